/// A fact of a complaint as it was and as it is.
public struct Correction: Hashable, Sendable {
    public let fact: String
    public let before: String
    public let after: String

    /// The facts that differ from the record; nil is a fact that the caller did not send.
    ///
    /// - Throws: `Refusal.nothingCorrected` where none does.
    public static func all(
        of facts: [(fact: String, before: String, after: String?)]
    ) throws(Refusal) -> [Correction] {
        let corrections = facts.compactMap { fact, before, after -> Correction? in
            guard let after, after != before else { return nil }
            return Correction(fact: fact, before: before, after: after)
        }
        guard !corrections.isEmpty else { throw .nothingCorrected }
        return corrections
    }

    /// Refuses a department without its service, and a service without its department.
    public static func checkService(department: String?, service: String?) throws(Refusal) {
        guard (department == nil) == (service == nil) else { throw .serviceIncomplete }
    }
}
