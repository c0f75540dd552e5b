import Complaints
import JSON
import Postgres

extension Fields {
    /// The services that contribute, each with its team; nil where the field is not there, none where it is null.
    mutating func contributors() -> [Contributor]? {
        guard gives("contributors") else { return nil }
        return objects(optional: "contributors", limit: 20) { fields in
            Contributor(
                service: ServiceName(
                    department: fields.text("department", limit: 200), name: fields.text("service", limit: 200)),
                team: fields.identifier(optional: "team_id").map { TeamID(rawValue: $0) })
        }
    }

    /// Whom the complaint names; nil where the field is not there, none where it is null.
    mutating func namedPeople() -> [PersonID]? {
        guard gives("named_people") else { return nil }
        return identifiers(optional: "named_people", limit: 50).map { PersonID(rawValue: $0) }
    }
}

extension Fields {
    /// What the complaint is about, where that is listed apart; nil where the field is not there, none where it is null.
    mutating func subjects() -> [Subject]? {
        guard gives("subjects") else { return nil }
        return choices(optional: "subjects")
    }

    /// The places whose staff it is about, each with the referral to the designated officer; nil where the field is not there, none where it is null.
    mutating func establishments() -> [ComplaintTags]? {
        guard gives("establishments") else { return nil }
        return objects(optional: "establishments", limit: 20) { fields in
            ComplaintTags(
                subject: nil, establishment: fields.text("establishment", limit: 200),
                ladoReference: fields.text(optional: "lado_reference", limit: 100))
        }
    }
}

extension CorrectComplaint {
    /// Lets the complaint have the tags that it should, and only them.
    func correctTags(of complaint: ComplaintID, _ db: borrowing Transaction) throws -> [Correction] {
        var corrections: [Correction] = []
        if let subjects {
            let before = try db.all("SELECT subject FROM complaint_subject WHERE complaint_id = \(complaint)") {
                try $0["subject"] as Subject
            }
            try db.execute(
                "DELETE FROM complaint_subject WHERE complaint_id = \(complaint) AND subject <> ALL(\(subjects))")
            for subject in subjects {
                try ComplaintTags(subject: subject, establishment: nil, ladoReference: nil).store(with: complaint, db)
            }
            corrections.append(told("subjects", before.map(\.rawValue), subjects.map(\.rawValue)))
        }
        if let establishments {
            let before = try db.all(
                "SELECT establishment, lado_reference FROM complaint_establishment WHERE complaint_id = \(complaint)"
            ) {
                ComplaintTags(
                    subject: nil, establishment: try $0["establishment"], ladoReference: try $0["lado_reference"])
            }
            for tags in establishments { try tags.check() }
            try db.execute("DELETE FROM complaint_establishment WHERE complaint_id = \(complaint)")
            for tags in establishments { try tags.store(with: complaint, db) }
            corrections.append(told("establishments", before.map(\.told), establishments.map(\.told)))
        }
        return corrections.filter { $0.before != $0.after }
    }

    /// Lets the complaint name whom it should, and only them, and have the services contribute that do; each who is new as at
    /// the first entry.
    func correctPeople(
        of complaint: inout Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> [Correction] {
        var corrections: [Correction] = []
        if let namedPeople {
            let before = try NamedPerson.all(of: complaint.id, db)
            for person in namedPeople where !before.contains(person) {
                let named = try Person.find(person, field: "named_people", db)
                try NamedPerson.record(named, in: &complaint, context, db)
            }
            try db.execute(
                """
                DELETE FROM complaint_named_person
                WHERE complaint_id = \(complaint.id) AND person_id <> ALL(\(namedPeople.map(\.rawValue)))
                """)
            corrections.append(told("named_people", before.map(\.text), namedPeople.map(\.text)))
        }
        if let contributors {
            let before = try Contributor.all(of: complaint.id, db)
            try db.execute("DELETE FROM complaint_contributor WHERE complaint_id = \(complaint.id)")
            let after = try contributors.map { try $0.add(to: complaint, context, db) }
            corrections.append(told("contributors", before.map(\.told), after.map(\.told)))
        }
        return corrections.filter { $0.before != $0.after }
    }

    /// Refuses a service that contributes to the answer as the one that leads it.
    func checkLead(of complaint: Complaint, _ db: borrowing Transaction) throws {
        let lead = ServiceName(department: complaint.department, name: complaint.service)
        guard try Contributor.services(of: complaint.id, db).contains(lead) else { return }
        throw Refusal.contributorLeads.pointing { _ in "service" }
    }

    private func told(_ fact: String, _ before: [String], _ after: [String]) -> Correction {
        Correction(
            fact: fact, before: before.sorted().joined(separator: "; "), after: after.sorted().joined(separator: "; "))
    }
}

extension ComplaintTags {
    /// A place as the audit tells it.
    fileprivate var told: String { [establishment, ladoReference].compactMap(\.self).joined(separator: ", ") }
}
