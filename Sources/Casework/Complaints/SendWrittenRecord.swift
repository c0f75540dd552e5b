public import Complaints
public import JSON
import WorkingDays

/// Records that an oral complaint was written down and sent for agreement.
public struct SendWrittenRecord: ComplaintChange {
    public static let event = "written_record_sent"
    public static let permission = Permission.recordCasework
    public static let needsAcceptance = false

    public let target: Target<RecordKinds.Complaint>
    public let record: WrittenRecord

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        record = WrittenRecord(sentOn: fields.day("sent_on"), agreedOn: fields.day(optional: "agreed_on"))
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.sendWrittenRecord(WrittenRecord(sentOn: context.today, agreedOn: nil), context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.sendWrittenRecord(record, context: context)
    }
}
