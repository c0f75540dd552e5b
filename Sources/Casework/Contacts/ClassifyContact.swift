public import Complaints
public import JSON
public import Postgres

/// Corrects what a contact was taken for.
public struct ClassifyContact: RecordChange {
    public static let event = "contact_classified"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Contact>
    public let kind: ContactKind
    public let reason: String
    public let rightsCheck: RightsCheck?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Contact>) {
        self.target = target
        kind = fields.choice("kind")
        reason = fields.text("reason", limit: 2_000)
        rightsCheck = RightsCheck(&fields)
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let childDecision = found.childDecision(kind)
        if childDecision != nil { try context.requireDecider() }
        try found.checkKind(kind)
        var classified = found
        classified.kind = kind
        try found.checkCorrection(
            to: classified, later: try Contact.naming(found.id, db), today: context.today)
        if let childDecision {
            try context.keep(
                KeptOut(childDecision, on: context.today, reason: reason, check: rightsCheck), of: .contact(found),
                on: "classified_on", since: found.receivedOn, db)
        }
        try db.execute("UPDATE contact SET kind = \(kind) WHERE id = \(contact)")
    }

    public var details: [String: AuditValue?] { ["kind": .text(kind.rawValue), "reason": .text(reason)] }
}
