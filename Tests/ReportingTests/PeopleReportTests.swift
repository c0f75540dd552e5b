import Casework
import Complaints
import Foundation
import HTML
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Reporting

/// Who complains, and the behaviour register in numbers (requirements R64, R149, R164, R167).
struct PeopleReportTests {
    /// Answers about the complainant of children's complaints of 2022-23 about sex and ethnicity, and about the child of others.
    private static let answers = """
        INSERT INTO equality_answer (complaint_id, person, characteristic, answer, category)
        SELECT c.id, 'complainant', a.characteristic, a.answer, a.category
        FROM (
            SELECT id, row_number() OVER (ORDER BY reference) AS n
            FROM complaint WHERE procedure = 'childrens' AND received_on BETWEEN '2022-04-01' AND '2023-03-31'
        ) AS c
        JOIN (
            VALUES (1, 40, 'sex', 'recorded', 'female'), (41, 60, 'sex', 'recorded', 'male'),
                (61, 63, 'sex', 'prefer_not_to_say', NULL), (64, 64, 'sex', 'unknown', NULL),
                (1, 1, 'ethnicity', 'recorded', 'asian'), (2, 4, 'ethnicity', 'recorded', 'black'),
                (5, 8, 'ethnicity', 'recorded', 'mixed'), (9, 13, 'ethnicity', 'recorded', 'other'),
                (14, 24, 'ethnicity', 'recorded', 'white'), (1, 3, 'religion', 'recorded', 'christian')
        ) AS a (first, last, characteristic, answer, category) ON c.n BETWEEN a.first AND a.last
        """

    private static func row(_ name: String, _ table: String, in report: Report) -> String? {
        report.table(table)?.rows.first { $0.name == name }?.cells[1].text
    }

