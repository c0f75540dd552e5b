import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A value of a setting, and a version of a procedure, that were entered wrongly are taken back as long as they held for nobody.
@Suite(.database) struct SettingWithdrawalTests {
    private static let setting = #""setting": "response_quality_check""#

    private func decide(_ service: Service, _ value: Int, from day: String) async throws {
        let reply = try await service.post(
            "/v1/settings", #"{\#(Self.setting), "value": \#(value), "from_on": "\#(day)", "reason": "Decided."}"#)
        try #require(reply.status == 201, "\(reply.text)")
    }

    private func value(_ service: Service) async throws -> Int? {
        try await service.get("/v1/settings").json["settings"].elements
            .first { $0["setting"].text == "response_quality_check" }?["value"].integer
    }

    @Test(
        "A value is taken back on the day it was decided, or as long as it is not in force",
        arguments: [
            ("2026-03-02", "2026-03-02", "200"), ("2026-03-02", "2026-03-03", "409 setting_held"),
            ("2026-03-03", "2026-03-02", "200"), ("2026-03-03", "2026-03-03", "409 setting_held"),
            ("2026-04-01", "2026-03-31", "200"), ("2026-04-01", "2026-04-01", "409 setting_held"),
            ("2026-04-01", "2026-04-02", "409 setting_held"),
        ])
    func withdrawn(fromOn: String, today: String, code: String) async throws {
        let service = try await Service.start(on: "2026-03-02")
        try await decide(service, 1, from: fromOn)
        let then = try await service.on(today)

        let answer = try await then.corrected(
            "/v1/setting-withdrawals", Self.setting + #", "from_on": "\#(fromOn)""#)

        #expect(answer == code)
        let later = try await service.on("2026-04-02")
        #expect(try await value(later) == (code == "200" ? 0 : 1))
    }

    @Test(
        "What is too small to publish is taken back on the day it was decided alone, whatever the day it was decided for",
        arguments: [("2026-03-02", "200"), ("2026-03-03", "409 setting_held")])
    func smallNumbers(today: String, code: String) async throws {
        let service = try await Service.start(on: "2026-03-02")
        let value = #""setting": "small_numbers_below", "from_on": "2026-04-01""#
        let decided = try await service.post("/v1/settings", #"{\#(value), "value": 12, "reason": "Decided."}"#)
        try #require(decided.status == 201, "\(decided.text)")

        #expect(try await service.on(today).corrected("/v1/setting-withdrawals", value) == code)
        // Of less than 3 the one that is withheld would be told.
        let two = try await service.post("/v1/settings", #"{\#(value), "value": 2, "reason": "Decided."}"#)
        #expect(try "\(two.status) \(two.code ?? "-")" == "422 setting_range")
    }

    @Test("What is too small to publish is not taken back once a version of a report was frozen by it")
    func frozenSince() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let value = #""setting": "small_numbers_below", "from_on": "2026-03-02""#
        let decided = try await service.post("/v1/settings", #"{\#(value), "value": 12, "reason": "Decided."}"#)
        try #require(decided.status == 201, "\(decided.text)")
        try await TestDatabase.current.database.write { db in
            let version = UUID()
            _ = try db.execute(
                """
                INSERT INTO report_version (id, report, period, number, computed_on, register_position, calendar_version,
                    document, digest, whole_document, whole_digest, writing_sections, writings)
                VALUES (\(version), 'childrens', '2024-25', 1, '2026-03-02', 0, 1, '{}', sha256('{}'), '{}', sha256('{}'),
                    '{}', '{}')
                """)
            _ = try db.execute(
                """
                INSERT INTO report_version_step (report_version_id, status, follows, moved_at, moved_by)
                VALUES (\(version), 'draft', NULL, 'infinity', 'A')
                """)
        }

        #expect(try await service.corrected("/v1/setting-withdrawals", value) == "409 setting_held")
    }

    @Test("What was decided before holds again, another value may be decided at once, and only the manager does so")
    func before() async throws {
        let service = try await Service.start(on: "2026-03-02")
        try await decide(service, 1, from: "2026-03-02")
        try await decide(service, 0, from: "2026-03-03")
        let path = "/v1/setting-withdrawals"
        let tomorrow = Self.setting + #", "from_on": "2026-03-03""#

        #expect(try await service.corrected(path, tomorrow, token: service.officer) == "403 forbidden")
        #expect(
            try await service.corrected(path, Self.setting + #", "from_on": "2026-03-04""#) == "409 setting_not_decided"
        )
        #expect(try await service.corrected(path, tomorrow) == "200")
        #expect(try await service.corrected(path, tomorrow) == "409 setting_not_decided")
        #expect(try await value(try await service.on("2026-03-03")) == 1)
        try await decide(service, 0, from: "2026-03-03")
        #expect(try await value(try await service.on("2026-03-03")) == 0)
    }

    private func add(_ service: Service, from day: String) async throws -> Int {
        let proposal = CouncilVersionTests.proposal.replacing("2027-01-01", with: day).replacing(
            "Policy 2027", with: "Policy \(day)")
        let reply = try await service.post("/v1/procedure-versions", proposal)
        try #require(reply.status == 201, "\(reply.text)")
        return try #require(try reply.json["procedure_version"].integer)
    }

    @Test("A version that is not in force is taken back, the latest first, and another added in its place")
    func version() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let first = try await add(service, from: "2027-01-01")
        let second = try await add(service, from: "2027-02-01")
        let path = "/v1/procedure-version-withdrawals"
        func versions() async throws -> Int {
            try await service.get("/v1/procedure-versions?procedure=corporate").json["items"].elements.count
        }
        let before = try await versions()

        #expect(try await service.corrected(path, #""procedure_version": \#(first)"#) == "409 version_followed")
        #expect(
            try await service.corrected(path, #""procedure_version": \#(second)"#, token: service.officer)
                == "403 forbidden")
        #expect(try await service.corrected(path, #""procedure_version": \#(second)"#) == "200")
        #expect(
            try await service.corrected(path, #""procedure_version": \#(second)"#) == "422 unknown_procedure_version")
        let later = try await service.on("2027-01-01")
        #expect(try await later.corrected(path, #""procedure_version": \#(first)"#) == "409 version_in_force")
        #expect(try await service.corrected(path, #""procedure_version": \#(first)"#) == "200")
        #expect(try await versions() == before - 2)
        _ = try await add(service, from: "2027-01-02")
        #expect(try await service.drift() == 0)
    }

    @Test("No complaint is moved to a version that was taken back, though it was read before")
    func moved() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let file = try await Casefile.accepted(
            service, "corporate", receivedAt: "2026-03-02T09:30:00Z", type: "resident")
        let version = try await add(service, from: "2027-01-01")
        let move = #"{"procedure_version": \#(version), "reason": "The policy."}"#
        _ = try await file.act("/procedure-version", move)
        #expect(
            try await service.corrected("/v1/procedure-version-withdrawals", #""procedure_version": \#(version)"#)
                == "200")

        #expect(try await file.refused("/procedure-version", move) == "422 unknown_procedure_version")
    }
}
