import Complaints

extension Layout {
    /// A quarter with its year to date and the same quarter a year earlier, or the four quarters of a year (requirement R137).
    static let quarterly: Layout = {
        let tables = CouncilTables(columns: [.quarters, .value(.yearToDate), .value(.earlier(1)), .change])
        return Layout(
            report: .quarterly, title: ReportName.quarterly.title, legalBasis: [], periods: [.year, .quarter],
            sections: [
                SectionLayout(
                    "1", "What came in",
                    [
                        .table(tables.contacts("Table 1")), .table(tables.received("Table 2")),
                        .table(tables.receivedByDepartment("Table 3")), .table(tables.escalated("Table 4")),
                        .table(tables.escalatedByDepartment("Table 5")), .table(tables.closed("Table 6")),
                    ]),
                SectionLayout(
                    "2", "Answers",
                    [
                        .table(tables.answered("Table 7")), .table(tables.inTime("Table 8")),
                        .table(tables.inTimePercent("Table 9")), .table(tables.answeredByDepartment("Table 10")),
                        .table(tables.inTimeByDepartment("Table 11")), .table(tables.open("Table 12")),
                        .table(tables.openByDepartment("Table 13")),
                    ]),
                SectionLayout(
                    "3", "Outcomes and compliments",
                    [
                        .table(tables.outcomes("Table 14")), .table(tables.faultByDepartment("Table 15")),
                        .table(tables.complimentsByDepartment("Table 16")),
                    ]),
            ])
    }()

    /// Counts and rates of each month, with the year to date (requirement R147).
    static let monthly: Layout = {
        let tables = CouncilTables(columns: [.months, .value(.yearToDate)])
        return Layout(
            report: .monthly, title: ReportName.monthly.title, legalBasis: [], periods: [.year, .quarter, .month],
            sections: [
                SectionLayout(
                    "1", "What came in",
                    [
                        .table(tables.contacts("Table 1")), .table(tables.received("Table 2")),
                        .table(tables.receivedByDepartment("Table 3")), .table(tables.escalated("Table 4")),
                    ]),
                SectionLayout(
                    "2", "Answers and those in time",
                    [
                        .table(tables.answered("Table 5")), .table(tables.inTime("Table 6")),
                        .table(tables.inTimePercent("Table 7")), .table(tables.answeredByDepartment("Table 8")),
                        .table(tables.inTimeByDepartment("Table 9")), .table(tables.open("Table 10")),
                    ]),
                SectionLayout("3", "Outcomes", [.table(tables.outcomes("Table 11"))]),
            ])
    }()
}
