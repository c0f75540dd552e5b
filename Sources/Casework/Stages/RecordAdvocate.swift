public import Complaints
public import WorkingDays

/// Records that an advocate was asked for at children's stage 1: the target of 10 working days stands still, the limit of
/// 20 does not.
public struct AskForAdvocate: ComplaintChange {
    public static let event = "advocate_asked_for"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let askedOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, askedOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.askedOn = askedOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.askForAdvocate(on: askedOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["advocate_asked_on": .text(askedOn.description)]
    }
}

/// Records that the advocate was appointed, from which day the target runs on.
public struct AppointAdvocate: ComplaintChange {
    public static let event = "advocate_appointed"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let appointedOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, appointedOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.appointedOn = appointedOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.appointAdvocate(on: appointedOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["advocate_appointed_on": .text(appointedOn.description)]
    }
}
