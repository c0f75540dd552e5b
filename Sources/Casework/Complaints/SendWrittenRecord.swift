public import Complaints
import WorkingDays

/// Records that an oral complaint was written down and sent for agreement.
public struct SendWrittenRecord: ComplaintChange {
    public static let event = "written_record_sent"
    public static let permission = Permission.recordCasework
    public static let needsAcceptance = false

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let record: WrittenRecord

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, record: WrittenRecord) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.record = record
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.sendWrittenRecord(record, context: context)
    }

    public var details: [String: AuditValue?] {
        ["sent_on": .text(record.sentOn.description), "agreed_on": record.agreedOn.map { .text($0.description) }]
    }
}
