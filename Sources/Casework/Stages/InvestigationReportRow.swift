import Complaints
import Postgres
import WorkingDays

extension ReportAuthor: PostgresCodable {}

extension InvestigationReport {
    static let columns = ColumnList(
        { number, role, name, person, appointedOn, receivedOn in
            InvestigationReport(
                number: number, by: role,
                author: name.map { Appointee(name: $0, person: person, appointedOn: appointedOn) },
                receivedOn: receivedOn)
        },
        Column("number", \.number), Column("author", \.by), Column("name", \.author?.name),
        Column("person_id", \.author?.person), Column("appointed_on", \.author?.appointedOn),
        Column("received_on", \.receivedOn))

    /// The rows of the findings it makes.
    func storedFindings(of stage: StageID) -> [StoredRow] {
        findings.map {
            ["stage_id": stage]
                + ReportedFinding.columns.stored(ReportedFinding(report: number, finding: $0))
        }
    }
}

/// A finding of a report, as it is stored.
struct ReportedFinding {
    let report: Int
    let finding: FindingOnPoint

    static let columns = ColumnList(
        { report, point, finding, reason in
            ReportedFinding(report: report, finding: FindingOnPoint(point: point, finding: finding, reason: reason))
        },
        Column("report", \.report), Column("point", \.finding.point), Column("finding", \.finding.finding),
        Column("reason", \.finding.reason))
}

extension Investigation {
    /// Adds the reports that the arrays of a row hold, each with its findings.
    mutating func loadReports(_ row: Row) throws {
        reports = try InvestigationReport.columns.readAll(row, "reports_number")
        for found in try ReportedFinding.columns.readAll(row, "reported_report") {
            guard let index = reports.firstIndex(where: { $0.number == found.report }) else { continue }
            reports[index].findings.append(found.finding)
        }
    }
}

extension Stage {
    /// Writes the reports that are new or corrected, and takes those back that are no longer there, with what they found and
    /// recommended.
    func storeReports(replacing old: Stage?, _ db: borrowing Transaction) throws {
        let (reports, before) = (investigation?.reports ?? [], old?.investigation?.reports ?? [])
        for recommendation in old?.recommendations ?? [] {
            guard !recommendations.contains(where: { $0.number == recommendation.number }) else { continue }
            if let obligation = recommendation.id { try RegistrationError.checkNoDuplicates(of: obligation, db) }
            try db.execute("DELETE FROM obligation WHERE stage_id = \(id) AND number = \(recommendation.number)")
        }
        for taken in before.dropFirst(reports.count) {
            try db.execute("DELETE FROM reported_finding WHERE stage_id = \(id) AND report = \(taken.number)")
            try db.execute("DELETE FROM investigation_report WHERE stage_id = \(id) AND number = \(taken.number)")
        }
        for report in reports where !before.contains(report) {
            let row = ["stage_id": id] + InvestigationReport.columns.stored(report)
            try db.execute(.upsert(row, into: "investigation_report", key: "stage_id, number"))
            let old = before.first { $0.number == report.number }?.findings
            guard report.findings != old ?? [] else { continue }
            for finding in report.storedFindings(of: id) {
                try db.execute(.upsert(finding, into: "reported_finding", key: "stage_id, report, point"))
            }
        }
    }
}
