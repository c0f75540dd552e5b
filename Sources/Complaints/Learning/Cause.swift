public import WorkingDays

/// A cause of complaints on the council's list (requirement R72).
public struct Cause: Hashable, Sendable {
    public let code: String
    public let name: String
    /// The day from which it is no longer chosen for new complaints.
    public let retiredOn: Day?
    public let version: Int

    /// A cause as it stands on the list.
    public init(code: String, name: String, retiredOn: Day?, version: Int) {
        self.code = code
        self.name = name
        self.retiredOn = retiredOn
        self.version = version
    }

    /// Refuses a code that is not of the form of codes.
    public static func checkForm(_ code: String) throws(Refusal) {
        guard code.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil else { throw .causeForm }
    }

    /// Whether the cause may be retired from a day on.
    public func checkRetirement(on day: Day, today: Day) throws(Refusal) {
        try once("retired_on", retiredOn)
        try checkHappened("retired_on", day, by: today)
    }

    /// Says why one of the causes cannot be chosen: it is not on the list, or was retired.
    public static func refuse(_ chosen: [String], from list: [Cause]) throws(Refusal) -> Never {
        for code in chosen {
            let cause = try list.first { $0.code == code }.found(or: .unknownCause(code))
            if let retiredOn = cause.retiredOn { throw .causeRetired(code, on: retiredOn) }
        }
        throw .unknownCause(chosen.joined(separator: ", "))
    }
}
