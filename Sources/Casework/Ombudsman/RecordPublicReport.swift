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
        guard record.publicReport, let decisionOn = record.decisionOn else { throw Refusal.noPublicReport }
        if let report = record.report { throw Refusal.alreadyRecorded("received_on", on: report.receivedOn) }
        try context.check("received_on", receivedOn, after: "decision_on", decisionOn)
        try db.execute(
            "INSERT INTO public_report (ombudsman_case_id, received_on) VALUES (\(ombudsmanCase), \(receivedOn))")
    }

    public var details: [String: AuditValue?] {
        ["received_on": .text(receivedOn.description)]
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
        guard let report = record.report else { throw Refusal.publicReportNotReceived }
        if let done = report.doneOn[act] { throw Refusal.alreadyRecorded(act.rawValue, on: done) }
        try context.check("done_on", doneOn, after: "received_on", report.receivedOn)
        if act == .inspectionClosed {
            guard let openedOn = report.doneOn[.inspectionOpened] else { throw Refusal.inspectionNotOpened }
            try context.check("done_on", doneOn, after: "inspection_opened", openedOn)
        }
        try db.execute("UPDATE public_report SET \(act.column) = \(doneOn) WHERE ombudsman_case_id = \(ombudsmanCase)")
    }

    public var details: [String: AuditValue?] {
        ["act": .text(act.rawValue), "done_on": .text(doneOn.description)]
    }
}

/// Records that the Ombudsman agreed in writing to a later reply to a public report (Local Government Act 1974 s31(2)).
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
        guard let report = record.report else { throw Refusal.publicReportNotReceived }
        if let answeredOn = report.doneOn[.answered] { throw Refusal.alreadyRecorded("answered", on: answeredOn) }
        try context.check("agreed_on", agreedOn, after: "received_on", report.receivedOn)
        let before = record.deadlines.first { $0.clock.endsWith == .reportAnswered }?.dueOn ?? agreedOn
        guard agreedOn <= before else {
            throw Refusal.extensionAfterDeadline(
                agreedOn: agreedOn, dueOn: before, rule: record.source(of: .reportAnswered))
        }
        guard extendedTo > before else {
            throw Refusal.outOfOrder("extended_to", extendedTo, after: "the date so far", before)
        }
        try db.execute(
            """
            UPDATE public_report SET extended_on = \(agreedOn), extended_to = \(extendedTo)
            WHERE ombudsman_case_id = \(ombudsmanCase)
            """)
    }

    public var details: [String: AuditValue?] {
        ["agreed_on": .text(agreedOn.description), "extended_to": .text(extendedTo.description)]
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
        guard let decisionOn = record.decisionOn, record.decision?.isUpheld == true else { throw Refusal.notUpheld }
        if let told = record.membersToldOn { throw Refusal.alreadyRecorded("members_told_on", on: told) }
        try context.check("members_told_on", toldOn, after: "decision_on", decisionOn)
        try db.execute("UPDATE ombudsman_case SET members_told_on = \(toldOn) WHERE id = \(ombudsmanCase)")
    }

    public var details: [String: AuditValue?] {
        ["members_told_on": .text(toldOn.description)]
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
