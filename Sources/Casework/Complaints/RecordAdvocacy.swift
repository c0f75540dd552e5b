public import Complaints
import WorkingDays

/// Records the offer of an advocate and the answer to it.
public struct RecordAdvocacy: ComplaintChange {
    public static let event = "advocacy_recorded"
    public static let permission = Permission.recordCasework
    public static let needsAcceptance = false

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let advocacy: Advocacy

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, advocacy: Advocacy) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.advocacy = advocacy
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.record(advocacy, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "offered_on": .text(advocacy.offeredOn.description), "answer": advocacy.answer.map { .text($0.rawValue) },
            "answered_on": advocacy.answeredOn.map { .text($0.description) },
            "representative": advocacy.representative.map { .text($0) },
            "representative_type": advocacy.representativeType.map { .text($0.rawValue) },
        ]
    }
}
