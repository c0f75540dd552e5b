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

    /// Stores the complaint, not yet accepted into a procedure.
    ///
    /// A complainant with one named contact has it assigned to that person (requirement R63).
    /// - Throws: `Refusal` for a receipt in the future, a blank text, an unknown service or cause, a service not in use;
    ///   `OutsideCalendar` for a receipt before the working days are known.
    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ComplaintRecord {
        let receivedOn = London.day(of: receivedAt)
        guard receivedAt <= context.now else {
            throw Refusal.inTheFuture("received_at", receivedAt, now: context.now)
        }
        try context.casework.knowledge.refuseBeforeCoverage(receivedOn, db)
        if let groundsOn, groundsOn > receivedOn {
            throw Refusal.groundsAfterReceipt(groundsOn, receivedOn: receivedOn)
        }
        for (field, text) in [("complainant", complainant), ("summary", summary)] + points.map({ ("points", $0) })
        where !text.contains(where: { !$0.isWhitespace }) { throw Refusal.blank(field) }
        let id = ComplaintID(rawValue: .version7(at: context.now))
        let details = try OperationContext.json([
            "received_on": .text(receivedOn.description), "channel": .text(channel.rawValue),
            "department": .text(department), "service": .text(service),
        ])
        let inserted = try db.first(
            SQL.register(
                self, id: id, receivedOn: receivedOn, actor: context.actor.name, details: details, at: context.now)
        ) { row in (reference: try row["reference"] as String, causes: try row["causes"] as [String]) }
        guard let inserted else {
            let named = ServiceName(department: department, name: service)
            try ServiceRecord.find(named, db).record.check(inUseOn: receivedOn)
            throw Refusal.unknownService(department: department, service: service)
        }
        if inserted.causes.count < causes.count { throw try Refusal.notChosen(among: causes, db) }
        try SinglePointOfContact.assign(id, of: complainant, context, db)
        var complaint = Complaint(
            id: id, reference: inserted.reference, receivedAt: receivedAt, receivedOn: receivedOn, channel: channel,
            complainant: complainant, complainantType: complainantType, representativeType: representativeType,
            department: department, service: service,
            aboutChildrensSocialCare: aboutChildrensSocialCare, causes: inserted.causes, summary: summary,
            acceptance: nil,
            stages: [], version: 1, registeredAt: context.now, changedAt: context.now)
        complaint.groundsOn = groundsOn
        complaint.points = points.enumerated().map {
            ComplaintPoint(number: $0.offset + 1, text: $0.element, origin: .complainant, foundOn: receivedOn)
        }
        return ComplaintRecord(complaint: complaint, deadlines: [:])
    }
}

extension Refusal {
    /// Why one of the causes cannot be chosen: it is not on the list, or was retired.
    static func notChosen(among causes: [String], _ db: borrowing Transaction) throws -> Refusal {
        let known = try db.all(SQL.causeColumns) { try Cause.columns.read($0) }
        for cause in causes {
            guard let found = known.first(where: { $0.code == cause }) else { return .unknownCause(cause) }
            if let retiredOn = found.retiredOn { return .causeRetired(cause, on: retiredOn) }
        }
        return .unknownCause(causes.joined(separator: ", "))
    }
}

extension RegisterComplaint {
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
            groundsOn: fields.day(optional: "grounds_on"))
    }
}

extension SQL {
    /// The complaint, its causes and its audit event in one statement; no row where the service is unknown or not in use.
    ///
    /// The event refers to the complaint of the same statement, whose key is checked when the statement ends.
    fileprivate static func register(
        _ complaint: RegisterComplaint, id: ComplaintID, receivedOn: Day, actor: String, details: JSONB, at now: Date
    ) -> SQL {
        """
        WITH registered AS (
            INSERT INTO complaint (
                id, reference, received_at, received_on, channel, complainant, complainant_type, representative_type,
                service_id, about_childrens_social_care, summary, grounds_on, registered_at, changed_at
            )
            SELECT \(id), 'CMP-' || extract(year FROM \(receivedOn)::date) || '-'
                    || lpad(nextval('complaint_reference_seq')::text, 6, '0'),
                \(complaint.receivedAt), \(receivedOn), \(complaint.channel), \(complaint.complainant),
                \(complaint.complainantType), \(complaint.representativeType), s.id,
                \(complaint.aboutChildrensSocialCare), \(complaint.summary), \(complaint.groundsOn), \(now), \(now)
            FROM service AS s
            WHERE s.department = \(complaint.department) AND s.name = \(complaint.service)
                AND (s.in_use_from IS NULL OR s.in_use_from <= \(receivedOn))
                AND (s.in_use_until IS NULL OR s.in_use_until >= \(receivedOn))
            RETURNING id, reference
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
            INSERT INTO audit_event (occurred_at, actor, operation, complaint_id, details)
            SELECT \(now), \(actor), \(RegisterComplaint.event), r.id, \(details) FROM registered AS r
        )
        SELECT r.reference,
            ARRAY(
                SELECT k.cause FROM caused AS k JOIN cause AS c ON c.code = k.cause ORDER BY c.position
            ) AS causes
        FROM registered AS r
        """
    }
}
