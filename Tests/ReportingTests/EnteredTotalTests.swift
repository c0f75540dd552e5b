import Complaints
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// Totals of years before the records: each says the same in every figure that counts the same, and nothing of what was not
/// entered (requirements R134, R136; decision 0048).
@Suite(.database)
struct EnteredTotalTests {
    private static let year = "2020-21"

    /// A figure of everything that a measure counts, and those that divide the same.
    struct Measured: Sendable, CustomTestStringConvertible {
        let measure: EarlierMeasure
        /// Figures with their keys that are the total.
        let totals: [(String, String?)]
        let byDepartment: String?
        /// A figure by something that nobody entered.
        let divided: String?
        var testDescription: String { measure.rawValue }
    }

    static let measures = [
        Measured(
            measure: .complimentsReceived, totals: [("contacts.compliments", "current")],
            byDepartment: "compliments.by_department", divided: "compliments.by_service"),
        Measured(
            measure: .enquiriesReceived, totals: [("contacts.enquiries", "current")], byDepartment: nil,
            divided: "enquiries.dispositions"),
        Measured(
            measure: .ombudsmanEnquiries,
            totals: [("contacts.ombudsman_enquiries", "current"), ("ombudsman.enquiries", nil)],
            byDepartment: "ombudsman.enquiries_by_department", divided: nil),
        Measured(
            measure: .ombudsmanDecisionsUpheld,
            totals: [
                ("ombudsman.upheld", nil), ("ombudsman.decisions", "upheld"),
                ("ombudsman.uphold_rate_percent", "upheld"),
            ], byDepartment: nil, divided: "ombudsman.upheld_by_procedure"),
        Measured(
            measure: .corporateComplaintsReceived,
            totals: [
                ("corporate.received", nil), ("contacts.corporate", "current"),
                ("all_complaints.received", "corporate"),
            ], byDepartment: "corporate.received.by_department", divided: "corporate.received.by_channel"),
        Measured(
            measure: .childrensStage1Received,
            totals: [
                ("childrens.received", nil), ("childrens.received.stage_1", nil), ("childrens.all_routes", "statutory"),
                ("all_complaints.received", "childrens"),
            ], byDepartment: "childrens.received.stage_1.by_department", divided: "childrens.received.by_service"),
        Measured(
            measure: .childrensStage3Requested,
            totals: [("childrens.received.stage_3", nil), ("childrens.stage_3", "requests")],
            byDepartment: "childrens.received.stage_3.by_department", divided: nil),
    ]

    /// The council has these departments; each number is of one of them, or of the whole council.
    private func book(_ measure: EarlierMeasure, _ numbers: [(String, Int)]) async throws -> (FigureBook, Period) {
        let year = try #require(Period(Self.year))
        let today = try #require(Day("2023-06-01"))
        try await Council.addDepartments(["Care", "Roads"])
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-04", respondedOn: "2022-05-10")
        return try await TestDatabase.current.database.write { db in
            for (department, number) in numbers {
                _ = try db.execute(
                    """
                    INSERT INTO earlier_total (year, measure, department, value)
                    VALUES (\(Self.year), \(measure.rawValue), \(department), \(number))
                    """)
            }
            let figures = try Catalogue(in: db).figures
            let cube = try Counter(figures.map { ($0, [year]) }, today: today).cube(in: db)
            return (FigureBook(figures, cube: cube), year)
        }
    }

    @Test(
        "what was entered of each department is its number, and their sum the total wherever it is counted",
        arguments: measures)
    func departments(measured: Measured) async throws {
        let (book, year) = try await book(measured.measure, [("Care", 5), ("Children", 0), ("Roads", 7)])

        for (figure, key) in measured.totals { #expect(book.value(figure, key, in: year).whole == 12, "\(figure)") }
        guard let figure = measured.byDepartment else { return }
        #expect(
            ["Care", "Children", "Roads", "total"].map { book.value(figure, $0, in: year).whole } == [5, 0, 7, 12])
    }

    @Test(
        "where only some departments were entered the others are not recorded, and neither is a total",
        arguments: measures)
    func someDepartments(measured: Measured) async throws {
        let (book, year) = try await book(measured.measure, [("Roads", 7)])

        for (figure, key) in measured.totals {
            let value = book.value(figure, key, in: year)
            #expect(value.state == .notRecorded, "\(figure)")
        }
        let (figure, key) = measured.totals[0]
        #expect(
            book.value(figure, key, in: year).reason == "No total of 2020-21 was entered for Care and Children.")
        guard let figure = measured.byDepartment else { return }
        #expect(
            ["Care", "Children", "Roads", "total"].map { book.value(figure, $0, in: year).whole } == [nil, nil, 7, nil])
    }

    @Test("a total of the whole council says nothing of a department, a service or anything else", arguments: measures)
    func council(measured: Measured) async throws {
        let (book, year) = try await book(measured.measure, [("", 12)])

        for (figure, key) in measured.totals { #expect(book.value(figure, key, in: year).whole == 12, "\(figure)") }
        for figure in [measured.byDepartment, measured.divided].compactMap({ $0 }) {
            let values = book.figure(figure, in: year).parts.filter { $0.key != FigureBook.total }.map(\.value)
            #expect(values.allSatisfy { $0.state == .notRecorded }, "\(figure)")
            #expect(book.value(figure, "Roads/Gritting", in: year).state == .notRecorded, "\(figure)")
            #expect(book.value(figure, FigureBook.total, in: year).whole == 12, "\(figure)")
        }
    }

    @Test(
        "a report of one department prints the total that was entered for it, and says why where there is none",
        arguments: [
            ([("Care", 5), ("Children", 0), ("Roads", 7)], "Care", 5, nil),
            ([("Care", 5), ("Children", 0), ("Roads", 7)], "Children", 0, nil),
            ([("Roads", 7)], "Care", nil, "No total of 2020-21 was entered for Care."),
            ([("", 12)], "Care", nil, "The total of 2020-21 was entered for the whole council."),
        ] as [([(String, Int)], String, Int?, String?)])
    func oneDepartment(entered: [(String, Int)], department: String, number: Int?, reason: String?) async throws {
        let (_, year) = try await book(.corporateComplaintsReceived, entered)
        let today = try #require(Day("2023-06-01"))

        let (value, keys, part) = try await TestDatabase.current.database.snapshot { db in
            let figures = try Catalogue(in: db).figures.filter { $0.narrowings.contains(.department) }
                .map { $0.within(department: department) }
            let cube = try Counter(figures.map { ($0, [year]) }, today: today).cube(in: db)
            let book = FigureBook(figures, cube: cube)
            return (
                book.value("corporate.received", in: year),
                book.figure("corporate.received.by_department", in: year).parts.map {
                    "\($0.key ?? ""): \($0.value.text)"
                },
                book.value("corporate.received.through_members", "count", in: year)
            )
        }

        #expect(value.whole == number)
        #expect(value.reason == reason)
        if let number { #expect(keys == ["\(department): \(number)", "total: \(number)"]) }
        // Of those that came through a councillor nothing was entered.
        #expect(part.state == .notRecorded)
    }
}
