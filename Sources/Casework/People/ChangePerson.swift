public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Replaces what the directory says of a person.
public struct ChangePerson: RecordChange {
    public static let event = "person_changed"
    public static let permission = Permission.administer
    public static let reachesEverything = true

    public let target: Target<RecordKinds.Person>
    public let changed: PersonDetails

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Person>) {
        self.target = target
        changed = PersonDetails(&fields)
    }

    public func write(
        to record: PersonRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try changed.write(to: person, context, db)
        try PersonRecord.checkInvestigations(of: person, db)
    }

    public var details: [String: AuditValue?] { changed.audited(person) }
}

extension PersonRecord {
    /// Asks of each investigation, whether a person who changed conducts it or manages who does, if it may go on.
    static func checkInvestigations(of person: PersonID, _ db: borrowing Transaction) throws {
        try checkInvestigations("p.id = \(person) OR p.line_manager_id = \(person)", db)
    }

    /// The same for every investigation of what a department answers, whose services changed.
    static func checkInvestigations(in department: String, _ db: borrowing Transaction) throws {
        try checkInvestigations(
            """
            EXISTS (
                SELECT FROM complaint AS c JOIN service AS v ON v.id = c.service_id
                WHERE c.id = s.complaint_id AND v.department = \(department)
            ) OR EXISTS (
                SELECT FROM complaint_contributor AS k JOIN service AS v ON v.id = k.service_id
                WHERE k.complaint_id = s.complaint_id AND v.department = \(department)
            )
            """, db)
    }

    private static func checkInvestigations(_ condition: SQL, _ db: borrowing Transaction) throws {
        let investigations = try db.all(SQL.investigations(where: condition)) {
            (complaint: try $0["complaint_id"] as ComplaintID, officer: try $0["person_id"] as PersonID)
        }
        for (id, officer) in investigations {
            guard let complaint = try Complaint.load(id, lock: false, db), let officer = try Person.load(officer, db)
            else { continue }
            try complaint.checkStillInvestigates(officer, contributors: Contributor.services(of: id, db))
        }
    }
}

extension SQL {
    /// The investigations that run, in the stage `s` and by the person `p`, of which a condition is true.
    fileprivate static func investigations(where condition: SQL) -> SQL {
        """
        SELECT s.complaint_id, a.person_id
        FROM appointment AS a JOIN stage AS s ON s.id = a.stage_id JOIN person AS p ON p.id = a.person_id
        WHERE a.role = 'investigating_officer' AND s.ended_on IS NULL
            AND (\(condition))
        """
    }
}
