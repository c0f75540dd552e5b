public import Complaints
public import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Registers a complaint: what was said, by whom, about which service, and when any part of the authority received it.
public struct RegisterComplaint: RequestedOperation {
    public static let event = "complaint_registered"
    public static let permission = Permission.recordCasework

    /// Receipt by any part of the authority; its day in London is day 0 of the clocks.
    public let receivedAt: Date
    public let channel: Channel
    public let complainant: String
    public let complainantType: ComplainantType
    public let representativeType: RepresentativeType?
    public let department: String
    public let service: String
    public let aboutChildrensSocialCare: Bool
    /// Codes of the council's list, each once.
    public let causes: [String]
    public let summary: String
    /// The points of the complaint in the complainant's order, if they are told apart already.
    public var points: [String] = []
    /// The day the matter arose or came to notice.
    public var groundsOn: Day?
    /// The day the complaints team had it; no clock counts from it (rule CAL-14).
    public var teamReceivedOn: Day?
    /// Where the people can be reached.
    public var contactDetails: [ContactDetails] = []
    /// References of likely duplicates of which it was said that this is another matter.
    public var notADuplicateOf: [String] = []
    /// What it is made of, if it is.
    var origin = Origin.message

    /// What a complaint is made of.
    enum Origin: Sendable {
        /// What somebody sent.
        case message
        case contact(Contact)
        /// A point of another complaint, of the same people in the same words.
        case point
    }

    /// Stores the complaint, not yet accepted into a procedure.
    ///
    /// A complainant with one named contact has it assigned to that person (requirement R63).
    /// - Throws: `Refusal` for what is likely registered already, for a receipt in the future, a blank text, an unknown
    ///   service or cause, a service not in use; `OutsideCalendar` for a receipt before the working days are known.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ComplaintRecord {
        let receivedAt = try happened("received_at", receivedAt, by: context.now)
        let receivedOn = London.day(of: receivedAt)
        try context.casework.knowledge.refuseBeforeCoverage(receivedOn, db)
        try Complaint.checkRegistration(
            receivedOn: receivedOn, teamReceivedOn: teamReceivedOn, groundsOn: groundsOn, today: context.today,
            complainant: complainant, summary: summary, points: points)
        let another = try checkNew(receivedOn, context, db)
        let id = ComplaintID(rawValue: .version7(at: context.now))
        let details = OperationContext.json([
            "received_on": .text(receivedOn.description), "channel": .text(channel.rawValue),
            "not_a_duplicate_of": another,
        ])
        // What belongs to it is written with it, and whoever sees some complaints sees this one only afterwards.
        try db.execute("SELECT set_config('redress.new', \(id.text), true)")
        let stored = try db.first(
            SQL.register(
                self, id: id, receivedAt: receivedAt, receivedOn: receivedOn, actor: context.actor,
                details: details, at: context.now)
        ) { row in
            (
                reference: try row["reference"] as String, causes: try row["causes"] as [String],
                service: ServiceName(department: try row["department"], name: try row["service"])
            )
        }
        if stored == nil {
            let named = ServiceName(department: department, name: service)
            try ServiceRecord.find(named, db).record.check(inUseOn: receivedOn)
        }
        let inserted = try stored.found(or: .unknownService(department: department, service: service))
        if inserted.causes.count < causes.count { try Cause.refuse(causes, from: try Cause.all(db)) }
        try contactDetails.store(of: id, db)
        try SinglePointOfContact.assign(id, of: complainant, context, db)
        var complaint = Complaint(
            id: id, reference: inserted.reference, receivedAt: receivedAt, receivedOn: receivedOn, channel: channel,
            complainant: complainant, complainantType: complainantType, representativeType: representativeType,
            department: inserted.service.department, service: inserted.service.name,
            aboutChildrensSocialCare: aboutChildrensSocialCare, causes: inserted.causes, summary: summary,
            acceptance: nil,
            stages: [], version: 1, registeredAt: context.now, changedAt: context.now)
        complaint.groundsOn = groundsOn
        complaint.teamReceivedOn = teamReceivedOn
        complaint.contactDetails = contactDetails
        complaint.points = points.enumerated().map {
            ComplaintPoint(number: $0.offset + 1, text: $0.element, origin: .complainant, foundOn: receivedOn)
        }
        return ComplaintRecord(complaint: complaint, duties: [:])
    }
}

