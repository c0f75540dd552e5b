import Complaints
import Foundation
import Postgres
import Synchronization
import WorkingDays

/// A report that somebody asks for.
struct AskedReport: Hashable, Sendable {
    let name: ReportName
    let period: Period
    let department: String?
    let view: ReportView
    /// The day on which it is computed: what lies after it is not counted yet.
    let today: Day
}

/// The reports that were computed last, each for as long as the database is what it was computed from (decision 0063).
///
/// A report depends on what is asked, its day and the rows its snapshot sees, and on nothing else. Which rows those are, the server says of
/// every snapshot; two of which it says the same see the same. So nobody has to know what changes a figure, and none is stale: whatever
/// writes anything makes every report anew. A server that has crashed, or was restored from a copy, counts its transactions from where it did before; every
/// connection to it has ended then. So a report is given again only on a connection that was there when it was computed.
final class KeptReports: Sendable {
    private struct Kept {
        let asked: AskedReport
        let snapshot: String
        /// How many connections had been opened when its own read that snapshot.
        let opened: Int
        let report: Report
    }

    /// The latest last.
    private let reports = Mutex<[Kept]>([])
    private static let most = 4

    /// The report as it is computed at an instant from what a snapshot sees: kept, or made by the body and kept.
    func report(
        _ asked: AskedReport, at now: Date?, in db: borrowing Transaction, _ compute: () throws -> Report
    ) throws -> Report {
        let opened = Transaction.connectionsOpened
        // Which transactions are over (PostgreSQL documentation, section 9.27.8).
        let snapshot = try db.one("SELECT pg_current_snapshot()::text AS snapshot") { try $0["snapshot"] as String }
        let number = db.connectionNumber
        let kept = reports.withLock {
            $0.last { $0.asked == asked && $0.snapshot == snapshot && number <= $0.opened }
        }
        if let kept { return kept.report.computed(at: now) }
        let report = try compute()
        reports.withLock {
            $0.removeAll { $0.asked == asked || $0.snapshot != snapshot || $0.opened < number }
            $0 = $0.suffix(Self.most - 1) + [Kept(asked: asked, snapshot: snapshot, opened: opened, report: report)]
        }
        return report
    }
}
