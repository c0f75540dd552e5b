public import Complaints
import Foundation
import Postgres
public import WorkingDays

/// A letter of the Ombudsman that asks something of the council by a date.
public struct OmbudsmanLetterRecord: Sendable, Hashable {
    public let id: OmbudsmanLetterID
    public let type: OmbudsmanLetterType
    public let receivedOn: Day
    /// The date in the letter.
    public let dueOn: Day
    /// The day the Ombudsman agreed to a later date, and that date.
    public let extendedOn: Day?
    public let extendedTo: Day?
    public let answeredOn: Day?
}

/// A report in the public interest and what the council did with it.
public struct PublicReportRecord: Sendable, Hashable {
    public let receivedOn: Day
    public let doneOn: [PublicReportAct: Day]
    /// The day the Ombudsman agreed in writing to a later reply, and its last day.
    public let extendedOn: Day?
    public let extendedTo: Day?
}

extension OmbudsmanCaseRecord {
    /// Every date of the case, in the order of its clocks, then by due date.
    public var deadlines: [OmbudsmanDeadline] {
        clocks.flatMap { clock in facts.compactMap { clock.deadline(of: $0) } }
    }

    /// Where the clock of an act comes from; an extension after its date never makes late in time.
    func source(of act: OmbudsmanAct) -> String? { clocks.first { $0.endsWith == act }?.source }

    /// The last of the due dates of the remedies, which is the case's own.
    public var remediesDueOn: Day? { remedies.map(\.dueOn).max() }

    private var facts: [OmbudsmanFact] {
        var facts = letters.map { letter in
            OmbudsmanFact(
                .letterReceived, on: letter.receivedOn, record: letter.id.rawValue, statedOn: letter.dueOn,
                extendedTo: [.letterAnswered: letter.extendedTo], doneOn: [.letterAnswered: letter.answeredOn])
        }
        facts += remedies.map { remedy in
            OmbudsmanFact(
                .remedyAgreed, on: remedy.agreedOn, record: remedy.id.rawValue, statedOn: remedy.dueOn,
                doneOn: [.remedyCompleted: remedy.completedOn])
        }
        if let decisionOn, decision?.isUpheld == true {
            facts.append(OmbudsmanFact(.decided, on: decisionOn, doneOn: [.membersTold: membersToldOn]))
        }
        guard let report else { return facts }
        facts.append(
            OmbudsmanFact(
                .reportReceived, on: report.receivedOn, extendedTo: [.reportAnswered: report.extendedTo],
                doneOn: [
                    .noticePublished: report.doneOn[.noticePublished], .reportAnswered: report.doneOn[.answered],
                ]))
        if let openedOn = report.doneOn[.inspectionOpened] {
            facts.append(
                OmbudsmanFact(
                    .inspectionOpened, on: openedOn, doneOn: [.inspectionClosed: report.doneOn[.inspectionClosed]]))
        }
        return facts
    }
}

extension OmbudsmanLetterRecord {
    static let columns = ColumnList(
        OmbudsmanLetterRecord.init,
        Column("id", \.id), Column("type", \.type), Column("received_on", \.receivedOn), Column("due_on", \.dueOn),
        Column("extended_on", \.extendedOn), Column("extended_to", \.extendedTo),
        Column("answered_on", \.answeredOn))
}

extension PublicReportRecord {
    init(row: Row) throws {
        receivedOn = try row["received_on"]
        extendedOn = try row["extended_on"]
        extendedTo = try row["extended_to"]
        let days: [PublicReportAct: Day?] = [
            .noticePublished: try row["notice_on"], .inspectionOpened: try row["inspection_from_on"],
            .inspectionClosed: try row["inspection_to_on"], .considered: try row["considered_on"],
            .answered: try row["answered_on"],
        ]
        doneOn = days.compactMapValues { $0 }
    }
}

extension OmbudsmanClock {
    init(row: Row) throws {
        let length: OmbudsmanLength
        if let days = try row["days"] as Int? {
            length = .days(days)
        } else if let months = try row["months"] as Int? {
            length = .months(months, try row["month_wording"])
        } else {
            length = try row["as_stated"] ? .asStated : .open
        }
        self.init(
            clock: try row["clock"], basis: try row["basis"], endsWith: try row["ends_with"], length: length,
            source: try row["source"], isVerified: try row["verified"])
    }
}

extension SQL {
    static let ombudsmanClocks: SQL = """
        SELECT clock, basis, ends_with, days, months, month_wording, as_stated, source, verified
        FROM ombudsman_clock ORDER BY position
        """

    static func letters(of id: OmbudsmanCaseID) -> SQL {
        """
        SELECT \(list(OmbudsmanLetterRecord.columns.names, of: "l"))
        FROM ombudsman_letter AS l WHERE l.ombudsman_case_id = \(id) ORDER BY l.due_on, l.id
        """
    }

    static func report(of id: OmbudsmanCaseID) -> SQL {
        """
        SELECT received_on, notice_on, inspection_from_on, inspection_to_on, considered_on, answered_on, extended_on,
            extended_to
        FROM public_report WHERE ombudsman_case_id = \(id)
        """
    }
}
