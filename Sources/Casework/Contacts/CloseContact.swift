public import Complaints
import Foundation
public import Postgres
import WorkingDays

/// Closes a contact that does not become a complaint: how it ended, why, and the manager who agreed (requirement R66).
public struct CloseContact: ContactChange {
    public static let event = "contact_closed"
    public static let permission = Permission.recordCasework

    public let contact: ContactID
    public let expectedVersion: Int?
    public let ending: Ending

    /// An ending, at the version the caller saw.
    public init(contact: ContactID, expectedVersion: Int?, ending: Ending) {
        self.contact = contact
        self.expectedVersion = expectedVersion
        self.ending = ending
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try found.check(ending, today: context.today)
        try db.execute(SQL.close(contact, ending, at: context.now))
    }

    public var details: [String: AuditValue?] {
        [
            "disposition": .text(ending.disposition.rawValue),
            "destination": ending.destination.map { .text($0.rawValue) },
            "explained_on": ending.explainedOn.map { .text($0.description) },
            "forwarded_on": ending.forwardedOn.map { .text($0.description) },
            "rationale": ending.rationale.map { .text($0) }, "agreed_by": ending.agreedBy.map { .text($0) },
            "assessment_reference": ending.assessmentReference.map { .text($0) },
            "spoken_to_on": ending.spokenToOn.map { .text($0.description) },
        ]
    }
}

extension SQL {
    fileprivate static func close(_ contact: ContactID, _ ending: Ending, at now: Date) -> SQL {
        """
        UPDATE contact
        SET closed_at = \(now), disposition = \(ending.disposition), destination = \(ending.destination),
            explained_on = \(ending.explainedOn), forwarded_on = \(ending.forwardedOn),
            rationale = \(ending.rationale), agreed_by = \(ending.agreedBy),
            assessment_reference = \(ending.assessmentReference), spoken_to_on = \(ending.spokenToOn)
        WHERE id = \(contact)
        """
    }
}
