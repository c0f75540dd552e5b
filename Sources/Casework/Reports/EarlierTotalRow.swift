public import Complaints
import Postgres
import WorkingDays

/// The total of a measure in a year from before the register's records.
public struct EarlierTotalRecord: Sendable, Hashable {
    public let year: FinancialYear
    public let measure: EarlierMeasure
    /// Nil for the whole council.
    public let department: String?
    /// A count; of money pence.
    public let value: Int
    /// Where the number was published.
    public let source: String?

    static let columns = ColumnList(
        EarlierTotalRecord.init,
        Column("year", \.year), Column("measure", \.measure),
        Column("department", { (text: String) -> String? in text.isEmpty ? nil : text }, { $0.department ?? "" }),
        Column("value", \.value), Column("source", \.source))

    /// What it is the total of, as a sentence names it.
    var written: String { "\(measure.rawValue) of \(year)" + (department.map { " (\($0))" } ?? "") }

    /// What it is the total of, for the audit.
    var audited: [String: AuditValue?] {
        [
            "year": .text(year.description), "measure": .text(measure.rawValue),
            "department": department.map { .text($0) },
        ]
    }

    static func all(_ condition: SQL, _ db: borrowing Transaction) throws -> [EarlierTotalRecord] {
        try db.all(
            """
            SELECT \(SQL.list(columns.names, of: "e")) FROM earlier_total AS e
            WHERE \(condition) ORDER BY e.year DESC, e.measure, e.department
            """
        ) { try columns.read($0) }
    }
}

extension EarlierMeasure: PostgresCodable {}

extension EarlierMeasure {
    /// How many rows of a year the register counts by the measure, whatever their outcome.
    func count(in year: FinancialYear, _ db: borrowing Transaction) throws -> Int {
        try db.one("SELECT count(*) AS held FROM \(counted) BETWEEN \(year.firstOn) AND \(year.lastOn)") {
            try $0["held"]
        }
    }

    /// The rows, up to the day by which they count.
    private var counted: SQL {
        switch self {
        case .enquiriesReceived: "counted_contact AS k WHERE k.kind = 'enquiry' AND k.received_on"
        case .complimentsReceived: "counted_compliment AS m WHERE m.received_on"
        case .childrensStage1Received: "counted_complaint AS c WHERE c.procedure = 'childrens' AND c.received_on"
        case .childrensStage2Requested: "counted_stage AS s WHERE s.stage = 'investigation' AND s.requested_on"
        case .childrensStage3Requested: "counted_stage AS s WHERE s.stage = 'review_panel' AND s.requested_on"
        case .adultSocialCareComplaintsReceived:
            "counted_complaint AS c WHERE c.procedure = 'adult_social_care' AND c.received_on"
        case .publicHealthComplaintsReceived:
            "counted_complaint AS c WHERE c.procedure = 'public_health' AND c.received_on"
        case .corporateComplaintsReceived: "counted_complaint AS c WHERE c.procedure = 'corporate' AND c.received_on"
        case .ombudsmanEnquiries: "counted_ombudsman_case AS o WHERE o.enquiry_on"
        case .ombudsmanDecisionsUpheld: "counted_ombudsman_case AS o WHERE o.decision_on"
        case .financialRedressChildrens: "agreed_money AS m WHERE m.procedure = 'childrens' AND m.counted_on"
        }
    }
}

extension Casework {
    /// The totals from before the records, of a year or of all, the latest year first; any valid token may read them.
    public func earlierTotals(of year: FinancialYear?, as credential: Credential) async throws -> [EarlierTotalRecord] {
        try await reading(for: .readReports, as: credential) { _, db in
            try EarlierTotalRecord.all(year.map { "year = \($0)" as SQL } ?? "true", db)
        }
    }
}
