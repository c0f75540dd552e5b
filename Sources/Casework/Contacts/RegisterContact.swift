public import Complaints
public import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Logs a contact; one that raises safeguarding is referred, and its recipient alerted, in the same transaction.
public struct RegisterContact: RequestedOperation {
    public static let event = "contact_registered"
    public static let permission = Permission.speakForChildren
    /// A Children's Rights Officer logs what children and young people tell them, and nothing else.
    public var requires: Permission { source == .childOrYoungPerson ? .speakForChildren : .recordCasework }

    /// Receipt by any part of the authority.
    public var receivedAt: Date
    public var channel: Channel
    public var kind: ContactKind
    public var source: ContactSource
    public var person: String?
    /// The procedure it would come under as a complaint.
    public var procedure: Procedure
    /// A department of the services, or another part of the council, as the Director's office.
    public var department: String
    public var service: String?
    public var text: String
    public var subject: Subject?
    public var immediateRisk: Bool
    public var safeguarding: Bool
    /// Who a safeguarding concern goes to: First Response, where nobody works with the child yet.
    public var recipient: ReferralRecipient
    public var reportedBefore: ContactID?
    public var establishment: String?
    public var ladoReference: String?
    /// References of likely duplicates of which it was said that this is another matter.
    public var notADuplicateOf: [String] = []

    /// Stores the contact.
    ///
    /// - Throws: `Refusal`, for what is likely registered already too; `OutsideCalendar` for a receipt whose next working day is not known; `NotFound` for an
    ///   earlier contact that is not there.
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Contact {
        let receivedAt = try happened("received_at", receivedAt, by: context.now)
        let receivedOn = London.day(of: receivedAt)
        try Contact.checkRegistration(
            source: source, person: person,
            tags: ComplaintTags(subject: subject, establishment: establishment, ladoReference: ladoReference))
        _ = try context.casework.knowledge.calendar(db).day(1, workingDaysAfter: receivedOn)
        if let reportedBefore {
            guard let earlier = try Contact.load(reportedBefore, lock: false, db) else { throw NotFound("contact") }
            try earlier.checkReported(before: receivedAt)
        }
        let another = try checkNew(receivedOn, context, db)
        let id = ContactID(rawValue: .version7(at: context.now))
        let unknown = Refusal.unknownService(department: department, service: service ?? "")
        let registered = try db.refusing(["contact_service_fkey": unknown]) {
            try db.first(
                SQL.register(self, id: id, receivedAt: receivedAt, receivedOn: receivedOn, at: context.now)
            ) { try $0["id"] as ContactID }
        }
        _ = try registered.found(or: unknown)
        if immediateRisk || safeguarding {
            _ = try SafeguardingReferral.refer(
                .contact(id), to: recipient, immediateRisk: immediateRisk, context, db)
        }
        let event = try context.audit(
            Self.event, of: AuditSubject(contact: id), details: details(receivedOn, another), db)
        if let person { try SinglePointOfContact.assign(id, from: person, context, db) }
        try context.storeDuties(of: try Contact.find(id, context, db).dutySubjects, by: event, db)
        return try Contact.find(id, context, db)
    }

    /// One who gives no name is nobody's duplicate, and nothing holds up what is to be referred at once (requirement R9).
    private func checkNew(
        _ receivedOn: Day, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> AuditValue? {
        guard let person, !immediateRisk, !safeguarding else { return nil }
        var new = Registration(kind: .contact(kind), sender: person, words: text, receivedOn: receivedOn)
        new.reportedBefore = reportedBefore
        return try new.checkNew(saying: notADuplicateOf, context, db)
    }

    private func details(_ receivedOn: Day, _ another: AuditValue?) -> [String: AuditValue?] {
        [
            "not_a_duplicate_of": another,
            "received_on": .text(receivedOn.description), "channel": .text(channel.rawValue),
            "kind": .text(kind.rawValue), "source": .text(source.rawValue), "department": .text(department),
            "immediate_risk": .flag(immediateRisk), "safeguarding": .flag(safeguarding),
            "referred_to": immediateRisk || safeguarding ? .text(recipient.rawValue) : nil,
        ]
    }
}

extension RegisterContact {
    public init(_ fields: inout Fields, of target: NoTarget) {
        self.init(
            receivedAt: fields.instant("received_at"),
            channel: fields.choice("channel"),
            kind: fields.choice("kind"),
            source: fields.choice("source"),
            person: fields.text(optional: "person", limit: 200),
            procedure: fields.choice("procedure"),
            department: fields.text("department", limit: 200),
            service: fields.text(optional: "service", limit: 200),
            text: fields.text("text", limit: 20_000),
            subject: fields.choice(optional: "subject"),
            immediateRisk: fields.flag(optional: "immediate_risk") ?? false,
            safeguarding: fields.flag(optional: "safeguarding") ?? false,
            recipient: fields.choice(optional: "refer_to") ?? .firstResponse,
            reportedBefore: fields.identifier(optional: "reported_before_id").map { ContactID(rawValue: $0) },
            establishment: fields.text(optional: "establishment", limit: 200),
            ladoReference: fields.text(optional: "lado_reference", limit: 100),
            notADuplicateOf: fields.notADuplicateOf())
    }
}

extension SQL {
    /// No row where a service is named that the department does not have.
    fileprivate static func register(
        _ contact: RegisterContact, id: ContactID, receivedAt: Date, receivedOn: Day, at now: Date
    ) -> SQL {
        """
        INSERT INTO contact (
            id, reference, received_at, channel, kind, source, person, procedure, department, service_id, text,
            subject, immediate_risk, safeguarding, reported_before_id, establishment, lado_reference, registered_at,
            changed_at
        )
        SELECT \(id), 'CON-' || extract(year FROM \(receivedOn)::date) || '-'
                || lpad(nextval('contact_reference_seq')::text, 6, '0'),
            \(receivedAt), \(contact.channel), \(contact.kind), \(contact.source), \(contact.person),
            \(contact.procedure), \(contact.department), s.id, \(contact.text), \(contact.subject),
            \(contact.immediateRisk), \(contact.safeguarding), \(contact.reportedBefore), \(contact.establishment),
            \(contact.ladoReference), \(now), \(now)
        FROM (SELECT) AS one
        LEFT JOIN service AS s ON \(isService(contact.department, contact.service))
        WHERE s.id IS NOT NULL OR \(contact.service)::text IS NULL
        RETURNING id
        """
    }
}
