public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records the day the council received a report in the public interest, from which its duties count.
public struct ReceivePublicReport: RecordChange {
    public static let event = "public_report_received"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let receivedOn: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        receivedOn = fields.day("received_on")
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.checkReport(receivedOn: receivedOn, today: context.today)
        try db.execute(
            "INSERT INTO public_report (ombudsman_case_id, received_on) VALUES (\(ombudsmanCase), \(receivedOn))")
    }
}

/// Records what the council did with a public report: notice, inspection, consideration, reply.
public struct RecordPublicReportAct: RecordChange {
    public static let event = "public_report_act_recorded"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let act: PublicReportAct
    public let doneOn: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        act = fields.choice("act")
        doneOn = fields.day("done_on")
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.check(act, on: doneOn, today: context.today)
        try db.execute("UPDATE public_report SET \(act.column) = \(doneOn) WHERE ombudsman_case_id = \(ombudsmanCase)")
    }
}

/// Records that the Ombudsman agreed in writing to a later reply to a public report, beside any agreed to before (Local
/// Government Act 1974 s31(2)).
public struct ExtendPublicReportReply: RecordChange {
    public static let event = "public_report_reply_extended"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let agreedOn: Day
    public let extendedTo: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        agreedOn = fields.day("agreed_on")
        extendedTo = fields.day("extended_to")
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.checkReplyExtension(agreedOn: agreedOn, to: extendedTo, today: context.today)
        let later = OmbudsmanExtension(agreedOn: agreedOn, extendedTo: extendedTo)
        try db.execute(SQL.store(record.report?.extended(later), of: record.id))
    }
}

/// Records the Monitoring Officer's report of an upheld decision to members, alone or in a summary (Local Government and
/// Housing Act 1989 ss 5, 5A).
public struct TellMembers: RecordChange {
    public static let event = "members_told_of_decision"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let toldOn: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        toldOn = fields.day("members_told_on")
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.checkMembersTold(on: toldOn, today: context.today)
        try db.execute("UPDATE ombudsman_case SET members_told_on = \(toldOn) WHERE id = \(ombudsmanCase)")
    }
}

extension PublicReportAct {
    /// The column its day is kept in.
    fileprivate var column: SQL {
        switch self {
        case .noticePublished: "notice_on"
        case .inspectionOpened: "inspection_from_on"
        case .inspectionClosed: "inspection_to_on"
        case .considered: "considered_on"
        case .answered: "answered_on"
        }
    }
}
