public import Complaints
import Foundation
public import Postgres
import WorkingDays

/// Tells the Complaints Manager of each annual report that was to be published by now and is not, once (requirement R142).
///
/// Of the latest year only, and of none before the register had complaints.
public struct TellUnpublishedReports: Operation {
    public static let event = "unpublished_reports_told"
    public static let permission = Permission.recordCasework

    /// A look at the versions as they are today.
    public init() {}

    /// How many were told of for the first time.
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Int {
        try context.checkClock(db)
        let setting = CouncilSetting.reportPublicationMonths
        let months = try [setting].values(on: context.today, db)[setting] ?? setting.defaultValue
        let year = PublicationDuty.latestYear(on: context.today, months: months)
        let owed = PublicationDuty.reports(of: year).map(\.rawValue)
        let missing = try Self.missing(owed, of: year, db)
        // One of them may be being published now: whoever does so ends first, or finds the alert that is told here.
        for report in missing { try ReportVersion.lockVersions(of: report, Period(year), department: nil, db) }
        let untold = missing.isEmpty ? [] : try Self.missing(owed, of: year, db)
        for report in untold {
            try AlertRow.tell(
                .reportNotPublished, .role(.manager), about: .init(report: AlertRow.AnnualReport(report, year)),
                cause: "\(report.rawValue):\(year)", context, db)
        }
        if !untold.isEmpty { try context.audit(Self.event, details: ["alerts": .number(untold.count)], db) }
        return untold.count
    }

    private static func missing(
        _ owed: [String], of year: FinancialYear, _ db: borrowing Transaction
    ) throws -> [ReportName] {
        try db.all(SQL.unpublished(owed, Period(year))) { try $0["report"] }
    }
}

extension AlertRow {
    /// An annual report that an alert is about.
    struct AnnualReport: Sendable {
        let name: ReportName
        let period: Period

        init(_ name: ReportName, _ year: FinancialYear) { (self.name, period) = (name, Period(year)) }
    }
}

extension SQL {
    /// The reports of which no version of the whole council is published, and nobody was told, though there were complaints.
    fileprivate static func unpublished(_ reports: [String], _ period: Period) -> SQL {
        """
        SELECT r.report
        FROM unnest(\(reports)::text[]) AS r (report)
        WHERE EXISTS (SELECT FROM counted_complaint AS c WHERE c.received_on <= \(period.lastOn))
            AND NOT EXISTS (
                SELECT FROM report_version AS v
                JOIN report_version_step AS s ON s.report_version_id = v.id AND s.status = 'published'
                WHERE v.report = r.report AND v.period = \("\(period)") AND v.department IS NULL
            )
            AND NOT EXISTS (SELECT FROM alert AS a WHERE a.report = r.report AND a.report_period = \("\(period)"))
        ORDER BY r.report
        """
    }

    /// Nobody need be told any more that a report is not published.
    static func reportIsPublished(_ version: ReportVersion) -> SQL {
        """
        UPDATE alert SET cancelled_for = 'done'
        WHERE report = \(version.report) AND report_period = \("\(version.period)") AND cancelled_for IS NULL
            AND \(version.department == nil)
        """
    }
}
