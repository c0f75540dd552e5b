import Casework
import Complaints
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API

/// One test for each requirement from R105 to R115, on the days that the requirement names.
@Suite(.database) struct AlertRequirementTests {
    @Test("R105: a case of 1 September is warned of on Friday 23 September 2022, once however often a round is made")
    func warning() async throws {
        let climbing = try await Climbing.start()

        let before = try await climbing.told(by: "2022-09-22")
        let onTheDay = try await climbing.told(by: "2022-09-23")
        let again = try await climbing.told(by: "2022-09-23")
        let later = try await climbing.told(by: "2022-09-28")

        #expect(before == [])
        #expect(onTheDay == [["2022-09-23", "1", "service manager"]])
        #expect(again == onTheDay && later == onTheDay)
    }

    @Test(
        "R106: in the round of Monday 3 October the case due on 30 September is in breach, once, and a week without rounds is caught up"
    )
    func breach() async throws {
        let climbing = try await Climbing.start()
        func breaches(_ instant: String) async throws -> [[Int?]] {
            let service = try climbing.service.at(instant)
            let found = try await service.casework.perform(
                Sweep(asOf: nil), as: .commandLine(name: "sweep"))
            return found.filter { $0.kind == .response && $0.clock == "response" }
                .map { [$0.workingDays, $0.isNew ? 1 : 0] }
        }

        #expect(try await breaches("2022-10-02T23:05:00Z") == [[1, 1]])
        #expect(try await breaches("2022-10-02T23:06:00Z") == [[1, 0]])
        #expect(try await breaches("2022-10-10T08:00:00Z") == [[6, 0]])
        #expect(try await climbing.told(by: "2022-10-10") == [["2022-10-10", "2", "team manager"]])
        let joined = try await climbing.service.on("2022-10-10").alerts().filter {
            $0.joined != nil && $0.duty == .response
        }
        #expect(joined.map(\.step) == [1])
        // The rung above waits five working days from the day on which this one was told.
        #expect(try await climbing.told(by: "2022-10-17").count == 1)
        #expect(try await climbing.told(by: "2022-10-18").last == ["2022-10-18", "3", "service manager"])
    }

