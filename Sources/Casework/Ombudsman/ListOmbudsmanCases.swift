public import Complaints
import Foundation
import Postgres
public import WorkingDays

/// Where an Ombudsman case stands.
public enum OmbudsmanCaseState: String, Sendable, CaseIterable {
    /// Not yet decided.
    case open
    case decided
    /// Opened in error or twice; no other list has it.
    case registeredInError = "registered_in_error"
}

/// Which Ombudsman cases a list holds; nil does not filter.
public struct OmbudsmanCaseFilter: Sendable, Hashable {
    public var procedure: Procedure?
    public var state: OmbudsmanCaseState?
    public var enquiryFrom: Day?
    public var enquiryTo: Day?
    public var complaint: ComplaintID?
    public var reference: String?
    /// Whether it was decided with a report in the public interest (requirement R90).
    public var publicReport: Bool?

    /// A filter that lets everything pass.
    public init() {}
}

/// An Ombudsman case in a list, without its narrative.
public struct OmbudsmanCaseSummary: Sendable, Hashable {
    public let id: OmbudsmanCaseID
    public let reference: String
    public let complaint: ComplaintID?
    public let procedure: Procedure
    public let department: String
    public let service: String
    public let enquiryOn: Day
    public let decisionOn: Day?
    public let decision: OmbudsmanDecision?
    public let publicReport: Bool
    public let procedureExhausted: Bool
    /// Obligations agreed.
    public let obligations: Int
    /// Obligations accepted and not yet carried out.
    public let obligationsOutstanding: Int
    /// The earliest day of one of those.
    public let obligationDueOn: Day?
    public let version: Int
}

extension Casework {
    /// Reads an Ombudsman case with its obligations.
    public func ombudsmanCase(
        _ id: OmbudsmanCaseID, as credential: Credential
    ) async throws -> OmbudsmanCaseRecord {
        try await record(id, as: credential)
    }

    /// A page of Ombudsman cases, the latest enquiry first.
    public func ombudsmanCases(
        _ filter: OmbudsmanCaseFilter, with inclusion: Inclusion? = nil, after position: DayPosition?, limit: Int,
        as credential: Credential
    ) async throws -> Page<OmbudsmanCaseSummary, DayPosition> {
        try await reading(as: credential) { context, db in
            let read = try db.all(SQL.ombudsmanCases(filter, after: position, limit: limit + 1)) { row in
                try OmbudsmanCaseSummary.columns.read(row)
            }
            return try Page(read, limit: limit) { DayPosition(on: $0.enquiryOn, id: $0.id.rawValue) }
                .including(inclusion, context, db, of: \.id.rawValue)
        }
    }
}

extension OmbudsmanCaseSummary {
    fileprivate static let columns = ColumnList(
        OmbudsmanCaseSummary.init,
        Column("id", \.id), Column("reference", \.reference), Column("complaint_id", \.complaint),
        Column("procedure", \.procedure), Column("department", \.department, .computed("s.department")),
        Column("service", \.service, .computed("s.name")), Column("enquiry_on", \.enquiryOn),
        Column("decision_on", \.decisionOn), Column("decision", \.decision), Column("public_report", \.publicReport),
        Column("procedure_exhausted", \.procedureExhausted),
        Column("obligations", \.obligations, .computed("b.obligations")),
        Column("obligations_outstanding", \.obligationsOutstanding, .computed("b.obligations_outstanding")),
        Column("obligation_due_on", \.obligationDueOn, .computed("b.obligation_due_on")), Column("version", \.version))
}

extension SQL {
    static func ombudsmanCases(
        _ filter: OmbudsmanCaseFilter, after position: DayPosition?, limit: Int
    ) -> SQL {
        var sql = summaryColumns + (filter.state == .registeredInError ? isInError : isCounted)
        if let procedure = filter.procedure { sql = sql + " AND o.procedure = \(procedure)" }
        if let enquiryFrom = filter.enquiryFrom { sql = sql + " AND o.enquiry_on >= \(enquiryFrom)" }
        if let enquiryTo = filter.enquiryTo { sql = sql + " AND o.enquiry_on <= \(enquiryTo)" }
        if let complaint = filter.complaint { sql = sql + " AND o.complaint_id = \(complaint)" }
        if let reference = filter.reference {
            sql = sql + " AND sought_reference(o.reference) = sought_reference(\(reference))"
        }
        if let publicReport = filter.publicReport { sql = sql + " AND o.public_report = \(publicReport)" }
        switch filter.state {
        case .open: sql = sql + " AND o.decision_on IS NULL"
        case .decided: sql = sql + " AND o.decision_on IS NOT NULL"
        case .registeredInError, nil: break
        }
        if let position { sql = sql + " AND (o.enquiry_on, o.id) < (\(position.on), \(position.id))" }
        return sql + " ORDER BY o.enquiry_on DESC, o.id DESC LIMIT \(literal: limit)"
    }

    private static let isCounted: SQL = " WHERE o.error_on IS NULL"
    private static let isInError: SQL = " WHERE o.error_on IS NOT NULL"

    private static let summaryColumns: SQL = """
        SELECT \(list(OmbudsmanCaseSummary.columns.names, of: "o"))
        FROM ombudsman_case AS o
        JOIN service AS s ON s.id = o.service_id
        CROSS JOIN LATERAL (
            SELECT count(*) AS obligations, count(*) FILTER (WHERE u.is_open) AS obligations_outstanding,
                min(u.due_on) FILTER (WHERE u.is_open) AS obligation_due_on
            FROM (
                SELECT due_on, done_on IS NULL AND accepted IS NOT false AND o.error_on IS NULL AS is_open
                FROM obligation WHERE ombudsman_case_id = o.id AND error_on IS NULL
            ) AS u
        ) AS b
        """
}
