public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// Corrects the day from which a cause is retired, or takes it back: it is chosen for new complaints again.
public struct CorrectCauseRetirement: RequestedOperation {
    public static let event = "cause_retirement_corrected"
    public static let permission = Permission.decide

    public let target: CodeTarget
    /// The true day; nil where the cause was not retired.
    public let retiredOn: Day?
    public let reason: String

    public init(_ fields: inout Fields, of target: CodeTarget) {
        self.target = target
        retiredOn = fields.day(optional: "retired_on")
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Cause {
        let found = try Cause.lock(target, db)
        try Correction.check("retired_on", found.retiredOn, correctedTo: retiredOn)
        if let retiredOn { try checkHappened("retired_on", retiredOn, by: context.today) }
        try context.audit(
            Self.event,
            details: [
                "cause": .text(found.code), "from_retired_on": found.retiredOn.map { .text($0.description) },
                "to_retired_on": retiredOn.map { .text($0.description) }, "reason": .text(reason),
            ], db)
        return try found.change("retired_on = \(retiredOn)", named: found.name, db)
    }
}
