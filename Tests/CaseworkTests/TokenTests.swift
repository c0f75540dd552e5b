import Complaints
import Foundation
import Logging
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// Tokens as an operator keeps them: made, listed, revoked, and named in the audit.
@Suite(.database)
struct TokenTests {
    private func casework() throws -> Casework { try Fixtures.casework(on: "2026-03-02") }

    private func create(_ name: String, _ role: Role = .officer, days: Int = 30) async throws -> CreateToken.Issued {
        try await casework().perform(
            CreateToken(name: name, role: role, expiresInDays: days), as: Fixtures.manager)
    }

    @Test("a new token has a number and the day it expires on, which the audit keeps with it")
    func created() async throws {
        let issued = try await create("A. Officer", days: 30)

        let details = try await TestDatabase.current.database.read { db in
            try db.one("SELECT details::text AS d FROM audit_event WHERE operation = 'token_created'") {
                try $0["d"] as String
            }
        }
        #expect(London.day(of: issued.record.expiresAt) == Day("2026-04-01"))
        #expect(issued.token.hasPrefix("redress_"))
        #expect(details.contains("\"token\": \(issued.record.id)"))
        #expect(details.contains("\"expires_on\": \"2026-04-01\""))
        #expect(!details.contains(issued.token))
    }

    @Test(
        "two tokens at a time never have one name, whatever its case and spaces",
        arguments: [
            "A. Officer", "a. officer", "A.  Officer", " A. OFFICER ", "Á. Officer", "A.\u{A0}Officer", "A.–Officer",
        ])
    func names(_ name: String) async throws {
        _ = try await create("A. Officer")

        await #expect(throws: Refusal.tokenNameInUse(name)) { try await create(name) }
    }

    /// What is not one line, by what is wrong with it.
    static let broken: [(text: String, fault: String)] = [
        ("A.\nOfficer", "a line break"), ("A.\u{2028}Officer", "a line break of Unicode"),
        ("A.\u{1B}[2J Officer", "a control character"), ("A.\u{85}Officer", "another"),
        ("A. Of\u{FFFD}cer", "what was no UTF-8"), ("A. \u{202E}Officer", "a turn of the direction"),
        (String(repeating: "x", count: 5_000), "too much"),
    ]

    @Test("a name has 200 characters, all on one line, and no more", arguments: broken.indices)
    func lines(_ index: Int) async throws {
        let name = Self.broken[index].text

        let longest = try await create(String(repeating: "é", count: 200))

        #expect(longest.record.name.count == 200)
        for name in [name, String(repeating: "x", count: 201)] {
            await #expect(throws: Refusal.notALine("name", limit: 200)) { try await create(name) }
        }
        await #expect(throws: Refusal.blank("name")) { try await create(" \t") }
    }

