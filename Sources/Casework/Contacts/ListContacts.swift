public import Complaints
public import Foundation
import Postgres
public import WorkingDays

/// A list of work that waits.
public enum ContactWorklist: String, Sendable, CaseIterable {
    /// Informal concerns that are open (requirement R4).
    case informalResolution = "informal_resolution"
    /// Dissatisfaction that was not put right in time and must become a complaint (requirement R3).
    case conversionDue = "conversion_due"
    /// A safeguarding referral that nobody acknowledged (requirement R9).
    case safeguarding
}

/// Which contacts a list holds; nil does not filter.
public struct ContactFilter: Sendable, Hashable {
    public var kind: ContactKind?
    public var source: ContactSource?
    public var state: ContactState?
    public var worklist: ContactWorklist?
    public var receivedFrom: Day?
    public var receivedTo: Day?
    public var department: String?
    public var reference: String?
    public var complaint: ComplaintID?
    /// The contacts that cite this one.
    public var reportedBefore: ContactID?
    public var team: TeamID?
    public var assignee: PersonID?
    /// Whether it was registered in error or twice; false leaves those out.
    public var registeredInError: Bool?

    /// A filter that lets everything pass.
    public init() {}
}

/// A contact in a list: nothing of what was said, which only the contact itself shows, and who sent it only where the page is
/// asked for its people.
public struct ContactSummary: Sendable, Hashable {
    public let id: ContactID
    public let reference: String
    public let receivedAt: Date
    public let receivedOn: Day
    public let channel: Channel
    public let kind: ContactKind
    public let source: ContactSource?
    public let procedure: Procedure?
    public let department: String
    public let service: String?
    public let immediateRisk: Bool
    public let safeguarding: Bool
    /// Referrals that wait to be acknowledged.
    public let referralsOutstanding: Int
    public let resolutionDueAt: Date?
    public let resolvedAt: Date?
    public let closedAt: Date?
    public let disposition: Disposition?
    public let team: TeamID?
    public let assignee: PersonID?
    public let complaint: ComplaintID?
    /// The day it was closed as registered in error or twice.
    public let registeredInErrorOn: Day?
    public let version: Int
    /// Whole hours since receipt, while it is open.
    public let ageHours: Int?

    /// Where the contact stands.
    public var state: ContactState {
        Contact.state(closedAt: closedAt, complaint: complaint, isInError: registeredInErrorOn != nil)
    }
}

extension Casework {
    /// Reads a contact with its referrals.
    public func contact(_ id: ContactID, as credential: Credential) async throws -> Contact {
        try await record(id, as: credential)
    }

    /// A page of contacts, the latest received first.
    public func contacts(
        _ filter: ContactFilter, with inclusion: Inclusion? = nil, after position: DayPosition?, limit: Int,
        as credential: Credential
    ) async throws -> Page<ContactSummary, DayPosition> {
        try await reading(as: credential) { context, db in
            let read = try db.all(SQL.contacts(filter, after: position, limit: limit + 1, now: context.now)) { row in
                try ContactSummary(row: row, now: context.now)
            }
            return try Page(read, limit: limit) { DayPosition(on: $0.receivedOn, id: $0.id.rawValue) }
                .including(inclusion, context, db, of: \.id.rawValue)
        }
    }
}

extension ContactSummary {
    fileprivate init(row: Row, now: Date) throws {
        id = try row["id"]
        reference = try row["reference"]
        receivedAt = try row["received_at"]
        receivedOn = try row["received_on"]
        channel = try row["channel"]
        kind = try row["kind"]
        source = try row["source"]
        procedure = try row["procedure"]
        department = try row["department"]
        service = try row["service"]
        immediateRisk = try row["immediate_risk"]
        safeguarding = try row["safeguarding"]
        referralsOutstanding = try row["referrals_outstanding"]
        resolutionDueAt = try row["resolution_due_at"]
        resolvedAt = try row["resolved_at"]
        closedAt = try row["closed_at"]
        disposition = try row["disposition"]
        team = try row["team_id"]
        assignee = try row["assignee_id"]
        complaint = try row["complaint_id"]
        registeredInErrorOn = try row["error_on"]
        version = try row["version"]
        let isOpen =
            Contact.state(closedAt: closedAt, complaint: complaint, isInError: registeredInErrorOn != nil) == .open
        ageHours = isOpen ? Int((now.timeIntervalSince(receivedAt) / 3600).rounded(.down)) : nil
    }
}

