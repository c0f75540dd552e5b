public import Complaints
import Foundation
public import Postgres
import WorkingDays

/// Creates a bearer token with a role; the token is given once and only its SHA-256 is stored.
public struct CreateToken: Operation {
    public static let event = "token_created"
    public static let permission = Permission.administer

    /// Who it is for, named in every audit event.
    public let name: String
    public let role: Role
    public let expiresInDays: Int
    /// The person of the directory who holds it, so that a deputy may stand in for them; nil of a machine.
    public let person: PersonID?
    /// The departments it is narrowed to, at least one; nil for the whole council.
    public let departments: [String]?

    /// A token for somebody, for at most 366 days.
    public init(
        name: String, role: Role, expiresInDays: Int, person: PersonID? = nil, departments: [String]? = nil
    ) {
        self.name = name
        self.role = role
        self.expiresInDays = expiresInDays
        self.person = person
        self.departments = departments
    }

    /// What every token begins with; none has a dot in it.
    static let prefix = "redress_"

    /// A token as it is given once, with what is known of it from now on.
    public struct Issued: Sendable {
        /// `redress_` and 43 characters of 256 random bits.
        public let token: String
        public let record: TokenRecord
    }

    /// Stores the token's hash and returns the token.
    ///
    /// - Throws: `NotFound` for the person; `Refusal` where the name is not one line or another token's, the person has left, or
    ///   there is no such department.
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Issued {
        try checkLine("name", name, limit: 200)
        if let person {
            guard let holder = try Person.load(person, db) else { throw NotFound("person") }
            try holder.checkActive(field: "person")
        }
        let narrowed = try departments.map { names in
            precondition(!names.isEmpty, "the command asks for at least one department, or for the whole council")
            return Set(try names.map { try ServiceRecord.department($0, db) }).sorted()
        }
        let token = Self.prefix + Credential.newSecret()
        let expiresAt = context.now.addingTimeInterval(Double(min(expiresInDays, 366)) * 86400)
        let id = try db.refusing(["api_token_name_key": .tokenNameInUse(name)]) {
            try db.one(
                """
                INSERT INTO api_token (hash, name, role, person_id, whole_council, created_at, expires_at)
                VALUES (
                    \(Credential.hash(of: token)), \(name), \(role), \(person), \(narrowed == nil), \(context.now), \(expiresAt)
                )
                RETURNING id
                """
            ) { try $0["id"] as Int }
        }
        try db.execute(
            "INSERT INTO api_token_department SELECT \(id)::bigint, unnest(\(narrowed ?? [])::text[])")
        try context.audit(
            Self.event,
            details: [
                "token": .number(id), "name": .text(name), "role": .text(role.rawValue),
                "person": person.map { .text($0.text) },
                "departments": narrowed.map { .text($0.joined(separator: "; ")) },
                "expires_on": .text(London.day(of: expiresAt).description),
            ], db)
        return Issued(token: token, record: try TokenRecord.lock(id, db))
    }
}
