import Complaints
import Foundation
import Postgres
import WorkingDays

// What was somebody's passes on when they leave (requirements R61, R63, R78).

extension DeactivatePerson {
    /// The posts they hold are vacant from the day after, and what they were to hold is nobody's; the number of posts.
    func leavePosts(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Int {
        let posts = try Post.lock(heldBy: target.id, db)
        var left = 0
        for var post in posts where post.leave(target.id, on: activeUntil) {
            try post.store(db)
            try Post.moveOn(post.id, at: context.now, db)
            try context.audit(
                VacatePost.event,
                details: [
                    "post_id": .text(post.id.text), "from_person_id": .text(target.id.text),
                    "from_on": .text(activeUntil.adding(days: 1).description), "reason": .text("The person has left."),
                ], db)
            left += 1
        }
        return left
    }

    /// Open contacts go back to the queue of the team, and its manager is told of each; the number of them.
    func passOnContacts(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Int {
        let contacts = try db.all(SQL.returnContacts(of: target.id, at: context.now)) {
            (id: try $0["id"] as ContactID, team: try $0["team_id"] as TeamID)
        }
        for contact in contacts {
            let rungs = try Rungs.load(team: contact.team, on: context.today, db)
            try AlertRow.tell(
                .contactBackInQueue, AlertRecipient(rungs.ofUnassigned), about: .init(contact: contact.id),
                cause: "\(contact.id.text):\(target.id.text)", context, db)
            try context.audit(
                "contact_back_in_queue", of: AuditSubject(contact: contact.id),
                details: ["team_id": .text(contact.team.text), "reason": .text("The person has left.")], db)
        }
        return contacts.count
    }

    /// Single points of contact pass to the manager of the team, who is told; the number of them.
    ///
    /// Where there is none they end, and the Complaints Manager is told.
    func passOnSingleContacts(
        to manager: PersonID?, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Int {
        let ended = try db.all(SQL.endSingleContacts(of: target.id, on: activeUntil, at: context.now)) {
            (id: try $0["id"] as SinglePointOfContactID, complainant: try $0["complainant"] as String)
        }
        for contact in ended {
            var (kind, id) = (AlertKind.singleContactEnded, contact.id)
            try context.audit(
                EndContact.event, details: ["contact_id": .text(id.text), "reason": .text("The person has left.")], db)
            if let manager {
                (kind, id) = (.singleContactPassedOn, SinglePointOfContactID(rawValue: .version7(at: context.now)))
                try db.execute(
                    SQL.name(manager, contactOf: contact.complainant, as: id, at: context.now, on: context.today))
                try context.audit(
                    NameContact.event, details: ["contact_id": .text(id.text), "person_id": .text(manager.text)], db)
            }
            try AlertRow.tell(
                kind, manager.map { .person($0) } ?? .role(.manager), about: .init(singleContact: id), cause: id.text,
                context, db)
        }
        return ended.count
    }

}

extension Obligation {
    /// A person's obligations that are not done, all or those of a complaint, stay with the department they belong to, or with that of the
    /// person; the number of them.
    static func passOn(
        of person: PersonID, in complaint: ComplaintID? = nil, to department: String?, reason: String,
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Int {
        let obligations = try db.all(SQL.passOnObligations(of: person, in: complaint, to: department)) {
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
                    "obligation": .text(obligation.id.text), "from_owner_id": .text(person.text),
                    "owner_department": .text(obligation.department), "reason": .text(reason),
                ], db)
        }
        return obligations.count
    }
}

extension SQL {
    fileprivate static func returnContacts(of person: PersonID, at now: Date) -> SQL {
        """
        UPDATE contact SET assignee_id = NULL, version = version + 1, changed_at = \(now)
        WHERE assignee_id = \(person) AND closed_at IS NULL AND complaint_id IS NULL
        RETURNING id, team_id
        """
    }

    fileprivate static func passOnObligations(
        of person: PersonID, in complaint: ComplaintID?, to department: String?
    ) -> SQL {
        let own: SQL = complaint.map { "complaint_id = \($0)" } ?? "true"
        return """
            UPDATE obligation SET owner_id = NULL, owner_department = coalesce(owner_department, \(department))
            WHERE owner_id = \(person) AND done_on IS NULL AND coalesce(owner_department, \(department)) IS NOT NULL
                AND \(own)
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

    /// Who manages a team and can be a named contact in the place of one of its people: still here, and in a team.
    static func manager(of team: TeamID, on day: Day) -> SQL {
        """
        SELECT o.person_id
        FROM post AS p
        JOIN post_holder AS o ON o.post_id = p.id AND \(standing(on: day))
        JOIN person AS h ON h.id = o.person_id AND h.team_id IS NOT NULL
        WHERE p.team_id = \(team)
        """
    }
}
