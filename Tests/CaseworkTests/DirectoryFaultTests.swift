import Complaints
import Foundation
import TestSupport
import Testing

@testable import Casework

/// Rows of the directory's files that cannot be taken: each is named, and nothing is stored.
@Suite(.database) struct DirectoryFaultTests: DirectoryFiles {
    private static let files = DirectoryImportTests.files

    static let notTaken = [
        ("a bell", "E\u{7}1", "B. Example"), ("nothing to see", "E1", "\u{200B}\u{3164}"),
        ("a tab", "E1", "B.\tExample"),
        ("too long", "E1", String(repeating: "n", count: 201)), ("a turn of the direction", "E1", "B.\u{202E}Example"),
    ]

    @Test("A name or reference that no request could bring is refused with its line", arguments: notTaken)
    func unreadable(what: String, reference: String, name: String) async throws {
        let file = """
            reference,name,employment,spouse_of_officer_or_member
            \(reference),\(name),employee,no
            """
        let refused = await #expect(throws: RegisterRefused.self) {
            try await importing(["people.csv": file]) { _ in }
        }

        #expect(refused?.problems.map(\.line) == [2])
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let file: String
        let line: Int
        let text: String
        let column: String?

        init(_ what: String, _ file: String, _ line: Int, _ text: String, _ column: String?) {
            testDescription = what
            self.file = file
            self.line = line
            self.text = text
            self.column = column
        }
    }

    @Test(
        "A row that cannot be taken is named with its file, line and column, and nothing is stored",
        arguments: [
            Fault(
                "an address that cannot be one", "people.csv", 4, "E3,C. Example,employee,no,,,,,,,c.example,,,,,",
                "email"),
            Fault("a number too short", "people.csv", 4, "E3,C. Example,employee,no,,,,,,,,123,,,,", "telephone"),
            Fault(
                "a channel without its address", "people.csv", 4, "E3,C. Example,employee,no,,,,,,,,,email,,,", "email"),
            Fault("an unknown capacity", "people.csv", 4, "E3,C. Example,employee,no,,,,,,chef,,,,,,", "capacities"),
            Fault("a team of nobody", "people.csv", 4, "E3,C. Example,employee,no,,,Highways,North,,,,,,,,", "team"),
            Fault(
                "a service there is not", "people.csv", 4, "E3,C. Example,employee,no,Highways,Potholes,,,,,,,,,,",
                "service"),
            Fault("a manager nobody knows", "people.csv", 4, "E3,C. Example,employee,no,,,,,E9,,,,,,,", "line_manager"),
            Fault("their own manager", "people.csv", 4, "E3,C. Example,employee,no,,,,,E3,,,,,,,", "line_manager"),
            Fault("no name", "people.csv", 4, "E3,,employee,no,,,,,,,,,,,,", "name"),
            Fault("a name of spaces", "people.csv", 4, "E3,  ,employee,no,,,,,,,,,,,,", "name"),
            Fault("a reference twice", "people.csv", 4, "E2,C. Example,employee,no,,,,,,,,,,,,", "reference"),
            Fault(
                "hours that end first", "people.csv", 4, "E3,C. Example,employee,no,,,,,,,,,,monday,17:00,09:00",
                "works_until"),
            Fault("a column too few", "people.csv", 4, "E3,C. Example,employee", nil),
            Fault(
                "a post of something else", "posts.csv", 6,
                "director,Children and Family Services,First Response,,E1,2025-01-06,", "department"),
            Fault(
                "a team manager of no team", "posts.csv", 6,
                "team_manager,Children and Family Services,,,E1,2025-01-06,", "team"),
            Fault("a department there is not", "posts.csv", 6, "director,Highways,,,E1,2025-01-06,", "department"),
            Fault("a post without a day", "posts.csv", 6, "director,Children and Family Services,,,E1,,", "from_on"),
            Fault(
                "nobody until a day", "posts.csv", 6,
                "head_of_service,Children and Family Services,,,,2025-02-03,2025-06-30", "until_on"),
            Fault(
                "two from one day", "posts.csv", 6,
                "service_manager,Children and Family Services,First Response,,E2,2025-01-06,", "from_on"),
            Fault(
                "days out of order", "posts.csv", 6,
                "head_of_service,Children and Family Services,,,E1,2025-02-03,2025-01-06", "until_on"),
            Fault(
                "a day in another century", "posts.csv", 6,
                "head_of_service,Children and Family Services,,,E1,2205-02-03,", "from_on"),
            Fault("a deputy in another century", "deputies.csv", 3, "E1,E2,2025-05-01,2205-05-02", "until_on"),
            Fault("a deputy of themselves", "deputies.csv", 3, "E1,E1,2025-05-01,2025-05-02", "deputy"),
            Fault("two deputies at once", "deputies.csv", 3, "E1,E2,2025-04-11,2025-04-12", "from_on"),
            Fault("a team of no department", "teams.csv", 3, "Highways,North", "department"),
            Fault("a team twice", "teams.csv", 3, "Children and Family Services,Locality North", "name"),
        ])
    func faults(fault: Fault) async throws {
        try await Fixtures.addService()
        let before = try await stored()
        var files = Self.files
        files[fault.file] = files[fault.file]?.appending("\n" + fault.text)

        let refused = await #expect(throws: RegisterRefused.self) { try await importing(files) { $0 } }

        #expect(refused?.problems.map(\.file) == [fault.file])
        #expect(refused?.problems.map(\.line) == [fault.line])
        #expect(refused?.problems.map(\.column) == [fault.column], "\(refused?.problems ?? [])")
        #expect(try await stored() == before)
    }

    @Test(
        "Of somebody whose own row cannot be taken only that row is told, whatever other rows name them",
        arguments: [
            ("deputies.csv", "E3,E2,2025-05-01,2025-05-02"), ("deputies.csv", "E2,E3,2025-05-01,2025-05-02"),
            ("posts.csv", "head_of_service,Children and Family Services,,,E3,2025-01-06,"),
            ("people.csv", "E4,D. Example,employee,no,,,,,E3,,,,,,,"),
        ])
    func refusedPerson(file: String, row: String) async throws {
        try await Fixtures.addService()
        let before = try await stored()
        var files = Self.files
        files["people.csv"] = files["people.csv"]?.appending("\nE3,C. Example,employee,no,,,,,,,c.example,,,,,")
        files[file] = files[file]?.appending("\n" + row)

        let refused = await #expect(throws: RegisterRefused.self) { try await importing(files) { $0 } }

        #expect(refused?.problems.map { "\($0.file):\($0.line) \($0.column ?? "")" } == ["people.csv:4 email"])
        #expect(try await stored() == before)
    }

    @Test("A circle of line managers is refused at each row that closes it, which names the others, and no other row")
    func circle() async throws {
        try await Fixtures.addService()
        var files = Self.files
        files["people.csv"] = files["people.csv"]?.replacing(
            "Services,,,,,complaints", with: "Services,,,,E2,complaints"
        )
        .appending("\nE3,C. Example,employee,no,,,,,E1,,,,,,,")

        let new = await #expect(throws: RegisterRefused.self) { try await importing(files) { $0 } }
        _ = try await importing(Self.files) { $0 }
        let header = "reference,name,employment,spouse_of_officer_or_member,line_manager\n"
        let known = await #expect(throws: RegisterRefused.self) {
            try await importing(["people.csv": header + "E1,A. Example,employee,no,E2"]) { $0 }
        }
        let unknown = await #expect(throws: RegisterRefused.self) {
            try await importing([
                "people.csv": header + "E1,A. Example,employee,no,E2\nE2,B. Example,spy,no,"
            ]) { $0 }
        }
        let turned = try await importing([
            "people.csv": header + "E1,A. Example,employee,no,E2\nE2,B. Example,employee,no,"
        ]) { $0 }

        #expect(
            new?.problems.map(\.description) == [
                "people.csv:2 line_manager: leads in a circle back to the person, by way of line 3",
                "people.csv:3 line_manager: leads in a circle back to the person, by way of line 2",
            ])
        #expect(
            known?.problems.map(\.description) == [
                "people.csv:2 line_manager: leads in a circle back to the person, by way of the directory"
            ])
        #expect(unknown?.problems.map { "\($0.line) \($0.column ?? "")" } == ["3 employment"])
        #expect(turned.changes.map(\.columns) == [["line_manager"], ["line_manager"]])
    }

    @Test(
        "Rows of a post whose days overlap are a fault the first time as well as the second",
        arguments: [
            ("somebody within the days of another", "assistant_director,{},,,E2,2024-06-01,", [3]),
            ("the same person within their own days", "assistant_director,{},,,E1,2024-12-31,", [3]),
            ("nobody within the days of somebody", "assistant_director,{},,,,2024-06-01,", [3]),
            ("somebody from the day after", "assistant_director,{},,,E2,2025-01-01,", []),
            ("another post", "director,{},,,E2,2024-06-01,", []),
        ] as [(String, String, [Int])])
    func overlap(name: String, row: String, lines: [Int]) async throws {
        try await Fixtures.addService()
        var files = Self.files
        files["posts.csv"] = """
            kind,department,service,team,person,from_on,until_on
            assistant_director,{},,,E1,2024-01-01,2024-12-31
            \(row)
            """.replacing("{}", with: "Children and Family Services")

        for _ in 1...2 {
            var problems: [RegisterProblem] = []
            do { try await importing(files) { _ in } } catch let refused as RegisterRefused {
                problems = refused.problems
            }
            #expect(problems.map(\.line) == lines, "\(problems)")
            #expect(problems.allSatisfy { $0.file == "posts.csv" && $0.column == "from_on" })
        }
    }

    @Test("All faults of all files are told at once")
    func allFaults() async throws {
        try await Fixtures.addService()
        var files = Self.files
        files["people.csv"] = files["people.csv"]?.appending("\nE3,,spy,no,,,,,,,c,,,,,")
        files["deputies.csv"] = files["deputies.csv"]?.appending("\nE1,E7,2025-05-01,never")
        files["persons.csv"] = "reference,name"

        let refused = await #expect(throws: RegisterRefused.self) { try await importing(files) { $0 } }

        #expect(
            refused?.problems.map { "\($0.file):\($0.line) \($0.column ?? "")" } == [
                "deputies.csv:3 deputy", "deputies.csv:3 until_on", "people.csv:4 email", "people.csv:4 employment",
                "people.csv:4 name", "persons.csv:1 ",
            ])
    }
}
