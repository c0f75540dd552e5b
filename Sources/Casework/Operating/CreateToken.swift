public import Complaints
import Foundation
public import Postgres

/// Creates a bearer token with a role; the token is given once and only its SHA-256 is stored.
public struct CreateToken: Operation {
    public static let event = "token_created"
    public static let permission = Permission.decide

    /// Who it is for, named in every audit event.
    public let name: String
    public let role: Role
    public let expiresInDays: Int
    /// The person of the directory who holds it, so that a deputy may stand in for them.
    public let person: PersonID?

    /// A token for somebody, for at most 366 days.
    public init(name: String, role: Role, expiresInDays: Int, person: PersonID? = nil) {
        self.name = name
        self.role = role
        self.expiresInDays = expiresInDays
        self.person = person
    }

    /// Stores the token's hash and returns the token: `redress_` and 43 characters of 256 random bits.
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> String {
        try required("name", name)
        if let person {
            guard let holder = try Person.load(person, db) else { throw NotFound("person") }
            try holder.checkActive(field: "person")
        }
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let text = Data(bytes).base64EncodedString().map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }
        let token = "redress_" + String(text.filter { $0 != "=" })
        guard case .tokenHash(let hash) = Credential.bearer(token) else { throw NotFound("token") }
        let expiresAt = context.now.addingTimeInterval(Double(min(expiresInDays, 366)) * 86400)
        try db.execute(
            """
            INSERT INTO api_token (hash, name, role, person_id, created_at, expires_at)
            VALUES (\(hash), \(name), \(role), \(person), \(context.now), \(expiresAt))
            """)
        try context.audit(
            Self.event,
            details: [
                "name": .text(name), "role": .text(role.rawValue),
                "person": person.map { .text($0.text) },
            ], db)
        return token
    }
}