    @Test("why a token is revoked, and a change of the calendar taken back, is one line too", arguments: broken.indices)
    func reasons(_ index: Int) async throws {
        let reason = Self.broken[index].text
        let issued = try await create("A. Officer")

        await #expect(throws: Refusal.notALine("reason", limit: 2_000)) {
            try await casework().perform(RevokeToken(token: issued.record.id, reason: reason), as: Fixtures.manager)
        }
        await #expect(throws: Refusal.blank("reason")) {
            try await casework().perform(RevokeToken(token: issued.record.id, reason: " "), as: Fixtures.manager)
        }
        await #expect(throws: Refusal.notALine("reason", limit: 2_000)) {
            try await casework().perform(TakeBackCalendarChange(version: 1, reason: reason), as: Fixtures.manager)
        }
    }

    @Test("the name of a bank holiday is one line too, whichever way it came", arguments: broken.indices)
    func holidays(_ index: Int) async throws {
        let day = try #require(Day("2026-12-24"))
        let holiday = BankHoliday(on: day, name: Self.broken[index].text)
        let entered = try BankHolidaySource(entered: holiday, by: "a test")
        let read = try BankHolidaySource(name: "a.csv", body: Array("date,name\n\(day),\"\(holiday.name)\"\n".utf8))

        for source in [entered, read] {
            await #expect(throws: Refusal.notALine("name", limit: 200)) {
                try await casework().previewCalendar(AddBankHolidays(source: source), as: Fixtures.manager)
            }
            await #expect(throws: Refusal.notALine("name", limit: 200)) {
                try await casework().perform(AddBankHolidays(source: source), as: Fixtures.manager)
            }
        }
    }

    @Test("the name of a revoked token is free again, and that of an expired one is not")
    func nameAfterwards() async throws {
        let first = try await create("A. Officer")
        _ = try await casework().perform(RevokeToken(token: first.record.id), as: Fixtures.manager)
        let second = try await create("A. Officer", days: 1)
        let later = try Fixtures.casework(on: "2026-04-02")

        await #expect(throws: Refusal.tokenNameInUse("A. Officer")) {
            try await later.perform(
                CreateToken(name: "A. Officer", role: .officer, expiresInDays: 1), as: Fixtures.manager)
        }
        #expect(second.record.id != first.record.id)
    }

    @Test("of two tokens made with one name at the same time, on two connections, one is refused")
    func race() async throws {
        let clock = try Fixtures.clock("2026-03-02")
        let databases = [1, 2].map { _ in Database(TestDatabase.current.configuration, logger: .init(label: "race")) }

        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for database in databases {
                group.addTask {
                    let operation = CreateToken(name: "A. Officer", role: .officer, expiresInDays: 1)
                    do {
                        _ = try await Casework(database: database, clock: clock).perform(
                            operation, as: Fixtures.manager)
                        return true
                    } catch { return error as? Refusal != Refusal.tokenNameInUse("A. Officer") }
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }

        for database in databases { await database.shutdown() }
        #expect(outcomes.sorted { $0 && !$1 } == [true, false])
    }

    @Test("a token is revoked once, by its number, and there must be one")
    func revoked() async throws {
        let issued = try await create("A. Officer")
        let revoke = RevokeToken(token: issued.record.id, reason: "Left on a train")
        let day = try #require(Day("2026-03-02"))

        let record = try await casework().perform(revoke, as: Fixtures.manager)

        #expect(record.name == "A. Officer")
        await #expect(throws: Refusal.tokenRevokedAlready(issued.record.id, on: day)) {
            try await casework().perform(revoke, as: Fixtures.manager)
        }
        await #expect(throws: NotFound("token")) {
            try await casework().perform(RevokeToken(token: 4_711), as: Fixtures.manager)
        }
        await #expect(throws: AccessRefusal.tokenEnded(.revoked(on: day))) {
            try await casework().perform(RevokeToken(token: 1), as: .bearer(issued.token))
        }
    }

    @Test("the list has every token, the newest first, with what ended it")
    func list() async throws {
        _ = try await create("Expired", days: 1)
        let revoked = try await create("Revoked")
        _ = try await create("Valid", .manager, days: 366)
        _ = try await casework().perform(RevokeToken(token: revoked.record.id), as: Fixtures.manager)

        let tokens = try await Fixtures.casework(on: "2026-03-04").tokens(as: Fixtures.manager)

        #expect(tokens.map(\.token.name) == ["Valid", "Revoked", "Expired"])
        #expect(
            tokens.map(\.end) == [
                nil, Day("2026-03-02").map { .revoked(on: $0) }, Day("2026-03-03").map { .expired(on: $0) },
            ])
    }

    @Test("an officer neither lists, makes nor revokes tokens")
    func officer() async throws {
        let officer = Credential.bearer(try await create("A. Officer").token)

        await #expect(throws: AccessRefusal.forbidden(.administer)) { try await casework().tokens(as: officer) }
        await #expect(throws: AccessRefusal.forbidden(.administer)) {
            try await casework().perform(CreateToken(name: "B", role: .manager, expiresInDays: 1), as: officer)
        }
        await #expect(throws: AccessRefusal.forbidden(.administer)) {
            try await casework().perform(RevokeToken(token: 1), as: officer)
        }
    }

    @Test("an event has the number of the token it was done with, and none on the command line")
    func events() async throws {
        try await Fixtures.addService()
        let issued = try await create("A. Manager", .manager)
        let casework = try casework()
        let id = try await Fixtures.register(casework, receivedOn: "2026-03-02")
        _ = try await casework.perform(
            try Fixtures.acceptance(of: id, on: "2026-03-02"), as: .bearer(issued.token))

        let history = try await casework.auditHistory(of: id, after: nil, limit: 10, as: Fixtures.manager)

        #expect(history.items.map(\.operation) == ["complaint_registered", "complaint_accepted"])
        #expect(history.items.map(\.admission) == [.commandLine, .token(issued.record.id)])
    }

    private func narrowed(_ departments: [String]?, as name: String = "Dashboard") async throws -> CreateToken.Issued {
        try await casework().perform(
            CreateToken(name: name, role: .manager, expiresInDays: 30, departments: departments), as: Fixtures.manager)
    }

    private func addDepartments() async throws {
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                "INSERT INTO service (department, name) VALUES ('Highways', 'Potholes'), ('Housing', 'Repairs'), ('Parks', 'Trees')"
            )
        }
    }

    private func departments(of issued: CreateToken.Issued) async throws -> Set<String>? {
        try await casework().authorise(.bearer(issued.token), for: .readReports).departments
    }

    @Test("a token is for the whole council or for the departments it names, however they are spelt, each once")
    func scopes() async throws {
        try await addDepartments()
        let whole = try await narrowed(nil, as: "Whole")
        let some = try await narrowed(["housing", "Highways", "HOUSING"])

        let details = try await TestDatabase.current.database.read { db in
            try db.all(
                "SELECT details->>'departments' AS d FROM audit_event WHERE operation = 'token_created' ORDER BY id"
            ) {
                try $0["d"] as String?
            }
        }

        #expect(some.record.departments == ["Highways", "Housing"])
        #expect(try await departments(of: some) == ["Highways", "Housing"])
        #expect(whole.record.departments == nil)
        #expect(try await departments(of: whole) == nil)
        #expect(details == [nil, "Highways; Housing"])
        #expect(
            try await casework().tokens(as: Fixtures.manager).map(\.token.departments) == [
                ["Highways", "Housing"], nil,
            ])
    }

    @Test("a token is not made for a department that the directory does not have")
    func unknownDepartment() async throws {
        try await addDepartments()

        await #expect(throws: Refusal.unknownDepartment("Hihgways")) { try await narrowed(["Housing", "Hihgways"]) }
        #expect(try await casework().tokens(as: Fixtures.manager).isEmpty)
    }

    @Test(
        "a department that is renamed stays the token's; one that is there no more leaves it fewer, and never the whole council"
    )
    func changedDepartments() async throws {
        try await addDepartments()
        let token = try await narrowed(["Housing"])
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("UPDATE department SET name = 'Homes' WHERE name = 'Housing'")
        }
        let renamed = try await departments(of: token)
        try await TestDatabase.current.database.write { db in
            _ = try db.execute("DELETE FROM service WHERE department = 'Homes'")
            _ = try db.execute("DELETE FROM department WHERE name = 'Homes'")
        }

        #expect(renamed == ["Homes"])
        #expect(try await departments(of: token) == [])
    }
}
