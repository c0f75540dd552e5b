import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// Records with a duty of one kind and clock, and what is stored, listed and recorded of each.
struct DutyBench: Sendable {
    /// A record: where acts on it go, and what its duty is about.
    struct Record: Sendable {
        let path: String
        let subject: String
    }

    let kind: DutyKind
    let clock: String
    let service: Service

    /// The service at noon in London on a day.
    func on(_ day: String) throws -> Service {
        try service.at(London.instant(of: try #require(Day(day)), hour: 12).ISO8601Format())
    }

    /// The record at a path, which has the latest duty of the clock.
    func record(_ path: String) async throws -> Record {
        let subject = try await TestDatabase.current.database.read { db in
            try db.first(
                """
                SELECT d.subject_id::text AS subject FROM duty AS d
                WHERE d.kind = \(kind.rawValue) AND d.clock = \(clock) ORDER BY d.id DESC LIMIT 1
                """
            ) { try $0["subject"] as String }
        }
        return Record(path: path, subject: try #require(subject, "\(kind.rawValue) \(clock) of \(path)"))
    }

    /// `nature day-0 due how it stands` of every value the clock had, the first first.
    func stands(_ record: Record) async throws -> [String] {
        try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT d.nature || ' ' || d.basis_on || ' ' || d.due_on || ' '
                    || coalesce(d.ended_by || ' ' || d.ended_on, 'open') AS line
                FROM duty AS d
                WHERE d.subject_id = \(record.subject)::text::uuid AND d.kind = \(kind.rawValue)
                    AND d.clock = \(clock) AND d.ended_by IS DISTINCT FROM 'withdrawn'
                ORDER BY d.known_from, d.due_on
                """
            ) { try $0["line"] as String }
        }
    }

    /// `before after cause` of every move of the clock, the first first; the cause is a bank holiday or an operation.
    func moves(_ record: Record) async throws -> [String] {
        try await TestDatabase.current.database.read { db in
            try db.all(
                """
                SELECT m.due_before_on || ' ' || m.due_after_on || ' ' || coalesce(h.name, e.operation) AS line
                FROM duty_move AS m
                JOIN duty AS d ON d.id = m.duty_id
                LEFT JOIN bank_holiday AS h ON m.calendar_version IN (h.added_by, h.withdrawn_by)
                LEFT JOIN audit_event AS e ON e.id = m.audit_event_id
                WHERE d.subject_id = \(record.subject)::text::uuid AND d.kind = \(kind.rawValue)
                    AND d.clock = \(clock)
                ORDER BY m.calendar_version, m.audit_event_id
                """
            ) { try $0["line"] as String }
        }
    }

    /// Proclaims a bank holiday and gives the version of the calendar with it.
    func proclaim(_ day: String) async throws -> Int {
        let holiday = BankHoliday(on: try #require(Day(day)), name: "Proclaimed")
        let change = try await service.casework.perform(
            AddBankHolidays(source: try BankHolidaySource(entered: holiday, by: "A. Manager")),
            as: .commandLine(name: "test"))
        return try #require(change.version)
    }

    func takeBack(_ version: Int) async throws {
        _ = try await service.casework.perform(
            TakeBackCalendarChange(version: version, reason: "It was not proclaimed"), as: .commandLine(name: "test"))
    }

    /// Sweeps a day twice: the second round records nothing anew.
    func sweep(_ day: String) async throws {
        let casework = try on(day).casework
        let sweep = Sweep(asOf: nil)
        _ = try await casework.perform(sweep, as: .commandLine(name: "sweep"))
        let again = try await casework.perform(sweep, as: .commandLine(name: "sweep"))
        #expect(again.allSatisfy { !$0.isNew })
    }

    /// How many breaches of the clock are listed of the record.
    func breaches(_ record: Record, on day: String) async throws -> Int {
        let reply = try await on(day).get("/v1/breaches?duty=\(kind.rawValue)&limit=200")
        try #require(reply.status == 200, "\(reply.text)")
        return try reply.json["items"].elements.count {
            $0["record_id"].text == record.subject && $0["deadline"]["clock"].text == clock
        }
    }

    /// Every line of every worklist on a day.
    func lines(on day: String) async throws -> [(list: Worklist, line: JSONValue)] {
        let service = try on(day)
        var lines: [(list: Worklist, line: JSONValue)] = []
        for list in Worklist.allCases {
            let reply = try await service.get("/v1/worklists/\(list.rawValue)?limit=200")
            try #require(reply.status == 200, "\(list.rawValue): \(reply.text)")
            lines += try reply.json["items"].elements.map { (list, $0) }
        }
        return lines
    }

    /// The worklists among the lines that have the clock of a record.
    func lists(_ record: Record, among lines: [(list: Worklist, line: JSONValue)]) -> [Worklist] {
        lines.filter { $0.line["record_id"].text == record.subject && $0.line["clock"].text == clock }.map(\.list)
    }

    /// Whether every stored duty is what is computed anew.
    func isVerified() async throws -> Bool { try await service.casework.verifyDuties().drift.isEmpty }
}