extension SQL {
    /// Only the conditions asked for are written, so that each combination is planned for its own index.
    static func contacts(
        _ filter: ContactFilter, after position: DayPosition?, limit: Int, now: Date
    ) -> SQL {
        var sql = summaryColumns + " WHERE true"
        if let kind = filter.kind { sql = sql + " AND c.kind = \(kind)" }
        if let source = filter.source { sql = sql + " AND c.source = \(source)" }
        if let receivedFrom = filter.receivedFrom { sql = sql + " AND c.received_on >= \(receivedFrom)" }
        if let receivedTo = filter.receivedTo { sql = sql + " AND c.received_on <= \(receivedTo)" }
        if let department = filter.department {
            sql = sql + " AND listed_name(c.department) = listed_name(\(department))"
        }
        if let reference = filter.reference {
            sql =
                sql
                + " AND c.id IN (SELECT k.id FROM reached_contact AS k WHERE sought_reference(k.reference) = sought_reference(\(reference)))"
        }
        if let complaint = filter.complaint { sql = sql + " AND c.complaint_id = \(complaint)" }
        if let earlier = filter.reportedBefore {
            sql = sql + " AND c.reported_before_id = (SELECT b.id FROM contact AS b WHERE b.id = \(earlier))"
        }
        if let team = filter.team { sql = sql + " AND c.team_id = \(team)" }
        if let assignee = filter.assignee { sql = sql + " AND c.assignee_id = \(assignee)" }
        switch filter.state {
        case .open: sql = sql + open
        case .converted: sql = sql + " AND c.complaint_id IS NOT NULL AND c.error_on IS NULL"
        case .closed:
            sql = sql + " AND (c.closed_at IS NOT NULL AND c.complaint_id IS NULL OR c.error_on IS NOT NULL)"
        case nil: break
        }
        switch filter.worklist {
        case .informalResolution: sql = sql + open + " AND c.kind = 'informal_concern'"
        case .conversionDue: sql = sql + open + conversionDue(now)
        case .safeguarding: sql = sql + " AND r.outstanding > 0"
        case nil: break
        }
        sql = sql + inError(filter.registeredInError, "c")
        if let position { sql = sql + " AND (c.received_on, c.id) < (\(position.on), \(position.id))" }
        return sql + " ORDER BY c.received_on DESC, c.id DESC LIMIT \(literal: limit)"
    }

    private static let open: SQL = " AND c.closed_at IS NULL AND c.complaint_id IS NULL AND c.error_on IS NULL"

    /// A complaint needs a complainant, so that an anonymous contact never waits to become one.
    private static func conversionDue(_ now: Date) -> SQL {
        """
         AND c.kind IN ('informal_concern', 'complaint')
            AND c.source IS DISTINCT FROM 'anonymous'
            AND coalesce(w.due_at < \(now), true)
            AND NOT coalesce(c.resolved_at <= w.due_at, false)
        """
    }

    private static let summaryColumns: SQL = """
        SELECT c.id, c.reference, c.received_at, c.received_on, c.channel, c.kind, c.source, c.procedure, c.department,
            s.name AS service, c.immediate_risk, c.safeguarding, r.outstanding AS referrals_outstanding,
            w.due_at AS resolution_due_at, c.resolved_at, c.closed_at, c.disposition, c.team_id, c.assignee_id,
            c.complaint_id, c.error_on, c.version
        FROM contact AS c
        LEFT JOIN service AS s ON s.id = c.service_id
        CROSS JOIN LATERAL (
            SELECT count(*) AS outstanding
            FROM safeguarding_referral AS f WHERE f.contact_id = c.id AND f.acknowledged_at IS NULL
                AND f.error_on IS NULL
        ) AS r
        \(informalWindow)
        """
}
