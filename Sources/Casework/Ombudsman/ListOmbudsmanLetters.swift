public import Complaints
import Foundation
import Postgres
import WorkingDays

/// Where a letter stands that asks for something by a day.
public enum LetterState: String, Sendable, CaseIterable {
    /// Its duty has not ended, whether or not its day has passed.
    case open
    /// Its duty has not ended, and its day has passed.
    case overdue
    case answered
    /// Logged in error or twice; no other list has it.
    case registeredInError = "registered_in_error"
}

/// Which letters a list holds; nil does not filter.
public struct OmbudsmanLetterFilter: Sendable, Hashable {
    public var state: LetterState?
    public var direction: LetterDirection?
    public var kind: OmbudsmanLetterKind?
    public var linkOfficer: PersonID?
    public var ombudsmanCase: OmbudsmanCaseID?

    /// A filter that lets everything pass.
    public init() {}
}

/// A letter in a list, with the case it is about.
public struct OmbudsmanLetterLine: Sendable, Hashable {
    public let ombudsmanCase: OmbudsmanCaseID
    /// The Ombudsman's, of the case.
    public let reference: String
    public let letter: OmbudsmanLetter
}

extension Casework {
    /// A page of the letters of every Ombudsman case, or of one, the latest first.
    ///
    /// - Throws: `NotFound` where there is no such case.
    public func ombudsmanLetters(
        _ filter: OmbudsmanLetterFilter, with inclusion: Inclusion? = nil, after position: DayPosition?, limit: Int,
        as credential: Credential
    ) async throws -> Page<OmbudsmanLetterLine, DayPosition> {
        try await reading(.snapshot, as: credential) { context, db in
            if let id = filter.ombudsmanCase {
                let known = try db.first("SELECT id FROM ombudsman_case WHERE id = \(id)") {
                    try $0["id"] as OmbudsmanCaseID
                }
                guard known != nil else { throw NotFound("ombudsman_case") }
            }
            let read = try db.all(
                SQL.ombudsmanLetters(filter, today: context.today, after: position, limit: limit + 1)
            ) { row in
                OmbudsmanLetterLine(
                    ombudsmanCase: try row["ombudsman_case_id"], reference: try row["reference"],
                    letter: try OmbudsmanLetter(row: row))
            }
            return try Page(read, limit: limit) { DayPosition(on: $0.letter.passage.on, id: $0.letter.id.rawValue) }
                .including(inclusion, context, db, of: \.letter.id.rawValue)
        }
    }
}

extension OmbudsmanLetter {
    init(row: Row) throws {
        let passage: LetterPassage
        if let receivedOn = try row["received_on"] as Day? {
            passage = .received(receivedOn)
        } else {
            passage = .sent(try row["sent_on"])
        }
        self.init(
            id: try row["id"], kind: try row["kind"], passage: passage, letterOn: try row["letter_on"],
            subject: try row["subject"], linkOfficer: try row["link_officer_id"], copiedTo: try row["copied_to"],
            loggedAt: try row["logged_at"], dueOn: try row["due_on"], extendedOn: try row["extended_on"],
            extendedTo: try row["extended_to"], earlierExtensions: try OmbudsmanExtension.earlier(row),
            answeredOn: try row["answered_on"], answers: try row["answers_id"],
            registrationError: try RegistrationError.ofLetters.readIfPresent(row))
    }
}

extension SQL {
    private static let letterColumns: SQL = """
        SELECT l.id, l.kind, l.received_on, l.sent_on, l.letter_on, l.subject, l.due_on, l.extended_on, l.extended_to,
            l.earlier_extended_on, l.earlier_extended_to, l.answered_on, l.answers_id, l.link_officer_id, l.copied_to,
            l.logged_at, l.ombudsman_case_id, o.reference,
            \(list(RegistrationError.ofLetters.names, of: "l"))
        FROM letter AS l
        JOIN ombudsman_case AS o ON o.id = l.ombudsman_case_id
        """

    private static let isCounted: SQL = " WHERE l.error_on IS NULL AND o.error_on IS NULL"
    private static let isInError: SQL = " WHERE l.error_on IS NOT NULL"

    /// Every letter of a case, the latest first.
    static func letters(of id: OmbudsmanCaseID) -> SQL {
        letterColumns + " WHERE l.ombudsman_case_id = \(id) ORDER BY coalesce(l.received_on, l.sent_on) DESC, l.id DESC"
    }

    /// The day the letter asks for something by, where that is still owed: neither answered, nor overtaken by the decision.
    private static let openDuty: SQL = "SELECT FROM duty AS d WHERE d.subject_id = l.id AND d.ended_by IS NULL"

    static func ombudsmanLetters(
        _ filter: OmbudsmanLetterFilter, today: Day, after position: DayPosition?, limit: Int
    ) -> SQL {
        var sql = letterColumns + (filter.state == .registeredInError ? isInError : isCounted)
        switch filter.state {
        case .open: sql = sql + " AND EXISTS (\(openDuty))"
        case .overdue: sql = sql + " AND EXISTS (\(openDuty) AND d.due_on < \(today))"
        case .answered: sql = sql + " AND l.answered_on IS NOT NULL"
        case .registeredInError, nil: break
        }
        switch filter.direction {
        case .received: sql = sql + " AND l.received_on IS NOT NULL"
        case .sent: sql = sql + " AND l.sent_on IS NOT NULL"
        case nil: break
        }
        if let kind = filter.kind { sql = sql + " AND l.kind = \(kind)" }
        if let officer = filter.linkOfficer { sql = sql + " AND l.link_officer_id = \(officer)" }
        if let ombudsmanCase = filter.ombudsmanCase { sql = sql + " AND l.ombudsman_case_id = \(ombudsmanCase)" }
        if let position {
            sql = sql + " AND (coalesce(l.received_on, l.sent_on), l.id) < (\(position.on), \(position.id))"
        }
        return sql + " ORDER BY coalesce(l.received_on, l.sent_on) DESC, l.id DESC LIMIT \(literal: limit)"
    }
}
