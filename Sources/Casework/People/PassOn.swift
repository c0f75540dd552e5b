import Complaints
import Foundation
import Postgres
import WorkingDays

// What was somebody's passes on when they leave (requirements R61, R63, R78).

extension DeactivatePerson {
    /// Open contacts go back to the queue of the team, and its head is told of each; the number of them.
    func passOnContacts(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Int {
        let contacts = try db.all(SQL.returnContacts(of: target.id, at: context.now)) {
            (id: try $0["id"] as ContactID, team: try $0["team_id"] as TeamID, head: try $0["head_id"] as PersonID?)
        }
        for contact in contacts {
            try StaffNotification(
                kind: .contactBackInQueue, recipient: contact.head.map { .person($0) } ?? .role(.manager),
                complaint: nil,
                measure: nil, contact: contact.id,
                key: "contact_back_in_queue:\(contact.id.text):\(target.id.text)"
            ).record(at: context.now, db)
            try context.audit(
                "contact_back_in_queue", of: AuditSubject(contact: contact.id),
                details: ["team_id": .text(contact.team.text), "reason": .text("The person has left.")], db)
        }
        return contacts.count
    }

    /// Single points of contact pass to the head of the team, who is told; the number of them.
    ///
    /// Where there is no head they end, and the Complaints Manager is told.
    func passOnSingleContacts(
        head: PersonID?, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Int {
        let ended = try db.all(SQL.endSingleContacts(of: target.id, on: activeUntil, at: context.now)) {
            (id: try $0["id"] as SinglePointOfContactID, complainant: try $0["complainant"] as String)
        }
        for contact in ended {
            var (kind, id) = (StaffNotification.Kind.singleContactEnded, contact.id)
            try context.audit(
                EndContact.event, details: ["contact_id": .text(id.text), "reason": .text("The person has left.")], db)
            if let head {
                (kind, id) = (.singleContactPassedOn, SinglePointOfContactID(rawValue: .version7(at: context.now)))
                try db.execute(
                    SQL.name(head, contactOf: contact.complainant, as: id, at: context.now, on: context.today))
                try context.audit(
                    NameContact.event, details: ["contact_id": .text(id.text), "person_id": .text(head.text)], db)
            }
            try StaffNotification(
                kind: kind, recipient: head.map { .person($0) } ?? .role(.manager), complaint: nil, measure: nil,
                singleContact: id, key: "\(kind.rawValue):\(id.text)"
            ).record(at: context.now, db)
        }
        return ended.count
    }

    /// Obligations that are not done stay with the department they belong to, or with that of the person; the number of them.
    func passOnObligations(
        department: String?, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Int {
        let obligations = try db.all(SQL.passOnObligations(of: target.id, to: department)) {
            (
                id: try $0["id"] as ObligationID, complaint: try $0["complaint_id"] as ComplaintID?,
                ombudsmanCase: try $0["ombudsman_case_id"] as OmbudsmanCaseID?,
                department: try $0["owner_department"] as String
            )
        }
        for obligation in obligations {
            try Obligation.moveOn(obligation.id, at: context.now, db)
            try context.audit(
                ChangeObligation.event,
                of: AuditSubject(complaint: obligation.complaint, ombudsmanCase: obligation.ombudsmanCase),
                details: [
                    "obligation": .text(obligation.id.text), "from_owner_id": .text(target.id.text),
                    "owner_department": .text(obligation.department), "reason": .text("The person has left."),
                ], db)
        }
        return obligations.count
    }
}

extension SQL {
    /// The head of the team is told where there is one who is still here.
    fileprivate static func returnContacts(of person: PersonID, at now: Date) -> SQL {
        """
        UPDATE contact AS c SET assignee_id = NULL, version = c.version + 1, changed_at = \(now)
        FROM team AS t LEFT JOIN person AS h ON h.id = t.head_id AND h.active_until IS NULL
        WHERE t.id = c.team_id AND c.assignee_id = \(person) AND c.closed_at IS NULL AND c.complaint_id IS NULL
        RETURNING c.id, c.team_id, h.id AS head_id
        """
    }

    fileprivate static func passOnObligations(of person: PersonID, to department: String?) -> SQL {
        """
        UPDATE obligation SET owner_id = NULL, owner_department = coalesce(owner_department, \(department))
        WHERE owner_id = \(person) AND done_on IS NULL AND coalesce(owner_department, \(department)) IS NOT NULL
        RETURNING id, complaint_id, ombudsman_case_id, owner_department
        """
    }

    fileprivate static func endSingleContacts(of person: PersonID, on day: Day, at now: Date) -> SQL {
        """
        UPDATE single_point_of_contact AS c
        SET until_on = greatest(c.from_on, \(day)), version = c.version + 1, changed_at = \(now)
        WHERE c.person_id = \(person) AND c.until_on IS NULL
        RETURNING c.id, c.complainant
        """
    }

    fileprivate static func name(
        _ person: PersonID, contactOf complainant: String, as id: SinglePointOfContactID, at now: Date, on day: Day
    ) -> SQL {
        """
        INSERT INTO single_point_of_contact (id, complainant, person_id, reason, from_on, changed_at)
        VALUES (\(id), \(complainant), \(person), 'The person before has left.', \(day), \(now))
        """
    }

    /// The head of a person's team, who can be a named contact in their place: still here, and in a team.
    static func head(of team: TeamID) -> SQL {
        """
        SELECT h.id FROM team AS t
        JOIN person AS h ON h.id = t.head_id AND h.active_until IS NULL AND h.team_id IS NOT NULL
        WHERE t.id = \(team)
        """
    }
}
