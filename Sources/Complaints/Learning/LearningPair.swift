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

    /// What is known of a complaint a pair comes from.
    public struct Origin: Sendable {
        public let procedure: Procedure?
        /// The names in its file.
        public let names: [String]
        /// What its file has in words of the people who were met, names among them.
        public let mentions: [String]
        /// Its own reference, and those by which others know it.
        public let references: [String]

        /// A complaint of a procedure with what its file has of people.
        public init(procedure: Procedure?, names: [String], mentions: [String], references: [String]) {
            self.procedure = procedure
            self.names = names
            self.mentions = mentions
            self.references = references
        }
    }

    /// Refuses a pair that is tied to no complaint, cites some of which fewer are there or of another procedure, or has
    /// somebody of their files or a case in its words (requirement R77).
    public static func check(
        _ complaints: [ComplaintID], found origins: [Origin], procedure: Procedure,
        texts: [(field: String, text: String)]
    ) throws(Refusal) {
        guard !complaints.isEmpty else { throw .blank("complaint_ids") }
        guard origins.count == complaints.count else { throw .unknownComplaint("complaint_ids") }
        guard origins.allSatisfy({ $0.procedure == procedure }) else { throw .pairOfOtherProcedure(procedure) }
        let names = PairNames(origins)
        for (field, text) in texts {
            if names.isNamed(in: text) { throw .pairNamesSomebody(field) }
            if names.hasReference(in: text) { throw .pairNamesCase(field) }
        }
    }

    /// Whether it may be approved for publication on a day, by somebody other than whoever proposed it.
    public func checkApproval(on day: Day, by approver: Signature, today: Day) throws(Refusal) {
        try once("approved_on", approvedOn)
        try approver.checkDecides(proposedBy: proposedBy)
        try checkHappened("approved_on", day, after: "proposed_at", London.day(of: proposedAt), by: today)
    }
}
