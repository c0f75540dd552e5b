public import Complaints
public import Postgres

/// Corrects what a contact was taken for.
public struct ClassifyContact: ContactChange {
    public static let event = "contact_classified"
    public static let permission = Permission.recordCasework

    public let contact: ContactID
    public let expectedVersion: Int?
    public let kind: ContactKind
    public let reason: String

    /// Another kind, at the version the caller saw.
    public init(contact: ContactID, expectedVersion: Int?, kind: ContactKind, reason: String) {
        self.contact = contact
        self.expectedVersion = expectedVersion
        self.kind = kind
        self.reason = reason
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try found.checkKind(kind)
        try db.execute("UPDATE contact SET kind = \(kind) WHERE id = \(contact)")
    }

    public var details: [String: AuditValue?] { ["kind": .text(kind.rawValue), "reason": .text(reason)] }
}
