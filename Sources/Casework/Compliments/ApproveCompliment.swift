public import Complaints
import Foundation
public import Postgres

/// Approves the text of a compliment for print; whoever approves gives it, staff and children reduced to initials.
public struct ApproveCompliment: Operation {
    public static let event = "compliment_approved"
    public static let permission = Permission.decide

    public let compliment: ComplimentID
    /// The version the caller saw (`If-Match`).
    public let expectedVersion: Int?
    public let publishedText: String

    /// A text to print, at the version the caller saw; one that was approved before is replaced.
    public init(compliment: ComplimentID, expectedVersion: Int?, publishedText: String) {
        self.compliment = compliment
        self.expectedVersion = expectedVersion
        self.publishedText = publishedText
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ComplimentRecord {
        guard let found = try ComplimentRecord.load(compliment, lock: true, db) else { throw NotFound("compliment") }
        if let expectedVersion, expectedVersion != found.version {
            throw VersionMismatch(expected: expectedVersion, current: found.version)
        }
        try db.execute(
            """
            UPDATE compliment
            SET published_text = \(publishedText), approved_by = \(context.actor.name), approved_at = \(context.now),
                version = version + 1
            WHERE id = \(compliment)
            """)
        try context.audit(
            Self.event, contact: found.contact,
            details: ["compliment": .text(compliment.rawValue.uuidString.lowercased())], db)
        guard let changed = try ComplimentRecord.load(compliment, lock: false, db) else { throw NotFound("compliment") }
        return changed
    }
}
