import Foundation
import Postgres
import TestSupport
import Testing

@testable import Casework

/// What an import takes for one name or reference, and what it refuses in a text.
@Suite(.database) struct ImportNameTests {
    /// A register of a few complaints, written as its columns with the last first; the other files have their header only.
    private struct Register {
        var complaints:
            [(reference: String, complainant: String, department: String, service: String, summary: String)] = []
        var stages: [String] = []
        var ombudsman: [String] = []
        var enquiries: [String] = []
        /// The departments of totals of one year and measure.
        var totals: [String] = []

        func quoted(_ text: String) -> String { "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\"" }

        /// Writes the ten files into a new folder.
        func written() throws -> URL {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("names-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for file in RegisterFile.allCases {
                var lines = [file.columns.joined(separator: ",")]
                switch file {
                case .complaints:
                    lines += complaints.map {
                        [
                            quoted($0.reference), "corporate", "2023-01-04", "email", quoted($0.complainant),
                            "resident", "", "",
                            quoted($0.department), quoted($0.service), "no", "", quoted($0.summary),
                        ].joined(separator: ",")
                    }
                case .stages:
                    let own = complaints.map(\.reference)
                    lines += (stages.isEmpty ? own : stages).map {
                        quoted($0) + ",1,2023-01-04" + String(repeating: ",", count: file.columns.count - 3)
                    }
                case .ombudsman:
                    lines += ombudsman.map {
                        quoted($0) + ",,corporate,Highways,Potholes,2023-02-06,,,no,no,,"
                    }
                case .enquiries:
                    lines += enquiries.map { quoted($0) + ",2023-01-04T09:00,phone,other,,Highways," }
                case .earlierTotals:
                    lines += totals.map { "2020-21,ombudsman_enquiries,\(quoted($0)),3" }
                default: break
                }
                try lines.joined(separator: "\n").write(
                    to: folder.appendingPathComponent(file.name), atomically: true, encoding: .utf8)
            }
            return folder
        }
    }

    private func imported(_ register: Register) async throws {
        let folder = try register.written()
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try await Fixtures.casework().perform(
            ImportRegister(directory: folder, dryRun: false), as: Fixtures.manager)
    }

    private func problems(_ register: Register) async throws -> [String] {
        let refused = await #expect(throws: RegisterRefused.self) { try await imported(register) }
        return refused?.problems.map { "\($0.file) \($0.line) \($0.column ?? "")" } ?? []
    }

    private func names(_ sql: SQL) async throws -> [String] {
        try await TestDatabase.current.database.read { db in try db.all(sql) { try $0["name"] as String } }
    }

    @Test("Seven spellings of a service are one after an import, and every complaint is about it")
    func sevenSpellings() async throws {
        var register = Register()
        for (number, spelling) in [
            "First Response", "First Response ", "First  Response", "First\u{A0}Response", "FIRST response",
            "First\u{200B} Response", "First\u{200B}Response",
        ].enumerated() {
            register.complaints.append(("T-\(number)x", "A. B", "Children's Services", spelling, "No answer"))
        }
        register.complaints.append(("T-9x", "A. B", "Childrens services", "Fostering", "No answer"))

        try await imported(register)

        #expect(try await names("SELECT name FROM service ORDER BY name") == ["First Response", "Fostering"])
        #expect(try await names("SELECT name FROM department") == ["Children's Services"])
        let counts = try await names(
            "SELECT s.name || ' ' || count(*) AS name FROM complaint AS c JOIN service AS s ON s.id = c.service_id GROUP BY s.name ORDER BY 1"
        )
        #expect(counts == ["First Response 7", "Fostering 1"])
    }

    @Test("A stroke in a name is part of it: two services stay two")
    func strokes() async throws {
        var register = Register()
        register.complaints = [
            ("T-1", "A. B", "Housing/Repairs", "Damp", "No answer"),
            ("T-2", "A. B", "Housing", "Repairs/Damp", "No answer"),
        ]

        try await imported(register)

        let services = try await names("SELECT department || ': ' || name AS name FROM service")
        #expect(Set(services) == ["Housing/Repairs: Damp", "Housing: Repairs/Damp"])
    }

    @Test("A service that is there is found by an import, however it is spelt")
    func thereAlready() async throws {
        try await Fixtures.addService()
        var register = Register()
        register.complaints = [("T-1", "A. B", "children AND family services", "First–Response", "No answer")]

        try await imported(register)

        #expect(try await names("SELECT name FROM service") == ["First Response"])
        #expect(try await names("SELECT name FROM department") == ["Children and Family Services"])
    }

