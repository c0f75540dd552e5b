import Casework
import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API

/// Notices called for are duties, on a worklist from the day that calls for them until they are sent (decision 0043).
@Suite(.database) struct NoticesOwedTests: NoticeReading {
    @Test("What a limit calls for is listed on the day after it, though nobody touches the complaint, until it is sent")
    func afterTheLimit() async throws {
        let service = try await Service.start(on: "2025-03-05")
        let file = try await Casefile.accepted(service)
        let adult = try await Casefile.accepted(service, "adult_social_care", type: "resident")

        #expect(try await list(service, on: "2025-03-17") == ["receipt 2025-03-03"])
        #expect(try await list(service, on: "2025-03-18") == ["receipt 2025-03-03", "target_not_met 2025-03-18"])
        #expect(
            try await list(service, on: "2025-04-01") == [
                "receipt 2025-03-03", "target_not_met 2025-03-18", "limit_not_met 2025-04-01",
            ])
        #expect(
            try await list(service, on: "2025-09-03").last == "six_months_not_met 2025-09-03",
            "six months beginning with 3 March end with 2 September")
        let later = Casefile(service: try await service.on("2025-09-03"), path: file.path)
        #expect(try await later.owed == ["receipt", "target_not_met", "limit_not_met"])
        try await later.done(
            "/notices",
            NoticeBody.notice(
                "limit_not_met", on: "2025-04-02", saying: ["right_to_stage_2"], stage: "local_resolution"))
        try await later.done(
            "/notices", NoticeBody.notice("receipt", on: "2025-03-03", saying: ["procedure", "advocacy", "help"]))

        #expect(
            try await list(service, on: "2025-09-03") == [
                "target_not_met 2025-03-18", "six_months_not_met 2025-09-03",
            ])
        #expect(
            try await duties(later) == [
                "complaint.receipt 2025-03-03 2025-03-03 met", "local_resolution.target_not_met 2025-03-18",
                "local_resolution.limit_not_met 2025-04-01 2025-04-02 met",
            ])
        #expect(
            try await duties(Casefile(service: service.on("2025-09-03"), path: adult.path)) == [
                "single_stage.six_months_not_met 2025-09-03"
            ])
        try await verified(service)
    }

    @Test("What is answered in time owes no notice of its limit, and one that is put off owes it later")
    func inTime() async throws {
        let service = try await Service.start(on: "2025-03-17")
        let answered = try await Casefile.accepted(service)
        try await answered.done(
            "/stages/local_resolution/response", #"{"responded_on": "2025-03-17", "outcome": "not_upheld"}"#)
        let adult = try await Casefile.accepted(service, "adult_social_care", type: "resident")
        let told = Casefile(service: try await service.on("2025-09-01"), path: adult.path)
        try await told.done(
            "/stages/single_stage/extensions",
            """
            {"agreed_on": "2025-09-01", "extended_to": "2025-10-31", "reason": "Complex.",
            "complainant_agreed_on": "2025-09-01", "notified_on": "2025-09-01"}
            """)

        #expect(
            try await list(service, on: "2025-10-31") == ["receipt 2025-03-03", "stage_1_end 2025-03-17"])
        #expect(try await list(service, on: "2025-11-01").last == "six_months_not_met 2025-11-01")
        let moves = try await TestDatabase.current.database.read { db in
            try db.one(
                "SELECT count(*) AS n FROM duty_move AS m JOIN duty AS d ON d.id = m.duty_id WHERE d.kind = 'notice'"
            ) {
                try $0["n"] as Int
            }
        }
        #expect(moves == 0, "what was not owed yet did not move")
        try await verified(service)
    }

    struct Act: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let procedure: String
        let path: String
        let body: String
        let kind: String
        let since: String
        let said: [String]
        var stage: String?
    }

    @Test(
        "an act calls for its notice, which is listed until it is sent",
        arguments: [
            Act(
                testDescription: "an acknowledgement of an adult complaint", procedure: "adult_social_care",
                path: "/stages/single_stage/acknowledgement", body: #"{"acknowledged_on": "2025-03-05"}"#,
                kind: "response_plan", since: "2025-03-05", said: ["offer_to_discuss", "period"],
                stage: "single_stage"),
            Act(
                testDescription: "an acknowledgement of a corporate complaint", procedure: "corporate",
                path: "/stages/stage_1/acknowledgement", body: #"{"acknowledged_on": "2025-03-04"}"#,
                kind: "acknowledgement", since: "2025-03-04", said: ["understanding", "outcome_sought"],
                stage: "stage_1"),
            Act(
                testDescription: "an answer of a corporate complaint", procedure: "corporate",
                path: "/stages/stage_1/response",
                body:
                    #"{"responded_on": "2025-03-06", "outcome": "not_upheld", "responded_by": "\#(Signer.first)"}"#,
                kind: "corporate_stage_1_end", since: "2025-03-06",
                said: ["decision", "reasons", "actions", "right_to_stage_2"], stage: "stage_1"),
            Act(
                testDescription: "a withdrawal", procedure: "corporate", path: "/withdrawal",
                body: #"{"withdrawn_on": "2025-03-07", "explanation": "Settled."}"#, kind: "withdrawal_confirmed",
                since: "2025-03-07", said: ["decision"]),
        ])
    func calledForByAnAct(_ act: Act) async throws {
        let service = try await Service.start(on: "2025-03-10")
        let file = try await Casefile.accepted(service, act.procedure, type: "resident")
        try await file.done(act.path, act.body)

        #expect(try await list(service, on: "2025-03-10") == ["\(act.kind) \(act.since)"])
        #expect(try await file.owed == [act.kind])
        try await file.done(
            "/notices", NoticeBody.notice(act.kind, on: "2025-03-10", saying: act.said, stage: act.stage))
        #expect(try await list(service, on: "2025-03-10") == [])
        #expect(try await file.owed == [])
        #expect(
            try await duties(file) == [
                "\(act.stage ?? "complaint").\(act.kind) \(act.since) 2025-03-10 met"
            ])
        try await verified(service)
    }

    @Test("A closure that is opened again calls for no notice any more, and closed again it calls for another")
    func reopened() async throws {
        let service = try await Service.start(on: "2025-03-10")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        let withdrawal = #"{"withdrawn_on": "2025-03-07", "explanation": "Settled."}"#
        try await file.done("/withdrawal", withdrawal)
        try await file.done("/reopening", #"{"reason": "Not settled after all."}"#)
        #expect(try await list(service, on: "2025-03-10") == [])
        #expect(try await file.owed == [])
        try await file.done("/withdrawal", withdrawal.replacing("2025-03-07", with: "2025-03-10"))
        #expect(try await list(service, on: "2025-03-10") == ["withdrawal_confirmed 2025-03-10"])
        try await verified(service)
    }

    @Test("The list is narrowed to a team, a person, a department, a service, a stage and a kind")
    func narrowed() async throws {
        let service = try await Service.start(on: "2025-03-10")
        let team = try await service.addTeam()
        let person = try await service.addPerson("A. Example", team: team)
        let mine = try await Casefile.accepted(service, "adult_social_care", type: "resident")
        try #require(try await service.assign(mine.path, team: team, person: person).status == 201)
        let elsewhere = try await Casefile.register(
            service, type: "resident", department: "Highways", of: "Potholes", aboutChildren: false)
        try await service.accept(elsewhere.path, into: "corporate", on: "2025-03-03")
        try await mine.done("/stages/single_stage/acknowledgement", #"{"acknowledged_on": "2025-03-05"}"#)
        try await elsewhere.done("/stages/stage_1/acknowledgement", #"{"acknowledged_on": "2025-03-04"}"#)
        let (own, other) = ("response_plan 2025-03-05", "acknowledgement 2025-03-04")

        #expect(try await list(service, on: "2025-03-10") == [other, own])
        for query in [
            "team_id=\(team)", "person_id=\(person)", "department=Children+and+Families", "service=Fostering",
            "stage=single_stage",
        ] {
            #expect(try await list(service, on: "2025-03-10", "&" + query) == [own], "\(query)")
        }
        #expect(try await list(service, on: "2025-03-10", "&department=Highways") == [other])
        #expect(try await list(service, on: "2025-03-10", "&duty=notice") == [other, own])
        #expect(try await list(service, on: "2025-03-10", "&duty=response") == [])
        let line = try await service.get("/v1/worklists/notices_owed?person_id=\(person)").json["items"][0]
        #expect(line["complaint_id"].text == mine.path.lastIdentifier)
        #expect(line["assigned_person_id"].text == person)
        #expect(line["stage"].text == "single_stage")
        let pages = try await service.get("/v1/worklists/notices_owed?limit=1").json
        let cursor = try #require(pages["next_cursor"].text)
        let second = try await service.get("/v1/worklists/notices_owed?limit=1&cursor=\(cursor)").json["items"].elements
        #expect(second.map { $0["clock"].text } == ["response_plan"])
    }

    @Test("A notice is no deadline of its stage and no breach, and the history names it apart from the act")
    func apart() async throws {
        let service = try await Service.start(on: "2025-03-10")
        let file = try await Casefile.accepted(service, "corporate", type: "resident")
        try await file.done("/stages/stage_1/acknowledgement", #"{"acknowledged_on": "2025-03-04"}"#)
        let clocks = try await file.stage("stage_1")["deadlines"].elements.map { $0["clock"].text }
        #expect(clocks == ["acknowledgement", "response"])
        let history = try await service.get(file.path + "/history").json["lines"].elements.map { $0["title"].text }
        #expect(history.contains("stage_1.acknowledgement") && history.contains("stage_1.notice.acknowledgement"))
        let swept = try await service.on("2026-03-09").casework.perform(
            Sweep(asOf: nil), as: .commandLine(name: "test"))
        #expect(!swept.contains { $0.kind == .notice })
        #expect(try await service.get("/v1/breaches?duty=notice").json["items"].elements == [])
    }
}

/// What tests of notices that are owed read.
protocol NoticeReading {}

extension NoticeReading {
    /// `clock since` of every line of the worklist on a day.
    func list(_ service: Service, on day: String, _ query: String = "") async throws -> [String] {
        try await service.on(day).get("/v1/worklists/notices_owed?limit=50\(query)").json["items"].elements.map {
            "\($0["clock"].text ?? "-") \($0["listed_on"].text ?? "-")"
        }
    }

    /// `stage.clock due ended by` of every notice that is a duty of a complaint.
    func duties(_ file: Casefile) async throws -> [String] {
        try await file.service.get(file.path + "/duties").json["items"].elements
            .filter { $0["kind"].text == "notice" }
            .map { duty in
                let end = duty["ended_on"].text.map { " \($0) \(duty["ended_by"].text ?? "")" } ?? ""
                return "\(duty["stage"].text ?? duty["record"].text ?? "-").\(duty["clock"].text ?? "") "
                    + "\(duty["due_on"].text ?? "")\(end)"
            }
    }

    func verified(_ service: Service) async throws {
        #expect(try await service.casework.verifyDuties().drift.isEmpty)
    }
}
