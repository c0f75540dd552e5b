public import Foundation
public import WorkingDays

/// A pair of plain sentences about learning, tied to complaints and published without them (requirement R77).
public struct LearningPair: Hashable, Sendable {
    public let id: LearningPairID
    public let youComplained: String
    public let weHave: String
    public let procedure: Procedure
    public let complaints: [ComplaintID]
    public let proposedBy: Signature
    public let proposedAt: Date
    public var approvedBy: String?
    public var approvedOn: Day?
    public let version: Int

    /// A pair that was proposed.
    public init(
        id: LearningPairID, youComplained: String, weHave: String, procedure: Procedure, complaints: [ComplaintID],
        proposedBy: Signature, proposedAt: Date, approvedBy: String? = nil, approvedOn: Day? = nil, version: Int
    ) {
        self.id = id
        self.youComplained = youComplained
        self.weHave = weHave
        self.procedure = procedure
        self.complaints = complaints
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        self.approvedBy = approvedBy
        self.approvedOn = approvedOn
        self.version = version
    }

    /// Refuses a pair that names complaints of which fewer are there.
    public static func check(_ complaints: [ComplaintID], found count: Int) throws(Refusal) {
        guard count == complaints.count else { throw .unknownComplaint("complaint_ids") }
    }

    /// Whether it may be approved for publication on a day, by somebody other than whoever proposed it.
    public func checkApproval(on day: Day, by approver: Signature, today: Day) throws(Refusal) {
        try once("approved_on", approvedOn)
        try approver.checkDecides(proposedBy: proposedBy)
        try checkHappened("approved_on", day, after: "proposed_at", London.day(of: proposedAt), by: today)
    }
}
