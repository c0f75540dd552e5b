public import Complaints
public import WorkingDays

/// Offers a children's stage 2 because stage 1 passed its limit without an answer.
public struct OfferStage2: ComplaintChange {
    public static let event = "stage_2_offered_under_duty"
    public static let permission = Permission.decide
    public static let settles: ProposedDecision? = .stage2Offer

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let offeredOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, offeredOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.offeredOn = offeredOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.offerStage2UnderDuty(on: offeredOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["offered_on": .text(offeredOn.description)]
    }
}
