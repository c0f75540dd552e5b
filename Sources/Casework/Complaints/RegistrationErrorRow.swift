import Complaints
import Foundation
import Postgres
import WorkingDays

extension RegistrationError {
    /// The columns of a record of a kind that may be registered in error; `reference` gives that of the record that counts in
    /// its place, where it has one.
    static func columns(
        of record: SQL, kind: SQL, reference: SQL = "NULL::text"
    ) -> ColumnList<RegistrationError> {
        ColumnList(
            RegistrationError.init,
            Column("error_on", \.on), Column("error_reason", \.reason), Column("error_by", \.by),
            Column(
                part: \.duplicateOf,
                ColumnList(
                    Other.init, Column("duplicate_of", \.id),
                    Column("duplicate_of_reference", \.reference, .computed(reference)),
                    Column(
                        "duplicate_of_is_shown", \.isShown,
                        .computed("\(record).duplicate_of IS NOT NULL AND is_seen('\(kind)', \(record).duplicate_of)")))
            ))
    }

    static let ofComplaints = columns(
        of: "c", kind: "complaint", reference: "(SELECT x.reference FROM complaint AS x WHERE x.id = c.duplicate_of)")
    static let ofContacts = columns(
        of: "c", kind: "contact", reference: "(SELECT x.reference FROM contact AS x WHERE x.id = c.duplicate_of)")
    static let ofCompliments = columns(of: "m", kind: "compliment")
}

extension RegistrationError {
    /// Writes it to a record of a table.
    func store(in table: SQL, _ id: UUID, _ db: borrowing Transaction) throws {
        try db.execute(
            """
            UPDATE \(table) SET error_on = \(on), error_reason = \(reason), error_by = \(by),
                duplicate_of = \(duplicateOf?.id)
            WHERE id = \(id)
            """)
    }

    /// Refuses to leave out the record `id` of a table while others were registered twice and count as it; `name` is how the
    /// sentence names such a one, `o`, to whoever sees it.
    static func checkNoDuplicates(
        of id: UUID, in table: SQL, named name: SQL, _ db: borrowing Transaction
    ) throws {
        try db.refuse(
            where: "SELECT \(name) AS name FROM \(table) AS o WHERE o.duplicate_of = \(id) ORDER BY o.id LIMIT 1"
        ) { Refusal.unsettled(.duplicate(try $0["name"])) }
    }

    /// Refuses to leave out an obligation while others were registered twice and count as it.
    static func checkNoDuplicates(of obligation: ObligationID, _ db: borrowing Transaction) throws {
        try checkNoDuplicates(of: obligation.rawValue, in: "obligation", named: "'The obligation ' || o.id", db)
    }

    /// Takes it from a record of a table.
    static func forget(in table: SQL, _ id: UUID, _ db: borrowing Transaction) throws {
        try db.execute(
            """
            UPDATE \(table) SET error_on = NULL, error_reason = NULL, error_by = NULL, duplicate_of = NULL
            WHERE id = \(id)
            """)
    }
}

extension Complaint {
    /// What hangs on the complaint, so that it cannot be left out of everything: its cases at the Ombudsman, what was agreed
    /// and is not done, referrals that wait.
    func unsettled(_ db: borrowing Transaction) throws -> [Unsettled] {
        try db.all(
            """
            SELECT 'case' AS kind, o.reference AS text FROM ombudsman_case AS o
            WHERE o.complaint_id = \(id) AND o.error_on IS NULL
            UNION ALL
            SELECT 'obligation', b.text FROM obligation AS b
            WHERE b.complaint_id = \(id) AND \(SQL.isOutstanding)
            UNION ALL
            SELECT 'referral', '' FROM safeguarding_referral AS r
            WHERE r.complaint_id = \(id) AND r.acknowledged_at IS NULL AND r.error_on IS NULL
            ORDER BY kind, text
            """
        ) { row in
            switch try row["kind"] as String {
            case "case": .ombudsmanCase(try row["text"])
            case "obligation": .obligation(try row["text"])
            default: .referral
            }
        }
    }

