public import Complaints
import Foundation
public import Postgres
public import WorkingDays

/// Records the day the council received a report in the public interest, from which its duties count.
public struct ReceivePublicReport: OmbudsmanCaseChange {
    public static let event = "public_report_received"
    public static let permission = Permission.recordCasework

    public let ombudsmanCase: OmbudsmanCaseID
    public let expectedVersion: Int?
    public let receivedOn: Day

    /// The receipt of a case's report, at the version the caller saw.
    public init(ombudsmanCase: OmbudsmanCaseID, expectedVersion: Int?, receivedOn: Day) {
        self.ombudsmanCase = ombudsmanCase
        self.expectedVersion = expectedVersion
        self.receivedOn = receivedOn
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
public struct RecordPublicReportAct: OmbudsmanCaseChange {
    public static let event = "public_report_act_recorded"
    public static let permission = Permission.recordCasework

    public let ombudsmanCase: OmbudsmanCaseID
    public let expectedVersion: Int?
    public let act: PublicReportAct
    public let doneOn: Day

    /// An act on a case's report, at the version the caller saw.
    public init(ombudsmanCase: OmbudsmanCaseID, expectedVersion: Int?, act: PublicReportAct, doneOn: Day) {
        self.ombudsmanCase = ombudsmanCase
        self.expectedVersion = expectedVersion
        self.act = act
        self.doneOn = doneOn
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
public struct ExtendPublicReportReply: OmbudsmanCaseChange {
    public static let event = "public_report_reply_extended"
    public static let permission = Permission.recordCasework

    public let ombudsmanCase: OmbudsmanCaseID
    public let expectedVersion: Int?
    public let agreedOn: Day
    public let extendedTo: Day

    /// A later day for the reply, at the version the caller saw.
    public init(ombudsmanCase: OmbudsmanCaseID, expectedVersion: Int?, agreedOn: Day, extendedTo: Day) {
        self.ombudsmanCase = ombudsmanCase
        self.expectedVersion = expectedVersion
        self.agreedOn = agreedOn
        self.extendedTo = extendedTo
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
public struct TellMembers: OmbudsmanCaseChange {
    public static let event = "members_told_of_decision"
    public static let permission = Permission.recordCasework

    public let ombudsmanCase: OmbudsmanCaseID
    public let expectedVersion: Int?
    public let toldOn: Day

    /// The report of a case's decision, at the version the caller saw.
    public init(ombudsmanCase: OmbudsmanCaseID, expectedVersion: Int?, toldOn: Day) {
        self.ombudsmanCase = ombudsmanCase
        self.expectedVersion = expectedVersion
        self.toldOn = toldOn
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
