public import Complaints
import Foundation
import Postgres

/// How the council's own provider knows a person of the directory.
public struct SignInRecord: Sendable, Hashable {
    /// The provider.
    public let issuer: String
    /// The value of the claim that names the person.
    public let subject: String
    /// The role by which a deputy acts for them; nil where a deputy has nothing by their sign-in.
    public let deputyRole: Role?
}

extension SignInRecord {
    /// Everybody's, by the person.
    static func all(_ db: borrowing Transaction) throws -> [PersonID: SignInRecord] {
        let rows = try db.all("SELECT person_id, issuer, subject, deputy_role FROM sign_in") { row in
            (
                try row["person_id"] as PersonID,
                SignInRecord(
                    issuer: try row["issuer"], subject: try row["subject"], deputyRole: try row["deputy_role"])
            )
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Stores somebody's, or that they have none.
    static func store(_ signIn: SignInRecord?, of person: PersonID, _ db: borrowing Transaction) throws {
        guard let signIn else {
            try db.execute("DELETE FROM sign_in WHERE person_id = \(person)")
            return
        }
        try db.execute(
            """
            INSERT INTO sign_in (person_id, issuer, subject, deputy_role)
            VALUES (\(person), \(signIn.issuer), \(signIn.subject), \(signIn.deputyRole))
            ON CONFLICT (person_id) DO UPDATE SET
                issuer = excluded.issuer, subject = excluded.subject, deputy_role = excluded.deputy_role
            """)
    }
}

/// A sign-in with whose it is, as an operator reads it.
public struct ListedSignIn: Sendable, Hashable {
    public let person: PersonID
    /// What the council knows them by.
    public let reference: String?
    public let name: String
    public let signIn: SignInRecord
}

extension Casework {
    /// Everybody who signs in through the provider, by name.
    public func signIns(as credential: Credential) async throws -> [ListedSignIn] {
        try await reading(for: .administer, as: credential) { _, db in
            try db.all(
                """
                SELECT p.id, p.reference, p.name, s.issuer, s.subject, s.deputy_role
                FROM sign_in AS s JOIN person AS p ON p.id = s.person_id ORDER BY normal_name(p.name), p.id
                """
            ) { row in
                ListedSignIn(
                    person: try row["id"], reference: try row["reference"], name: try row["name"],
                    signIn: SignInRecord(
                        issuer: try row["issuer"], subject: try row["subject"], deputyRole: try row["deputy_role"]))
            }
        }
    }
}