    /// Lets the records around the complaint follow where it was closed as registered in error, or that was taken back: the
    /// one that counts in its place shows it, the contact it was made of is set free or is the complaint again, and duties
    /// of its parts are withdrawn or due again, with the breaches that were recorded of them.
    func followError(
        replacing before: Complaint, event: Int, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard registrationError != before.registrationError else { return }
        for other in [before, self].compactMap(\.registrationError?.duplicateOf) {
            try Complaint.moveOn(ComplaintID(rawValue: other.id), at: context.now, db)
        }
        try moveOnFollowedCases(context, db)
        if let registrationError {
            if registrationError.duplicateOf == nil {
                try db.reachingEverything { db in try releaseContact(context, db) }
            }
        } else {
            try checkSplitOff(db)
            try takeContactBack(context, db)
        }
        let parts = try partsWithDuties(db)
        try context.storeDuties(of: parts, by: event, db)
        guard registrationError == nil else { return }
        try DutyFlags.restore(
            parts.map(\.id) + stages.map(\.id.rawValue), withdrawnBy: RegisterComplaintInError.event, of: id,
            at: context.now, db)
    }

    /// A premature case shows that it goes back to its stage while no complaint that counts follows it.
    private func moveOnFollowedCases(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        let followed = try db.all(
            """
            SELECT DISTINCT ombudsman_case_id AS id FROM complaint_link
            WHERE complaint_id = \(id) AND ombudsman_case_id IS NOT NULL ORDER BY id
            """
        ) { try $0["id"] as OmbudsmanCaseID }
        for ombudsmanCase in followed { try OmbudsmanCaseRecord.moveOn(ombudsmanCase, at: context.now, db) }
    }

    private func partsWithDuties(_ db: borrowing Transaction) throws -> [DutySubject] {
        let obligations = try db.all("SELECT id FROM obligation WHERE complaint_id = \(id)") {
            DutySubject.obligation(try $0["id"])
        }
        let contacts = try db.all("SELECT id FROM contact WHERE complaint_id = \(id)") { try $0["id"] as ContactID }
        let referrals = try db.all(
            "SELECT id FROM safeguarding_referral WHERE complaint_id = \(id) OR contact_id = ANY(\(contacts.map(\.rawValue)))"
        ) { DutySubject.referral(try $0["id"]) }
        return [.complaint(id)] + contacts.map(DutySubject.contact) + obligations + referrals
    }

    /// The contact that was made a complaint in error waits again to be ended rightly.
    private func releaseContact(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        try context.change(
            """
            UPDATE contact SET complaint_id = NULL, released_complaint_id = \(id), disposition = NULL, destination = NULL,
                version = version + 1, changed_at = \(context.now)
            WHERE complaint_id = \(id) RETURNING id
            """, "contact_released", of: self, db)
    }

    /// The contact is this complaint again, unless it became something else meanwhile; whoever does not see what it became is
    /// not told what that is.
    private func takeContactBack(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        // Also where it was made another complaint in error since, of which the audit alone remembers the first.
        let asked: SQL = """
            SELECT k.id FROM contact AS k
            WHERE k.released_complaint_id = \(id)
                OR k.complaint_id IS DISTINCT FROM \(id) AND k.id IN (
                    SELECT e.contact_id FROM audit_event AS e
                    WHERE e.complaint_id = \(id) AND e.operation = 'contact_released'
                )
            """
        let isSeen = try db.first(asked) { try $0["id"] as ContactID } != nil
        try db.reachingEverything { db in
            guard let released = try db.first(asked, { try $0["id"] as ContactID }) else { return }
            do {
                try Contact.find(released, lock: true, context, db).requireOpen()
            } catch is Refusal where !isSeen {
                throw Refusal.beyondReach
            }
            try takeBack(released, context, db)
        }
    }

    private func takeBack(
        _ released: ContactID, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try context.change(
            """
            UPDATE contact SET complaint_id = \(id), released_complaint_id = NULL,
                disposition = CASE WHEN explained_on IS NOT NULL THEN 'routed_out' END,
                destination = CASE WHEN explained_on IS NOT NULL THEN 'corporate_complaint' END,
                version = version + 1, changed_at = \(context.now)
            WHERE id = \(released) RETURNING id
            """, ConvertContact.event, of: self, db)
    }
}

extension OperationContext {
    /// Changes the contact of a complaint, and the duties of it, with an event that names both.
    fileprivate func change(
        _ update: SQL, _ event: String, of complaint: Complaint, _ db: borrowing Transaction
    ) throws {
        guard let contact = try db.first(update, { try $0["id"] as ContactID }) else { return }
        let changed = try Contact.find(contact, self, db)
        let event = try audit(
            event, of: AuditSubject(complaint: complaint.id, contact: contact),
            details: ["contact": .text(changed.reference), "complaint": .text(complaint.reference)], db)
        try storeDuties(of: changed.dutySubjects, by: event, db)
    }
}

extension Closing: PostgresCodable {}