    @Test("The demonstration register leaves one spelling of each service and department", .database(.demonstration))
    func demonstration() async throws {
        let twice = try await names(
            "SELECT string_agg(name, ', ') AS name FROM service GROUP BY normal_name(department), normal_name(name) HAVING count(*) > 1"
        )
        let departments = try await names("SELECT name FROM department ORDER BY name")

        #expect(twice == [])
        #expect(departments.filter { $0.hasPrefix("Chief") } == ["Chief Executive's"])
        #expect(
            try await names("SELECT DISTINCT department AS name FROM contact ORDER BY 1").allSatisfy(
                departments.contains))
    }

    @Test(
        "A reference in other capitals or with other dashes is the same one twice",
        arguments: ["t-1", "T 1", "T1", "T–1"])
    func twice(other: String) async throws {
        var register = Register()
        register.complaints = [
            ("T-1", "A. B", "Highways", "Potholes", "One"), (other, "C. D", "Highways", "Potholes", "Two"),
        ]

        #expect(try await problems(register).contains("complaints.csv 3 reference"))
    }

    @Test("A complaint that is there is refused under another spelling of its reference, which names it")
    func taken() async throws {
        var register = Register()
        register.complaints = [("T-1", "A. B", "Highways", "Potholes", "One")]
        try await imported(register)
        try await TestDatabase.current.database.write { db in _ = try db.execute("DELETE FROM imported_row") }
        register.complaints[0].reference = "t 1"

        let folder = try register.written()
        defer { try? FileManager.default.removeItem(at: folder) }
        let refused = await #expect(throws: RegisterRefused.self) {
            try await Fixtures.casework().perform(
                ImportRegister(directory: folder, dryRun: false), as: Fixtures.manager)
        }

        #expect(refused?.problems.contains { $0.reason.hasSuffix("already: T-1") } == true)
    }

    @Test(
        "A row of another file finds its complaint however it writes the reference", arguments: ["t-1", "T 1", "t–1"])
    func found(other: String) async throws {
        var register = Register()
        register.complaints = [("T-1", "A. B", "Highways", "Potholes", "One")]
        register.stages = [other]

        try await imported(register)

        #expect(
            try await names("SELECT c.reference AS name FROM stage AS s JOIN complaint AS c ON c.id = s.complaint_id")
                == ["T-1"])
    }

    @Test(
        "The Ombudsman's number twice in a file is one case",
        arguments: ["24-017-890", "24017890", "24\u{A0}017\u{A0}890"])
    func ombudsman(other: String) async throws {
        var register = Register()
        register.ombudsman = ["24 017 890", other]

        #expect(try await problems(register) == ["ombudsman.csv 3 ombudsman_reference"])
    }

    @Test("An enquiry's reference twice in a file is one enquiry")
    func enquiry() async throws {
        var register = Register()
        register.enquiries = ["E-2023-01", "e 2023 01"]

        #expect(try await problems(register) == ["enquiries.csv 3 reference"])
    }

    @Test("Departments that differ in a sign or where a word ends have a total each, however each is spelt")
    func totals() async throws {
        var register = Register()
        register.totals = ["Health & Care", "Health Care", "Area 1", "Area1"]
        try await imported(register)
        #expect(
            Set(try await names("SELECT department AS name FROM earlier_total")) == Set(register.totals))

        register.totals = ["Area 1", "AREA–1"]

        #expect(try await problems(register).contains("earlier_totals.csv 3 year"))
    }

    @Test(
        "A total that was entered already, or in another way, is a problem of its line, which stores nothing",
        arguments: [
            (entered: "AREA 1", totals: ["Area 1", "Area 2"], lines: ["2"]), (entered: "", totals: [""], lines: ["2"]),
            (entered: "", totals: ["Area 1", "Area 2"], lines: ["2", "3"]),
            (entered: "Area 1", totals: ["Area 2", ""], lines: ["2", "3"]),
        ])
    func enteredTotals(entered: String, totals: [String], lines: [String]) async throws {
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                INSERT INTO earlier_total (year, measure, department, value)
                VALUES ('2020-21', 'ombudsman_enquiries', \(entered), 5)
                """)
        }
        var register = Register()
        register.totals = totals

        #expect(try await problems(register) == lines.map { "earlier_totals.csv \($0) year" })
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let what: String
        let column: String
        let text: String
        var testDescription: String { "\(what) in \(column)" }
    }

    static let bad =
        ["reference", "complainant", "department", "service"].flatMap { column in
            [
                Bad(what: "only zero-width spaces", column: column, text: "\u{200B}\u{200B}"),
                Bad(what: "only a no-break space", column: column, text: "\u{A0}"),
                Bad(what: "only a Hangul filler", column: column, text: "\u{3164}"),
                Bad(what: "only an apostrophe", column: column, text: "’"),
                Bad(what: "only dashes", column: column, text: "– -"),
                Bad(what: "a bell", column: column, text: "A\u{7}B"),
                Bad(what: "a C1 control", column: column, text: "A\u{9B}B"),
                Bad(what: "a turn of the direction", column: column, text: "A\u{202E}B"),
                Bad(what: "a line break", column: column, text: "A\nB"),
                Bad(what: "a tab", column: column, text: "A\tB"),
                Bad(what: "too many characters", column: column, text: String(repeating: "a", count: 201)),
            ]
        } + [
            Bad(what: "a bell", column: "summary", text: "A\u{7}B"),
            Bad(what: "a turn of the direction", column: "summary", text: "A\u{2067}B"),
            Bad(what: "nothing to see", column: "summary", text: "\u{200B} \n\t"),
            Bad(what: "too many characters", column: "summary", text: String(repeating: "a", count: 20_001)),
        ]

    @Test("A text that no request could bring is refused by the import as well, by line and column", arguments: bad)
    func refused(bad: Bad) async throws {
        func text(_ column: String, _ own: String) -> String { column == bad.column ? bad.text : own }
        var register = Register()
        register.complaints = [
            (
                text("reference", "T-1"), text("complainant", "A. B"), text("department", "Highways"),
                text("service", "Potholes"), text("summary", "No answer")
            )
        ]

        #expect(try await problems(register).contains("complaints.csv 2 \(bad.column)"))
    }

    @Test("A summary may have lines and tabs, and the longest texts are taken")
    func longest() async throws {
        var register = Register()
        let name = String(repeating: "n", count: 200)
        register.complaints = [
            (
                String(repeating: "r", count: 100), name, name, name,
                "One\nTwo\tthree" + String(repeating: "s", count: 19_987)
            )
        ]

        try await imported(register)

        #expect(try await names("SELECT service.name FROM service") == [name])
    }
}
