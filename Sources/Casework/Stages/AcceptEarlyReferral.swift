public import Complaints
public import WorkingDays

/// Records that the Ombudsman accepted an early referral, which ends stage 3.
public struct AcceptEarlyReferral: ComplaintChange {
    public static let event = "early_referral_accepted"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let acceptedOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, acceptedOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.acceptedOn = acceptedOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.acceptEarlyReferral(on: acceptedOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["accepted_on": .text(acceptedOn.description)]
    }
}
