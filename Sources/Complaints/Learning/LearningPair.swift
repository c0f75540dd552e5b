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

    /// What is known of a complaint a pair comes from: its procedure, and the names in its file.
    public typealias Origin = (procedure: Procedure?, names: [String])

    /// Refuses a pair that cites complaints of which fewer are there, or of another procedure, or that names somebody in
    /// their files (requirement R77).
    public static func check(
        _ complaints: [ComplaintID], found origins: [Origin], procedure: Procedure,
        texts: [(field: String, text: String)]
    ) throws(Refusal) {
        guard origins.count == complaints.count else { throw .unknownComplaint("complaint_ids") }
        guard origins.allSatisfy({ $0.procedure == procedure }) else { throw .pairOfOtherProcedure(procedure) }
        let names = Set(origins.flatMap(\.names).flatMap(\.nameWords))
        for (field, text) in texts where !names.isDisjoint(with: text.words) { throw .pairNamesSomebody(field) }
    }

    /// Whether it may be approved for publication on a day, by somebody other than whoever proposed it.
    public func checkApproval(on day: Day, by approver: Signature, today: Day) throws(Refusal) {
        try once("approved_on", approvedOn)
        try approver.checkDecides(proposedBy: proposedBy)
        try checkHappened("approved_on", day, after: "proposed_at", London.day(of: proposedAt), by: today)
    }
}

extension String {
    /// Its words, without what stands between them.
    fileprivate var words: [Substring] { split { !$0.isLetter && $0 != "-" } }

    /// The words of a name by which somebody is known: no initials, and nothing that is written small.
    fileprivate var nameWords: [Substring] { words.filter { $0.count > 2 && $0.first?.isUppercase == true } }
}
