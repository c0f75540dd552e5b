import Casework
import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing
import WorkingDays

@testable import API

/// What a late bank holiday, a decision of the council and a correction change of the notices that are owed.
@Suite(.database) struct NoticeChangeTests: NoticeReading {
    private func add(_ day: String, _ service: Service, named name: String = "Proclaimed") async throws -> Int {
        let change = try await service.casework.perform(
            AddBankHolidays(
                source: try BankHolidaySource(
                    entered: BankHoliday(on: try #require(Day(day)), name: name), by: "A. Manager"),
                choices: [.late: .follow]),
            as: .commandLine(name: "test"))
        return try #require(change.version)
    }

    @Test("A late bank holiday moves the day that calls for a notice, with its cause, and taken back it is as it was")
    func lateHoliday() async throws {
        let service = try await Service.start(on: "2025-04-02")
        let file = try await Casefile.accepted(service)
        #expect(try await list(service, on: "2025-04-02").contains("limit_not_met 2025-04-01"))
        _ = try await add("2025-03-31", service)

        #expect(try await list(service, on: "2025-04-02").contains("limit_not_met 2025-04-02"))
        let duty = try await service.get(file.path + "/duties").json["items"].elements
            .filter { $0["clock"].text == "limit_not_met" }
        #expect(duty.count == 1)
        let moves = try #require(duty.first)["moves"].elements
        #expect(moves.map { $0["due_before_on"].text } == ["2025-04-01"])
        #expect(moves.map { $0["due_after_on"].text } == ["2025-04-02"])
        #expect(moves.first?["cause"].text?.contains("Proclaimed on 31 March 2025") == true)
        try await verified(service)

        let early = try await service.on("2025-03-10")
        let version = try await add("2025-03-14", early, named: "Proclaimed in time")
        #expect(try await list(service, on: "2025-03-19").contains("target_not_met 2025-03-19"))
        try await verified(service)
        _ = try await early.casework.perform(
            TakeBackCalendarChange(version: version, reason: "It was not proclaimed"), as: .commandLine(name: "test"))
        #expect(try await list(service, on: "2025-03-18").contains("target_not_met 2025-03-18"))
        try await verified(service)
    }

    @Test("The council decides from which day it owes the notice of a point that is left out, and may decide it again")
    func setting() async throws {
        let service = try await Service.start(on: "2025-03-10")
        let file = try await Casefile.accepted(service, "corporate", type: "resident", points: ["One", "Two"])
        try await file.exclude(1, "court", on: "2025-03-05")
        func decide(_ value: Int, from day: String) async throws {
            let decided = try await service.post(
                "/v1/settings",
                #"{"setting": "exclusion_notice", "value": \#(value), "from_on": "\#(day)", "reason": "The board."}"#)
            try #require(decided.status == 201, "\(decided.text)")
        }
        try await decide(0, from: "2025-03-20")
        #expect(try await list(service, on: "2025-03-19") == ["point_exclusion_1 2025-03-05"])
        #expect(try await list(service, on: "2025-03-20") == [])
        try await decide(1, from: "2025-04-01")
        #expect(try await list(service, on: "2025-03-31") == [])
        #expect(try await list(service, on: "2025-04-01") == ["point_exclusion_1 2025-04-01"])
        try await verified(service)
        let later = Casefile(service: try await service.on("2025-04-02"), path: file.path)
        #expect(try await later.owed == ["point_exclusion"])
        try await later.done(
            "/notices", later.notice("point_exclusion", #""decision", "reasons", "resubmission""#, sentOn: "2025-03-06")
        )
        #expect(try await later.owed == [])
        #expect(try await duties(later) == ["complaint.point_exclusion_1 2025-03-05 2025-03-06 met"])
        try await verified(service)
    }

    @Test("A decision about the notice of a point that is taken back leaves what is owed as it was")
    func settingTakenBack() async throws {
        let service = try await Service.start(on: "2025-03-10")
        let file = try await Casefile.accepted(service, "corporate", type: "resident", points: ["One", "Two"])
        try await file.exclude(1, "court", on: "2025-03-05")
        let before = try await duties(file)
        let decision = #""setting": "exclusion_notice", "from_on": "2025-03-20", "reason": "The board.""#
        try #require(try await service.post("/v1/settings", "{\(decision), \"value\": 0}").status == 201)
        #expect(try await duties(file) != before)

        #expect(try await service.post("/v1/setting-withdrawals", "{\(decision)}").status == 201)

        #expect(try await duties(file) == before)
        try await verified(service)
    }

    @Test("A decision on interest that a correction opens again calls for no notice")
    func corrected() async throws {
        let service = try await Service.start(on: "2025-03-10")
        let file = try await Casefile.accepted(service)
        try await file.done("/corrections", #"{"complainant_type": "family_member", "reason": "An aunt."}"#)
        try await file.done(
            "/sufficient-interest",
            #"{"is_sufficient": false, "ground": "No part in it", "decided_on": "2025-03-10", "notified_on": "2025-03-10"}"#
        )
        #expect(try await file.owed == ["no_sufficient_interest", "receipt"])
        try await file.done(
            "/corrections", #"{"complainant_type": "other_sufficient_interest", "reason": "A former carer."}"#)
        #expect(try await file.owed == ["receipt"])
        #expect(try await list(service, on: "2025-03-10") == ["receipt 2025-03-03"])
        try await verified(service)
    }

    @Test("A notice that is corrected counts by what it says now, and one that is taken back is owed again")
    func correctedNotice() async throws {
        let service = try await Service.start(on: "2025-03-10")
        let file = try await Casefile.accepted(service, "adult_social_care", type: "resident")
        try await file.done("/stages/single_stage/acknowledgement", #"{"acknowledged_on": "2025-03-04"}"#)
        try await file.done("/withdrawal", #"{"withdrawn_on": "2025-03-07", "explanation": "Settled."}"#)
        let plan = try await file.done(
            "/notices",
            NoticeBody.notice(
                "response_plan", on: "2025-03-05", saying: ["offer_to_discuss", "period"], stage: "single_stage"))
        let told = try await file.done(
            "/notices", NoticeBody.notice("withdrawal_confirmed", on: "2025-03-07", saying: ["decision"]))
        #expect(try await list(service, on: "2025-03-10") == [])
        try await file.done(
            "/notices/\(plan["id"].text ?? "")/corrections", #"{"sent_on": "2025-03-06", "reason": "The day after."}"#)
        #expect(
            try await duties(file) == [
                "single_stage.response_plan 2025-03-04 2025-03-06 met",
                "complaint.withdrawal_confirmed 2025-03-07 2025-03-07 met",
            ])
        for id in [plan, told].compactMap({ $0["id"].text }) {
            try await file.done("/notices/\(id)/removal", #"{"reason": "It never went."}"#)
        }
        #expect(
            try await list(service, on: "2025-03-10") == [
                "response_plan 2025-03-04", "withdrawal_confirmed 2025-03-07",
            ])
        try await verified(service)
    }

    @Test("Of a complaint that was registered in error no notice is owed")
    func registeredInError() async throws {
        let service = try await Service.start(on: "2025-03-10")
        let file = try await Casefile.accepted(service)
        #expect(try await list(service, on: "2025-03-10") == ["receipt 2025-03-03"])
        try await file.done("/registration-error", Erroneous.error)
        #expect(try await list(service, on: "2025-04-30") == [])
        #expect(try await file.owed == [])
        try await verified(service)
    }
}
