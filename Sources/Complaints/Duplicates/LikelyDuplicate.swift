/// A record that is likely the same as one that is being registered: of the same person with the same words, or of the same
/// sender within days.
public struct LikelyDuplicate: Hashable, Sendable {
    /// Of the complaint or contact that is there already.
    public let reference: String
    /// Whether somebody who read it said that the one that is registered is another matter.
    public let isAnotherMatter: Bool

    /// A record that is there already.
    public init(reference: String, isAnotherMatter: Bool) {
        self.reference = reference
        self.isAnotherMatter = isAnotherMatter
    }

    /// The most that are told of at once.
    public static let limit = 20

    /// Refuses to register what is likely registered already, until it was said of each such record that this is another
    /// matter; a complaint counts once (requirement R16).
    ///
    /// `days` is how far the receipts of two messages of one sender lie apart at most.
    /// - Returns: The references of which it was said, for the audit.
    @discardableResult
    public static func check(_ found: [LikelyDuplicate], within days: Int) throws(Refusal) -> [String] {
        let untold = found.filter { !$0.isAnotherMatter }.map(\.reference)
        guard untold.isEmpty else { throw .likelyDuplicate(untold, within: days) }
        return found.map(\.reference)
    }

    /// Refuses a second word about a record that is not there.
    public static func checkKnown(but unknown: String?) throws(Refusal) {
        if let unknown { throw .unknownReference(unknown) }
    }
}
