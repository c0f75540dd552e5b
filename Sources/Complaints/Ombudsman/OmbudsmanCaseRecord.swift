public import Foundation
public import WorkingDays

/// Our record of a case at the Ombudsman, with its letters and obligations.
public struct OmbudsmanCaseRecord: Hashable, Sendable {
    public let id: OmbudsmanCaseID
    public var reference: String
    public let complaint: ComplaintID?
    /// How far the matter had come in the council's procedure; a linked complaint's own stages.
    public var standing: ProcedureStanding
    public var department: String
    public var service: String
    public var enquiryOn: Day
    /// The day the Ombudsman began to investigate, where that was recorded.
    public var investigationOn: Day?
    public var decisionOn: Day?
    public var decision: OmbudsmanDecision?
    public var publicReport = false
    public var localOfferPence: Int?
    /// For print: without names or places (requirement R92).
    public var summary: String?
    /// The causes of the faults that were found, in the order of the council's list (requirement R95).
    public var themes: [String] = []
    public let version: Int
    public let changedAt: Date
    public var obligations: [Obligation] = []
    public var letters: [OmbudsmanLetter] = []
    /// Those that were logged in error or twice; in none of the case's dates.
    public var lettersInError: [OmbudsmanLetter] = []
    /// The complaints that say they follow the case or are about the same, the oldest link first (requirement R16).
    public var links: [CaseLink] = []
    /// Where the case goes back to; nil unless it was premature.
    public var returnsTo: CaseReturn?
    /// The public report and what was done with it, once the council received it.
    public var report: PublicReportRecord?
    /// The day members were told of the upheld decision.
    public var membersToldOn: Day?
    /// That it was opened in error or twice.
    public var registrationError: RegistrationError?
    let clocks: [OmbudsmanClock]

    /// A case that is not decided, with the clocks that run in it.
    public init(
        id: OmbudsmanCaseID, reference: String, complaint: ComplaintID?, standing: ProcedureStanding,
        department: String, service: String, enquiryOn: Day, version: Int, changedAt: Date, clocks: [OmbudsmanClock]
    ) {
        self.id = id
        self.reference = reference
        self.complaint = complaint
        self.standing = standing
        self.department = department
        self.service = service
        self.enquiryOn = enquiryOn
        self.version = version
        self.changedAt = changedAt
        self.clocks = clocks
    }
}

extension OmbudsmanCaseRecord {
    /// Whether a case may be recorded with the Ombudsman's reference.
    public static func checkEnquiry(_ reference: String, on day: Day, today: Day) throws(Refusal) {
        try required("reference", reference)
        try checkHappened("enquiry_on", day, by: today)
    }
}

/// A link that a complaint has to a case, as seen from the case.
public struct CaseLink: Hashable, Sendable {
    public let id: LinkID
    public let kind: LinkKind
    public let complaint: ComplaintID
    /// The complaint's.
    public let reference: String
    /// The day on which the complaint was received.
    public let receivedOn: Day
    /// Whether the complaint counts: false of one that was registered in error.
    public let counts: Bool
    public let recordedBy: String
    public let recordedAt: Date

    /// A link as it is stored.
    public init(
        id: LinkID, kind: LinkKind, complaint: ComplaintID, reference: String, receivedOn: Day, counts: Bool,
        recordedBy: String, recordedAt: Date
    ) {
        self.id = id
        self.kind = kind
        self.complaint = complaint
        self.reference = reference
        self.receivedOn = receivedOn
        self.counts = counts
        self.recordedBy = recordedBy
        self.recordedAt = recordedAt
    }
}