    @Test(
        "What is recorded stands by category, and who did not say, is unknown or was not asked beside it",
        .database(.demonstration))
    func answers() async throws {
        try await TestDatabase.current.database.single { try $0.script(Self.answers) }

        let report = try await Council.report(.equality, "2022-23")

        func sex(_ name: String) -> String? { Self.row(name, "complainant_sex", in: report) }
        #expect(
            ["Female", "Male", "Total", "Prefer not to say", "Unknown", "Not asked", "Complaints received"].map(sex)
                == ["40", "20", "60", "3", "1", "1,007", "1,071"])
        #expect(sex("Recorded, %") == "6%")
        #expect(report.table("complainant_sex")?.rows.last?.kind == .aside)
        // Those that a child made: none of the others names one.
        #expect(Self.row("Complaints about a child", "child_sex", in: report) == "10")
        #expect(Self.row("Not asked", "child_sex", in: report) == "10")
    }

    @Test("Small counts of people are withheld, and whatever would tell them", .database(.demonstration))
    func withheld() async throws {
        try await TestDatabase.current.database.single { try $0.script(Self.answers) }

        let report = try await Council.report(.equality, "2022-23")

        let ethnicity = try #require(report.figure("equality.complainant.ethnicity", in: report.period))
        #expect(
            ethnicity.parts.prefix(5).map(\.value.state) == [.withheld, .withheld, .withheld, .number, .number])
        #expect(ethnicity.value("total")?.whole == 24)
        // Three of one religion and nobody else: the total would tell, and whoever was not asked would tell the total.
        let religion = try #require(report.figure("equality.complainant.religion", in: report.period))
        for key in ["christian", "total", "not_asked", "completeness_percent"] {
            #expect(religion.value(key)?.state == .withheld, "\(key)")
        }
        for key in ["prefer_not_to_say", "unknown", "buddhist"] { #expect(religion.value(key)?.whole == 0, "\(key)") }
        #expect(religion.value("received")?.whole == 1071)
        let plain = try await Council.report(.equality, "2022-23", view: .inside)
        #expect(
            Self.row("Black, Black British, Black Welsh, Caribbean or African", "complainant_ethnicity", in: plain)
                == "3")
    }

    @Test("R149: what is too small is a setting of the council, which the report reads", .database)
    func threshold() async throws {
        for number in 1...9 {
            _ = try await Fixtures.addComplaint(receivedOn: "2022-05-02", by: number <= 4 ? .familyMember : .parent)
        }
        func withheld() async throws -> [Value.State?] {
            let report = try await Council.report(.childrens, "2022-23")
            let who = report.figure("childrens.received.by_complainant", in: report.period)
            return [who?.value("family_member")?.state, who?.value("parent")?.state]
        }
        #expect(try await withheld() == [.withheld, .withheld])

        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO council_setting (name, from_on, value, reason, decided_by, decided_at)
                VALUES ('small_numbers_below', '2023-06-01', 4, 'Decided.', 'A manager', '2023-06-01T09:00:00Z')
                """)
        }
        #expect(try await withheld() == [.number, .number])

        // What was frozen before it was decided, and may be published yet, was solved by the rule before.
        try await TestDatabase.current.database.write { db in
            let version = UUID()
            _ = try db.execute(
                """
                INSERT INTO report_version (id, report, period, number, computed_on, register_position, calendar_version,
                    document, digest, whole_document, whole_digest, writing_sections, writings)
                VALUES (\(version), 'childrens', '2021-22', 1, '2023-05-02', 0, 1, '{}', sha256('{}'), '{}', sha256('{}'),
                    '{}', '{}')
                """)
            _ = try db.execute(
                """
                INSERT INTO report_version_step (report_version_id, status, follows, moved_at, moved_by)
                VALUES (\(version), 'draft', NULL, '2023-05-02T09:00:00Z', 'A manager')
                """)
        }
        #expect(try await withheld() == [.withheld, .withheld])
    }

    @Test(
        "Of children those are counted whom complaints are about: made by one, naming one, or with an answer about one",
        .database)
    func aboutChildren() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-02", by: .childOrYoungPerson)
        let named = try await Fixtures.addComplaint(receivedOn: "2022-05-02")
        let answered = try await Fixtures.addComplaint(receivedOn: "2022-05-02")
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-02")
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                "INSERT INTO party (complaint_id, number, role, name) VALUES (\(named), 1, 'child', 'A Child')")
            _ = try db.execute(
                """
                INSERT INTO equality_answer (complaint_id, person, characteristic, answer)
                VALUES (\(answered), 'child', 'sex', 'unknown')
                """)
        }

        let report = try await Council.report(.equality, "2022-23", view: .inside)

        for (figure, numbers) in [
            ("equality.child.sex", [3, 2, 1]), ("equality.child.religion", [3, 3, 0]),
            ("equality.complainant.sex", [4, 4, 0]),
        ] {
            #expect(
                ["received", "not_asked", "unknown"].map { Council.number(figure, $0, in: report) } == numbers,
                "\(figure)")
        }
    }

    @Test("Where it would tell who complained, nothing is said of how many complaints are about a child", .database)
    func childrenTold() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-02", by: .childOrYoungPerson)
        for _ in 1...3 { _ = try await Fixtures.addComplaint(receivedOn: "2022-05-02") }
        for _ in 1...9 { _ = try await Fixtures.addComplaint(receivedOn: "2022-05-02", by: .familyMember) }

        let report = try await Council.report(.equality, "2022-23")
        let inside = try await Council.report(.equality, "2022-23", view: .inside)

        #expect(Council.number("equality.child.sex", "received", in: inside) == 1)
        for key in ["received", "not_asked", "completeness_percent", "unknown"] {
            #expect(report.figure("equality.child.sex", in: report.period)?.value(key)?.number == nil, "\(key)")
        }
        #expect(Council.number("equality.complainant.sex", "received", in: report) == 13)
    }

    @Test("The children affected are those named in complaints, and one where a child complained", .database)
    func children() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-02", by: .childOrYoungPerson)
        let several = try await Fixtures.addComplaint(receivedOn: "2022-05-02", by: .childOrYoungPerson)
        let parent = try await Fixtures.addComplaint(receivedOn: "2022-05-02")
        _ = try await Fixtures.addComplaint(receivedOn: "2022-05-02")
        try await TestDatabase.current.database.write { db in
            for (complaint, number) in [(several, 1), (several, 2), (parent, 1)] {
                _ = try db.execute(
                    """
                    INSERT INTO party (complaint_id, number, role, name) VALUES (\(complaint), \(number), 'child', 'A Child')
                    """
                )
            }
        }

        let report = try await Council.report(.equality, "2022-23")

        // They are four: two named in one complaint, one in another, and one who complained. So few are told to nobody (R149).
        #expect(Council.number("equality.children_affected", "childrens", in: report) == nil)
        for _ in 0..<2 { _ = try await Fixtures.addComplaint(receivedOn: "2022-05-02", by: .childOrYoungPerson) }
        let more = try await Council.report(.equality, "2022-23")
        #expect(Council.number("equality.children_affected", "childrens", in: more) == 6)
        #expect(Council.number("equality.children_affected", "total", in: more) == 6)
    }

    /// Four measures.
    ///
    /// A: a warning that was lifted. B: a restriction whose review was held late. C: a warning never told of. D: a warning whose
    /// review was not held within ten working days.
    private static let register = """
        INSERT INTO person (id, name, employment, spouse_of_officer_or_member, capacities, changed_at)
        VALUES (md5('p')::uuid, 'M. Manager', 'employee', false, '{}', '2022-01-01');
        INSERT INTO behaviour_measure (id, complainant, complainant_kind, kind, evidence, exception_reason, restrictions,
            contact_days, adjustments_considered, grace_working_days, changed_at)
        SELECT md5(m.name)::uuid, 'Complainant ' || m.name, 'adult', m.kind, 'Letters.', m.exception, m.restrictions, '{}', true,
            10, '2022-01-01'
        FROM (VALUES ('A', 'warning', NULL, '{}'::text[]), ('B', 'restriction', 'threats', '{no_phone}'),
            ('C', 'warning', NULL, '{}'), ('D', 'warning', NULL, '{}')) AS m (name, kind, exception, restrictions);
        INSERT INTO behaviour_decision (measure_id, kind, decided_on, decided_by, reason, review_on, ends_on)
        SELECT md5(d.name)::uuid, d.kind, d.decided_on::date, md5('p')::uuid, 'Reason', d.review_on::date, d.ends_on::date
        FROM (VALUES ('A', 'imposed', '2022-05-02', '2022-11-02', '2023-05-02'), ('A', 'lifted', '2022-10-01', NULL, NULL),
            ('B', 'imposed', '2022-06-01', '2022-12-01', '2023-06-01'), ('B', 'renewed', '2022-12-05', '2023-06-01', '2023-12-01'),
            ('C', 'imposed', '2022-06-01', '2022-12-01', '2023-06-01'), ('D', 'imposed', '2022-04-04', '2022-10-04', '2023-04-04')
        ) AS d (name, kind, decided_on, review_on, ends_on);
        INSERT INTO behaviour_letter (measure_id, sent_on, text, signposts_ombudsman)
        SELECT md5(l.name)::uuid, l.sent_on::date, 'Letter', true
        FROM (VALUES ('A', '2022-05-04'), ('B', '2022-06-01'), ('D', '2022-04-04')) AS l (name, sent_on);
        """

    private static func behaviour(_ period: String) async throws -> [String: [Int?]] {
        let report = try await Council.report(.behaviourRegister, period, view: .inside)
        return Dictionary(
            uniqueKeysWithValues: ["in_force", "new", "ended", "reviews", "reviews_in_time", "overdue"].map { figure in
                (
                    figure,
                    ["warning", "restriction"].map { Council.number("behaviour.\(figure)", $0, in: report) }
                )
            })
    }

    @Test("The register stands in numbers: in force, new, ended and reviewed, by kind and without a name", .database)
    func register() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2021-04-05")
        try await TestDatabase.current.database.single { try $0.script(Self.register) }

        #expect(
            try await Self.behaviour("2022-23") == [
                "in_force": [0, 1], "new": [2, 1], "ended": [2, 0], "reviews": [1, 1], "reviews_in_time": [1, 0],
                "overdue": [0, 0],
            ])
        #expect(try await Self.behaviour("2022-23-q1")["in_force"] == [2, 1])
        #expect(try await Self.behaviour("2022-04-01--2022-10-10")["overdue"] == [1, 0])
        let report = try await Council.report(.behaviourRegister, "2022-23", view: .inside)
        #expect(Council.number("behaviour.ended.by_cause", "lifted", in: report) == 1)
        #expect(Council.number("behaviour.ended.by_cause", "review_not_held", in: report) == 1)
        for text in [report.text(), report.html().markup] {
            #expect(!text.contains("Complainant A") && !text.contains("M. Manager") && !text.contains("Letters."))
        }
        for figure in BehaviourRegister.figures.map(\.id) {
            let before = try #require(report.figure(figure, in: report.period.before))
            #expect(before.parts.allSatisfy { $0.value.state == .notRecorded }, "\(figure)")
        }
        let shown = try await Council.report(.behaviourRegister, "2022-23")
        #expect(shown.figure("behaviour.in_force", in: shown.period)?.value("restriction")?.state == .withheld)
    }

    @Test(
        "On the last day of every month the report and the register's own count agree on what is in force and overdue",
        .database)
    func agrees() async throws {
        _ = try await Fixtures.addComplaint(receivedOn: "2022-04-04")
        try await TestDatabase.current.database.single { try $0.script(Self.register) }
        for month in Period(try #require(FinancialYear("2022-23"))).months {
            let noon = London.instant(of: month.lastOn, hour: 12)
            let casework = Casework(database: TestDatabase.current.database, clock: Clock { noon })
            let register = try await casework.behaviourMeasures(
                BehaviourFilter(), after: nil, limit: 200, as: .commandLine(name: "test")
            ).items
            let counts = BehaviourMeasureKind.allCases.map { kind in
                let standings = register.filter { $0.measure.grounds.kind == kind }.map(\.standing)
                return (
                    inForce: standings.count(where: \.isEffective),
                    overdue: standings.count { $0.state == .overdueForReview },
                    new: standings.count {
                        ($0.effectiveFrom.map { (month.firstOn...month.lastOn).contains($0) }) == true
                    }
                )
            }
            let figures = try await Self.behaviour("\(month)")
            #expect(figures["in_force"] == counts.map(\.inForce), "\(month)")
            #expect(figures["overdue"] == counts.map(\.overdue), "\(month)")
            #expect(figures["new"] == counts.map(\.new), "\(month)")
        }
    }
}
