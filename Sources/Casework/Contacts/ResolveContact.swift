public import Complaints
public import Foundation
public import Postgres

/// Records how and when a concern was put right.
public struct ResolveContact: ContactChange {
    public static let event = "contact_resolved"
    public static let permission = Permission.recordCasework

    public let contact: ContactID
    public let expectedVersion: Int?
    public let resolvedAt: Date
    public let resolution: String

    /// A resolution, at the version the caller saw.
    public init(contact: ContactID, expectedVersion: Int?, resolvedAt: Date, resolution: String) {
        self.contact = contact
        self.expectedVersion = expectedVersion
        self.resolvedAt = resolvedAt
        self.resolution = resolution
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try found.checkResolution(at: resolvedAt, now: context.now)
        try db.execute(
            "UPDATE contact SET resolved_at = \(resolvedAt), resolution = \(resolution) WHERE id = \(contact)")
    }

    public var details: [String: AuditValue?] { ["resolved_at": .text(resolvedAt.ISO8601Format())] }
}
