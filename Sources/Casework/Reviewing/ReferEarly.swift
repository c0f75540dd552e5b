public import Complaints
public import WorkingDays

/// Refers a complaint to the Ombudsman in place of a review panel.
public struct ReferEarly: ComplaintChange {
    public static let event = "early_referral_made"
    public static let permission = Permission.decide

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let referredOn: Day
    public let complainantAgrees: Bool

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, referredOn: Day, complainantAgrees: Bool) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.referredOn = referredOn
        self.complainantAgrees = complainantAgrees
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.referEarly(on: referredOn, complainantAgrees: complainantAgrees, context: context)
    }

    public var details: [String: AuditValue?] {
        ["referred_on": .text(referredOn.description), "complainant_agrees": .flag(complainantAgrees)]
    }
}
