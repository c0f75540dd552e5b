public import Complaints
public import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Whether a letter went to the Ombudsman or came from there.
public enum LetterDirection: String, Sendable, CaseIterable {
    case sent, received
}

/// A letter of an Ombudsman case, with the Link Officer of its day.
public struct OmbudsmanCorrespondence: Sendable, Hashable {
    public let id: UUID
    public let direction: LetterDirection
    public let letterOn: Day
    public let subject: String
    /// The day by which it asks for an answer, as the letter states it.
    public let dueOn: Day?
    public let linkOfficer: PersonID
    public let copiedTo: String
    public let loggedAt: Date
}

/// Logs a letter to or from the Ombudsman; it keeps the Link Officer of its day, whoever follows (requirement R58).
public struct LogOmbudsmanCorrespondence: RecordChange {
    public static let event = "ombudsman_correspondence_logged"
    public static let permission = Permission.recordCasework
    public static let adds = true

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let direction: LetterDirection
    public let letterOn: Day
    public let subject: String
    public let dueOn: Day?
    /// Law and Governance where nobody else is named.
    public let copiedTo: String

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        direction = fields.choice("direction")
        letterOn = fields.day("letter_on")
        subject = fields.text("subject", limit: 500)
        dueOn = fields.day(optional: "due_on")
        copiedTo = fields.text(optional: "copied_to", limit: 200, audited: true) ?? "Law and Governance"
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try OmbudsmanCaseRecord.checkCorrespondence(
            subject, letterOn: letterOn, dueOn: dueOn, today: context.today)
        let officer = try LinkOfficer.inOffice(on: letterOn, db)
        try db.execute(
            """
            INSERT INTO ombudsman_correspondence (
                id, ombudsman_case_id, direction, letter_on, subject, due_on, link_officer_id, copied_to, logged_at
            )
            VALUES (
                \(UUID.version7(at: context.now)), \(ombudsmanCase), \(direction), \(letterOn), \(subject), \(dueOn),
                \(officer), \(copiedTo), \(context.now)
            )
            """)
    }
}

extension LetterDirection: PostgresCodable {}

extension Casework {
    /// The letters of an Ombudsman case, the latest first.
    public func letters(
        of ombudsmanCase: OmbudsmanCaseID, as credential: Credential
    ) async throws -> [OmbudsmanCorrespondence] {
        try await reading(.snapshot, as: credential) { _, db in
            guard try OmbudsmanCaseRecord.load(ombudsmanCase, lock: false, db) != nil else {
                throw NotFound("ombudsman_case")
            }
            return try db.all(SQL.correspondence(of: ombudsmanCase)) { row in
                OmbudsmanCorrespondence(
                    id: try row["id"], direction: try row["direction"], letterOn: try row["letter_on"],
                    subject: try row["subject"], dueOn: try row["due_on"], linkOfficer: try row["link_officer_id"],
                    copiedTo: try row["copied_to"], loggedAt: try row["logged_at"])
            }
        }
    }
}

extension SQL {
    fileprivate static func correspondence(of ombudsmanCase: OmbudsmanCaseID) -> SQL {
        """
        SELECT id, direction, letter_on, subject, due_on, link_officer_id, copied_to, logged_at
        FROM ombudsman_correspondence WHERE ombudsman_case_id = \(ombudsmanCase) ORDER BY letter_on DESC, id DESC
        """
    }
}
