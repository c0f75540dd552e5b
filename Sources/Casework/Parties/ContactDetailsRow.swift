public import Complaints
import JSON
import Postgres

extension PreferredWay: PostgresCodable {}
extension ContactDetailsOf: PostgresCodable {}

extension [ContactDetails] {
    /// The details that a request gives, of each person once.
    init(_ fields: inout Fields) {
        self = fields.objects(optional: "contact_details", limit: ContactDetailsOf.allCases.count) { fields in
            let details = ContactDetails(&fields)
            details.check(&fields)
            return details
        }
        fields.checkOnce(map(\.person))
    }

    /// The details of a complaint from the columns of `SQL.contactDetails`.
    init(row: Row) throws {
        let people: [ContactDetailsOf] = try row["contact_person"]
        let addresses: [String?] = try row["contact_postal_address"]
        let emails: [String?] = try row["contact_email"]
        let telephones: [String?] = try row["contact_telephone"]
        let ways: [PreferredWay?] = try row["contact_preferred_way"]
        let limits: [String?] = try row["contact_do_not_contact_at"]
        self = people.indices.map { index in
            ContactDetails(
                person: people[index], postalAddress: addresses[index], email: emails[index],
                telephone: telephones[index], preferredWay: ways[index], doNotContactAt: limits[index])
        }
    }

    /// Writes the details of a complaint, in the place of earlier ones of the same people.
    func store(of complaint: ComplaintID, _ db: borrowing Transaction) throws {
        for details in self {
            try db.execute(
                """
                INSERT INTO contact_details
                    (complaint_id, person, postal_address, email, telephone, preferred_way, do_not_contact_at)
                VALUES (\(complaint), \(details.person), \(details.postalAddress), \(details.email),
                    \(details.telephone), \(details.preferredWay), \(details.doNotContactAt))
                ON CONFLICT (complaint_id, person) DO UPDATE SET
                    postal_address = excluded.postal_address, email = excluded.email, telephone = excluded.telephone,
                    preferred_way = excluded.preferred_way, do_not_contact_at = excluded.do_not_contact_at
                """)
        }
    }
}

extension ContactDetails {
    fileprivate init(_ fields: inout Fields) {
        self.init(of: fields.choice("person"), &fields)
    }

    fileprivate init(of person: ContactDetailsOf, _ fields: inout Fields) {
        self.init(
            person: person, postalAddress: fields.text(optional: "postal_address", limit: 500),
            email: fields.email(optional: "email"), telephone: fields.telephone(optional: "telephone"),
            preferredWay: fields.choice(optional: "preferred_way"),
            doNotContactAt: fields.text(optional: "do_not_contact_at", limit: 500))
    }
}

/// Where somebody can be reached, as a correction says it.
public struct CorrectedContactDetails: Sendable {
    public let person: ContactDetailsOf
    /// Nil where it was recorded by mistake.
    public let details: ContactDetails?

    /// What a correction calls them: `complainant_contact_details`.
    var fact: String { ContactDetails.fact(of: person) }
}

extension [ContactDetailsOf] {
    /// Takes back where people of a complaint can be reached.
    func takeBack(from complaint: ComplaintID, _ db: borrowing Transaction) throws {
        guard !isEmpty else { return }
        try db.execute(
            """
            DELETE FROM contact_details
            WHERE complaint_id = \(complaint) AND person = ANY(\(map(\.rawValue))::text[])
            """)
    }
}

extension ContactDetails {
    /// Refuses details that say no way to reach the person.
    fileprivate func check(_ fields: inout Fields) {
        guard let missingField else { return }
        fields.refuse(
            missingField, .missing, "Give where the person can be reached, in the way they prefer if they said one.")
    }
}

extension Fields {
    /// Where people can be reached, each once; of everybody it is taken back where the field is null.
    mutating func correctedContactDetails() -> [CorrectedContactDetails] {
        guard !isNull("contact_details") else {
            _ = objects(optional: "contact_details", limit: 1) { _ in () }
            return ContactDetailsOf.allCases.map { CorrectedContactDetails(person: $0, details: nil) }
        }
        let said = objects(optional: "contact_details", limit: ContactDetailsOf.allCases.count) { fields in
            let person: ContactDetailsOf = fields.choice("person")
            let isTakenBack = fields.flag(optional: "taken_back") ?? false
            let details = ContactDetails(of: person, &fields)
            guard isTakenBack else {
                details.check(&fields)
                return CorrectedContactDetails(person: person, details: details)
            }
            if !details.written.isEmpty {
                fields.refuse(
                    "taken_back", .duplicate, "Send where the person can be reached, or that it is taken back.")
            }
            return CorrectedContactDetails(person: person, details: nil)
        }
        checkOnce(said.map(\.person))
        return said
    }

    fileprivate mutating func checkOnce(_ people: [ContactDetailsOf]) {
        for (index, person) in people.enumerated() where people.prefix(index).contains(person) {
            refuse("contact_details/\(index)/person", .duplicate, "The person is in the list already.")
        }
    }

    mutating func email(optional name: String) -> String? {
        let email = text(optional: name, limit: 254)
        if let email, !email.isEmailAddress {
            refuse(name, .malformed, "The value must be an e-mail address, as name@example.org.")
        }
        return email
    }

    mutating func telephone(optional name: String) -> String? {
        let telephone = text(optional: name, limit: 40)
        if let telephone, !telephone.isTelephoneNumber {
            refuse(name, .malformed, "The value must be a telephone number of 6 to 15 digits.")
        }
        return telephone
    }
}

extension SQL {
    /// The contact details of the complaint `c`, as arrays.
    static let contactDetails: SQL = """
        SELECT coalesce(array_agg(d.person ORDER BY d.person), '{}') AS contact_person,
            coalesce(array_agg(d.postal_address ORDER BY d.person), '{}') AS contact_postal_address,
            coalesce(array_agg(d.email ORDER BY d.person), '{}') AS contact_email,
            coalesce(array_agg(d.telephone ORDER BY d.person), '{}') AS contact_telephone,
            coalesce(array_agg(d.preferred_way ORDER BY d.person), '{}') AS contact_preferred_way,
            coalesce(array_agg(d.do_not_contact_at ORDER BY d.person), '{}') AS contact_do_not_contact_at
        FROM contact_details AS d WHERE d.complaint_id = c.id
        """
}