extension RegisterComplaint {
    private func checkNew(
        _ receivedOn: Day, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> AuditValue? {
        var new = Registration(kind: .complaint, sender: complainant, words: summary, receivedOn: receivedOn)
        new.details = contactDetails.first { $0.person == .complainant }
        switch origin {
        case .message: break
        case .contact(let contact): (new.contact, new.reportedBefore) = (contact.id, contact.reportedBefore)
        case .point: return nil
        }
        return try new.checkNew(saying: notADuplicateOf, context, db)
    }

    /// A complaint of one point of another, received when the other was, by the same people.
    init(splitting point: String, from complaint: Complaint, department: String, service: String) {
        self.init(
            receivedAt: complaint.receivedAt, channel: complaint.channel, complainant: complaint.complainant,
            complainantType: complaint.complainantType, representativeType: complaint.representativeType,
            department: department, service: service,
            aboutChildrensSocialCare: complaint.aboutChildrensSocialCare, causes: [], summary: point, points: [point],
            groundsOn: complaint.groundsOn, teamReceivedOn: complaint.teamReceivedOn,
            contactDetails: complaint.contactDetails, origin: .point)
    }

    public init(_ fields: inout Fields, of target: NoTarget) {
        self.init(
            receivedAt: fields.instant("received_at"),
            channel: fields.choice("channel"),
            complainant: fields.text("complainant", limit: 200),
            complainantType: fields.choice("complainant_type"),
            representativeType: fields.choice(optional: "representative_type"),
            department: fields.text("department", limit: 200),
            service: fields.text("service", limit: 200),
            aboutChildrensSocialCare: fields.flag("about_childrens_social_care"),
            causes: fields.texts("causes", limit: 20),
            summary: fields.text("summary", limit: 20_000),
            points: fields.texts(optional: "points", limit: 100, length: 5_000),
            groundsOn: fields.day(optional: "grounds_on"),
            teamReceivedOn: fields.day(optional: "team_received_on"),
            contactDetails: [ContactDetails](&fields), notADuplicateOf: fields.notADuplicateOf())
    }
}

extension Fields {
    /// The references of which it is said that this is another matter.
    mutating func notADuplicateOf() -> [String] {
        texts(optional: "not_a_duplicate_of", limit: 2 * LikelyDuplicate.limit, length: 100)
    }
}

extension SQL {
    /// The complaint, its causes and its audit event in one statement; no row where the service is unknown or not in use.
    ///
    /// The event refers to the complaint of the same statement, whose key is checked when the statement ends.
    fileprivate static func register(
        _ complaint: RegisterComplaint, id: ComplaintID, receivedAt: Date, receivedOn: Day, actor: Actor,
        details: JSONB, at now: Date
    ) -> SQL {
        """
        WITH registered AS (
            INSERT INTO complaint (
                id, reference, received_at, received_on, channel, complainant, complainant_type, representative_type,
                service_id, about_childrens_social_care, summary, grounds_on, team_received_on, registered_at,
                changed_at
            )
            SELECT \(id), 'CMP-' || extract(year FROM \(receivedOn)::date) || '-'
                    || lpad(nextval('complaint_reference_seq')::text, 6, '0'),
                \(receivedAt), \(receivedOn), \(complaint.channel), \(complaint.complainant),
                \(complaint.complainantType), \(complaint.representativeType), s.id,
                \(complaint.aboutChildrensSocialCare), \(complaint.summary), \(complaint.groundsOn),
                \(complaint.teamReceivedOn), \(now), \(now)
            FROM service AS s
            WHERE \(isService(complaint.department, complaint.service))
                AND (s.in_use_from IS NULL OR s.in_use_from <= \(receivedOn))
                AND (s.in_use_until IS NULL OR s.in_use_until >= \(receivedOn))
            FOR KEY SHARE OF s
            RETURNING id, reference, service_id
        ), caused AS (
            INSERT INTO complaint_cause (complaint_id, cause)
            SELECT r.id, c.code FROM registered AS r
            JOIN cause AS c ON c.code = ANY(\(complaint.causes)::text[]) AND c.retired_on IS NULL
            RETURNING cause
        ), pointed AS (
            INSERT INTO complaint_point (complaint_id, number, text, origin, found_on)
            SELECT r.id, p.number, p.text, 'complainant', \(receivedOn)
            FROM registered AS r, unnest(\(complaint.points)::text[]) WITH ORDINALITY AS p (text, number)
        ), audited AS (
            INSERT INTO audit_event (occurred_at, actor, api_token_id, signed_in_id, operation, complaint_id, details)
            SELECT \(now), \(actor.name), \(actor.token), \(actor.signedIn), \(RegisterComplaint.event), r.id,
                \(details)::jsonb || jsonb_build_object('department', s.department, 'service', s.name)
            FROM registered AS r JOIN service AS s ON s.id = r.service_id
        )
        SELECT r.reference, s.department, s.name AS service,
            ARRAY(
                SELECT k.cause FROM caused AS k JOIN cause AS c ON c.code = k.cause ORDER BY c.position
            ) AS causes
        FROM registered AS r JOIN service AS s ON s.id = r.service_id
        """
    }
}