    @Test("R107: an alert of 3 October that nobody answers is told on 11 and 19 October, and on the list from the 27th")
    func ladder() async throws {
        let climbing = try await Climbing.start()
        try await climbing.pass(from: "2022-09-20", through: "2022-10-28")

        let told = try await climbing.told(by: "2022-10-31")
        let limits = try await [climbing.alert(2), climbing.alert(3), climbing.alert(4), climbing.alert(5)]
            .map { $0.standing.answerDueOn?.description }

        #expect(
            told == [
                ["2022-09-23", "1", "service manager"], ["2022-10-03", "2", "team manager"],
                ["2022-10-11", "3", "service manager"], ["2022-10-19", "4", "head of service"],
                ["2022-10-27", "5", "manager"],
            ])
        #expect(limits == ["2022-10-10", "2022-10-18", "2022-10-26", nil])
    }

    @Test("R107: an answer of 7 October that is accepted stops the ladder there")
    func acceptedAnswer() async throws {
        let climbing = try await Climbing.start()
        _ = try await climbing.told(by: "2022-10-03")
        let alert = try await climbing.alert(2)

        let answered = try await climbing.answer(alert, on: "2022-10-07")
        let accepted = try await climbing.judge(alert, #"{"verdict": "accepted"}"#, on: "2022-10-07")
        try await climbing.pass(from: "2022-10-08", through: "2022-11-04")

        #expect(answered.status == 201, "\(answered.text)")
        #expect(try answered.json["state"].text == "answered")
        #expect(try accepted.json["state"].text == "accepted")
        #expect(try await climbing.told(by: "2022-11-04").map { $0[1] } == ["2"])
    }

    @Test("R107: a rung with nobody is passed to the next one up, and above every post to the Complaints Manager")
    func vacantRungs() async throws {
        let climbing = try await Climbing.start(without: ["team_manager", "head_of_service"])
        try await climbing.pass(from: "2022-09-23", through: "2022-10-19")

        let told = try await climbing.told(by: "2022-10-19")

        #expect(told.map { $0[2] } == ["service manager", "service manager", "service manager", "manager"])
    }

    @Test("R108: no call is made between the steps, and the history has the system as their actor")
    func bySystem() async throws {
        let climbing = try await Climbing.start()
        try await climbing.pass(from: "2022-10-03", through: "2022-10-19")

        let events = try await climbing.service.on("2022-10-19").get(climbing.file.path + "/events?limit=200").json
        let raised = events["items"].elements.filter {
            $0["operation"].text == "alert_raised" && $0["details"]["clock"].text == "response"
        }

        #expect(raised.map { $0["actor"].text } == ["system", "system", "system"])
        #expect(
            raised.map { $0["details"]["recipient_person_id"].text }
                == [climbing.teamManager, climbing.serviceManager, climbing.head])
    }

    @Test("R109: an answer that will not do has the next rung told on the same day, with its reason in the record")
    func rejectedAnswer() async throws {
        let climbing = try await Climbing.start()
        _ = try await climbing.told(by: "2022-10-03")
        let alert = try await climbing.alert(2)
        _ = try await climbing.answer(alert, on: "2022-10-05")

        let without = try await climbing.judge(alert, #"{"verdict": "rejected"}"#, on: "2022-10-05")
        let rejected = try await climbing.judge(
            alert, #"{"verdict": "rejected", "reason": "No day is given."}"#, on: "2022-10-05")
        let again = try await climbing.judge(alert, #"{"verdict": "accepted"}"#, on: "2022-10-05")

        #expect(without.status == 422)
        #expect(try without.pointers == ["#/reason"])
        #expect(rejected.status == 201, "\(rejected.text)")
        #expect(try again.code == "no_answer_to_judge")
        #expect(try await climbing.told(by: "2022-10-05").last == ["2022-10-05", "3", "service manager"])
        // The rung above has its five days from then.
        #expect(try await climbing.told(by: "2022-10-12").count == 2)
        #expect(try await climbing.told(by: "2022-10-13").last == ["2022-10-13", "4", "head of service"])
    }

    @Test(
        "R110: the list of October has what finished its ladder; taken to the meeting it is on November's until closed")
    func challengeList() async throws {
        let climbing = try await Climbing.start()
        try await climbing.pass(from: "2022-10-03", through: "2022-10-27")
        func listed(_ month: String, on day: String) async throws -> [JSONValue] {
            let reply = try await climbing.service.on(day).get("/v1/challenge-lists/\(month)")
            try #require(reply.status == 200, "\(reply.text)")
            return try reply.json["items"].elements.filter { $0["alert"]["duty"].text == "response" }
        }
        let october = try #require(try await listed("2022-10", on: "2022-10-31").first)
        let path = "/v1/challenge-items/\(october["id"].text ?? "")/decisions"

        let taken = try await climbing.service.on("2022-10-31").post(
            path, #"{"decision": "take_to_meeting", "text": "The third of this provider.", "theme": "Providers"}"#)
        let november = try await listed("2022-11", on: "2022-11-01")
        let closed = try await climbing.service.on("2022-11-10").post(
            path, #"{"decision": "closed", "text": "The provider has a new manager."}"#)
        let after = try await climbing.service.on("2022-11-11").post(path, #"{"decision": "closed", "text": "Again."}"#)

        #expect(october["alert"]["reference"].text != nil)
        #expect(taken.status == 201, "\(taken.text)")
        #expect(november.map { $0["theme"].text } == ["Providers"])
        #expect(try closed.json["notes"].elements.map { $0["decision"].text } == ["take_to_meeting", "closed"])
        #expect(try after.code == "challenge_closed")
        #expect(try await listed("2022-11", on: "2022-12-01").count == 1)
        #expect(try await listed("2022-12", on: "2022-12-01") == [])
        #expect(try await listed("2022-09", on: "2022-12-01") == [])
    }

    @Test("R112: after 30 September the Complaints Manager is alerted to the duty to offer, and not with an extension")
    func dutyToOffer() async throws {
        let climbing = try await Climbing.start()
        let service = try climbing.service.at("2022-09-26T11:00:00Z")
        let extended = try await Casefile.accepted(service, receivedAt: "2022-09-01T09:30:00Z")
        try await extended.done(
            "/stages/local_resolution/extensions",
            """
            {"agreed_on": "2022-09-26", "extended_to": "2022-10-14", "reason": "A witness is away.",
            "complainant_agreed_on": "2022-09-26"}
            """)
        func told(_ instant: String) async throws -> [[String?]] {
            try await climbing.service.at(instant).alerts().filter { $0.duty == .stage2Offer }
                .map { [$0.complaint?.text, $0.recipient.role?.rawValue] }
        }

        #expect(try await told("2022-09-30T22:00:00Z") == [])
        #expect(try await told("2022-09-30T23:05:00Z") == [[climbing.file.path.lastIdentifier, "manager"]])
    }

    @Test("R113: of each kind of dated duty one that was due yesterday is one alert, to the right person or role")
    func everyKind() async throws {
        let due = try await DueYesterday.start()

        let alerts = try await due.service.alerts().filter { $0.joined == nil && $0.kind == .overdue }

        func told(_ kind: DutyKind) -> [String?] {
            alerts.filter { $0.duty == kind }.map { $0.recipient.person?.text ?? $0.recipient.role?.rawValue }
        }
        #expect(told(.obligation) == [Signer.first])
        #expect(told(.ombudsmanLetter) == [due.linkOfficer])
        #expect(told(.behaviourReview) == ["manager"])
        #expect(told(.safeguardingAcknowledgement) == ["manager"])
        #expect(told(.response).first == "manager")
        let again = try await due.service.alerts()
        #expect(again.filter { $0.joined == nil && $0.kind == .overdue } == alerts)
    }

    @Test("R115: a manager lists the open alerts of a team, the oldest first, with their age and what was done last")
    func supervision() async throws {
        let climbing = try await Climbing.start()
        try await climbing.pass(from: "2022-09-23", through: "2022-10-11")
        let other = try await climbing.service.addTeam("Fostering")
        let later = try await climbing.service.on("2022-10-12")
        func listed(_ query: String) async throws -> [JSONValue] {
            let reply = try await later.get("/v1/alerts?\(query)")
            try #require(reply.status == 200, "\(reply.text)")
            let contract = try Contract.shared.get()
            #expect(contract.violations(try reply.json, contract.named("AlertPage")) == [])
            return try reply.json["items"].elements.filter { $0["clock"].text == "response" }
        }
        _ = try await climbing.answer(try await climbing.alert(2), on: "2022-10-11")

        let open = try await listed("team_id=\(climbing.team)&open=true")
        try await Casefile(service: later, path: climbing.file.path).done(
            "/stages/local_resolution/response",
            #"{"responded_on": "2022-10-12", "outcome": "not_upheld", "breach_reason": "complexity"}"#)

        #expect(open.map { $0["raised_on"].text } == ["2022-09-23", "2022-10-03", "2022-10-11"])
        #expect(open.map { $0["age_working_days"].integer } == [13, 7, 1])
        #expect(open.map { $0["last_action"]["action"].text } == ["raised", "answered", "raised"])
        #expect(try await listed("team_id=\(other)&open=true") == [])
        #expect(try await listed("team_id=\(climbing.team)&open=true") == [])
        #expect(try await listed("team_id=\(climbing.team)").count == 3)
    }
}
