public import Foundation
public import WorkingDays

/// Our record of a case at the Ombudsman, with its letters and obligations.
public struct OmbudsmanCaseRecord: Hashable, Sendable {
    public let id: OmbudsmanCaseID
    public let reference: String
    public let complaint: ComplaintID?
    public let procedure: Procedure
    public let department: String
    public let service: String
    public let enquiryOn: Day
    public var decisionOn: Day?
    public var decision: OmbudsmanDecision?
    public var publicReport = false
    public let procedureExhausted: Bool
    public var localOfferPence: Int?
    public var summary: String?
    public let version: Int
    public let changedAt: Date
    public var obligations: [Obligation] = []
    public var letters: [OmbudsmanLetter] = []
    /// The public report and what was done with it, once the council received it.
    public var report: PublicReportRecord?
    /// The day members were told of the upheld decision.
    public var membersToldOn: Day?
    let clocks: [OmbudsmanClock]

    /// A case that is not decided, with the clocks that run in it.
    public init(
        id: OmbudsmanCaseID, reference: String, complaint: ComplaintID?, procedure: Procedure, department: String,
        service: String, enquiryOn: Day, procedureExhausted: Bool, version: Int, changedAt: Date,
        clocks: [OmbudsmanClock]
    ) {
        self.id = id
        self.reference = reference
        self.complaint = complaint
        self.procedure = procedure
        self.department = department
        self.service = service
        self.enquiryOn = enquiryOn
        self.procedureExhausted = procedureExhausted
        self.version = version
        self.changedAt = changedAt
        self.clocks = clocks
    }
}

extension OmbudsmanCaseRecord {
    /// Refuses a second decision.
    public func checkDecision(on day: Day, today: Day) throws(Refusal) {
        if let decisionOn { throw .alreadyDecided(on: decisionOn) }
        try checkHappened("decision_on", day, after: "enquiry_on", enquiryOn, by: today)
    }

    /// Whether a case may be recorded with the Ombudsman's reference.
    public static func checkEnquiry(_ reference: String, on day: Day, today: Day) throws(Refusal) {
        try required("reference", reference)
        try checkHappened("enquiry_on", day, by: today)
    }
}

extension Complaint {
    /// Refuses an enquiry of the Ombudsman that came before the complaint, or of which is said what its stages contradict.
    public func checkEnquiry(on day: Day, exhausted: Bool, version: ProcedureVersion) throws(Refusal) {
        try checkOrder("enquiry_on", day, after: "received_on", receivedOn)
        let isExhausted = isExhausted(on: day, version: version)
        guard exhausted == isExhausted else { throw .exhaustionDiffers(exhausted: isExhausted, on: day) }
    }

    /// Whether every stage of the procedure was completed by a day: the last was answered, or the Ombudsman accepted an
    /// early referral in its place (requirements R22, R28, R86).
    private func isExhausted(on day: Day, version: ProcedureVersion) -> Bool {
        guard let last = version.stages.last.flatMap(stage) else { return false }
        if last.earlyReferral?.acceptedOn != nil { return true }
        return last.respondedOn.map { $0 <= day } ?? false
    }
}
