public import Complaints
public import WorkingDays

/// Records the day the statement of complaint of a stage 2 was agreed.
public struct AgreeStatement: ComplaintChange {
    public static let event = "statement_agreed"
    public static let permission = Permission.investigate

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let agreedOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, agreedOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.agreedOn = agreedOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.agreeStatement(on: agreedOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["agreed_on": .text(agreedOn.description)]
    }
}
