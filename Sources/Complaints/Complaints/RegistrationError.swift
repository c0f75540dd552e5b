public import Foundation
public import WorkingDays

/// That a record was registered in error, or twice: a closing of its own, whatever the record was before, which no figure
/// counts (ruling "Three closings"; decision 0040).
public struct RegistrationError: Hashable, Sendable {
    /// The record that counts in its place.
    public struct Other: Hashable, Sendable {
        public let id: UUID
        /// Nil of what has no reference, as a compliment.
        public let reference: String?
        /// Whether whoever asks sees it, and is told which it is.
        public let isShown: Bool

        /// A record by its identifier and reference.
        public init(id: UUID, reference: String?, isShown: Bool = true) {
            self.id = id
            self.reference = reference
            self.isShown = isShown
        }
    }

    public let on: Day
    public let reason: String
    public let by: String
    /// Where it was registered twice.
    public let duplicateOf: Other?

    /// An error that was found on a day.
    public init(on: Day, reason: String, by: String, duplicateOf: Other?) {
        self.on = on
        self.reason = reason
        self.by = by
        self.duplicateOf = duplicateOf
    }
}

/// What is to be settled before a record can be left out of everything, so that nothing is owed in the air.
public enum Unsettled: Hashable, Sendable {
    /// A case at the Ombudsman that is linked to it, by its reference.
    case ombudsmanCase(String?)
    /// An obligation that was agreed and is not done, by its text.
    case obligation(String?)
    /// A safeguarding referral that nobody acknowledged.
    case referral
    /// A record that was registered twice, for which this one counts.
    case duplicate(String)
}

extension Unsettled {
    /// What hangs on a complaint, of what its file has that is not ended.
    public static func among(_ open: Set<FilePart>) -> [Unsettled] {
        [
            open.contains(.ombudsmanCase) ? .ombudsmanCase(nil) : nil,
            open.contains(.obligation) ? .obligation(nil) : nil, open.contains(.referral) ? .referral : nil,
        ].compactMap(\.self)
    }
}

extension RegistrationError {
    /// Refuses to close a record in error for a second time, without a reason, or while something hangs on it.
    public func check(recorded: RegistrationError?, unsettled: [Unsettled]) throws(Refusal) {
        if let recorded { throw .inErrorAlready(on: recorded.on) }
        try required("reason", reason)
        try Self.checkSettled(unsettled)
    }

    /// Refuses while something hangs on the record.
    public static func checkSettled(_ unsettled: [Unsettled]) throws(Refusal) {
        if let first = unsettled.first { throw .unsettled(first) }
    }

    /// What may be taken back of a record, with a reason.
    public static func toTakeBack(
        _ recorded: RegistrationError?, reason: String
    ) throws(Refusal) -> RegistrationError {
        try required("reason", reason)
        return try recorded.found(or: .notInError)
    }

    /// Refuses as the record that counts in the place of another this other itself, or one that does not count.
    public static func checkOther(isItself: Bool, errorOn: Day?) throws(Refusal) {
        if isItself { throw .duplicateOfItself }
        if let errorOn { throw .duplicateOfError(on: errorOn) }
    }
}

extension Complaint {
    /// Closes the complaint as registered in error or twice, whatever state it is in (ruling "Three closings").
    ///
    /// What it was before stays beneath, and is there again once it is reopened. Nothing is owed meanwhile. A child's
    /// complaint needs the check of a Children's Rights Officer, as every other decision that ends one (requirement R56).
    public mutating func registerInError(
        _ error: RegistrationError, check: RightsCheck? = nil, unsettled: [Unsettled] = [], context: RuleContext
    ) throws(Refusal) {
        try error.check(recorded: registrationError, unsettled: unsettled + duplicates.map { .duplicate($0) })
        try require(check, "registered_in_error_on", error.on, context: context)
        registrationError = error
    }

    /// Refuses what cannot be done to a complaint that was registered in error.
    public func checkCounts() throws(Refusal) {
        if let registrationError { throw .complaintClosed(.registeredInError, on: registrationError.on) }
    }

    /// The closing that is in force: that it was registered in error before what it was otherwise.
    public var closing: (kind: Closing, on: Day)? {
        registrationError.map { (.registeredInError, $0.on) } ?? closure.map { ($0.kind.closing, $0.on) }
    }
}

/// The three closings as they are shown (ruling "Three closings").
public enum Closing: String, Sendable, Codable, CaseIterable {
    case withdrawn, refused
    case registeredInError = "registered_in_error"

    /// After "The complaint was".
    var written: String { self == .registeredInError ? "registered in error" : rawValue }
}

extension ClosureKind {
    fileprivate var closing: Closing {
        switch self {
        case .withdrawn: .withdrawn
        case .refused: .refused
        }
    }
}
