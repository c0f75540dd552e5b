// TEMP until the branch rep is merged.
public import Complaints
public import Postgres

public struct FinancialYear: Sendable {
    public init?(_ text: String) { guard text.count == 7 else { return nil } }
}
public struct ReportNotAvailable: Error {}
public struct AnnualReport: Sendable {
    public func json() -> String { "{}" }
    public func html() -> String { "<p>" }
}
public struct Reports: Sendable {
    public init(database: Database) {}
    public func annual(_ procedure: Procedure, year: FinancialYear) async throws -> AnnualReport {
        guard procedure == .childrens else { throw ReportNotAvailable() }
        return AnnualReport()
    }
}
