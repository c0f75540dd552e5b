import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API
@testable import Casework

/// A measure in force: its reviews and its end, what it leaves as it is, and how it is counted.
@Suite(.database) struct MeasureInForceTests {
    @Test(
        "R164: a review due on 1 June that is not held is told on 1 June and again at set steps, then the measure ends")
    func reviewsFallDue() async throws {
        let register = try await Register.start()
        let path = try await register.warn(on: "2026-01-05", reviewOn: "2026-06-01")
        // 1 June 2026 is a Monday: 5 working days later is 8 June, 20 are 29 June.
        var told: [[AlertKind]] = []
        func tell(_ day: String) async throws {
            let before = told.flatMap(\.self).count
            told.append(Array(try await register.service.on(day).alertKinds().dropFirst(before)))
        }
        func state(_ day: String) async throws -> String? {
            try await register.service.on(day).get(path).json["state"].text
        }

        for day in [
            "2026-05-29", "2026-06-01", "2026-06-01", "2026-06-02", "2026-06-03", "2026-06-08", "2026-06-30",
            "2026-07-01",
        ] { try await tell(day) }
        let states = [
            try await state("2026-06-01"), try await state("2026-06-02"), try await state("2026-06-29"),
            try await state("2026-06-30"),
        ]

        #expect(
            told == [
                [], [.warning], [], [.overdue], [], [.overdue], [.behaviourMeasureEnded], [],
            ])
        #expect(states == ["in_force", "overdue_for_review", "overdue_for_review", "ended"])
        let ended = try await register.service.on("2026-06-30").get(path).json
        #expect(ended["ended_by"].text == "review_not_held")
        #expect(ended["last_day_on"].text == "2026-06-29")
        let late = try await register.service.on("2026-06-30").change(
            path, "/reviews",
            """
            {"reviewed_on": "2026-06-30", "verdict": "renewed", "review_on": "2026-07-31", "decided_by": "\(register.manager)",
            "consultees": ["\(register.staff)"], "reason": "It goes on."}
            """)
        #expect(try late.code == "measure_ended")
    }

    @Test(
        "R164: a review due on 1 June is listed from the day one asks for, overdue too, and no more once the measure ended",
        arguments: [
            ("2026-05-29", "2026-05-31", false), ("2026-05-29", "2026-06-01", true), ("2026-06-01", "2026-06-01", true),
            ("2026-06-02", "2026-06-02", true), ("2026-06-29", "2026-06-29", true), ("2026-06-30", "2026-06-30", false),
        ])
    func reviewsDue(today: String, by day: String, listed: Bool) async throws {
        let register = try await Register.start()
        let path = try await register.warn(on: "2026-01-05", reviewOn: "2026-06-01")
        _ = try await register.impose(.warning, reviewOn: "2026-06-01")

        let due = try await register.service.on(today).get("/v1/behaviour-measures?review_due_by=\(day)").json

        #expect(due["items"].elements.map { $0["id"].text } == (listed ? [path.lastIdentifier] : []))
    }

    @Test(
        "worked case 60: a review day that has passed escalates, and neither renews nor lifts the restriction by itself"
    )
    func passedReview() async throws {
        let register = try await Register.start()
        _ = try await register.warn(on: "2026-01-05")
        let imposed = try await register.impose(.restriction, reviewOn: "2026-06-01")
        let path = try #require(imposed.headers[.location])
        _ = try await register.send(path, on: "2026-03-02", threatening: nil)
        let later = try await register.service.on("2026-06-02")

        let overdue = try await later.get(path).json
        let listed = try await later.get("/v1/behaviour-measures?state=overdue_for_review").json
        let told = try await later.alertKinds()

        #expect(overdue["state"].text == "overdue_for_review")
        #expect(overdue["review_on"].text == "2026-06-01")
        #expect(overdue["decisions"].elements.count == 1)
        #expect(listed["items"].elements.map { $0["id"].text } == [path.lastIdentifier])
        #expect(told.suffix(1) == [.overdue])
        let held = try await later.change(
            path, "/reviews",
            """
            {"reviewed_on": "2026-06-02", "verdict": "lifted", "decided_by": "\(register.manager)",
            "consultees": ["\(register.staff)"], "reason": "It has helped."}
            """)
        #expect(try held.json["ended_by"].text == "lifted")
    }

    @Test("worked case 59: a restricted person's new complaint is registered, accepted and clocked as anybody's")
    func stillHeard() async throws {
        let register = try await Register.start()
        let service = register.service
        _ = try await register.warn(on: "2026-01-05")
        let imposed = try await register.impose(.restriction, startsOn: "2026-02-02", reviewOn: "2026-07-01")
        let measure = try #require(imposed.headers[.location])
        let letter = try await register.send(measure, on: "2026-02-02", threatening: nil)
        func clocks(_ complainant: String) async throws -> [JSONValue] {
            let registered = try await service.post(
                "/v1/complaints",
                Service.registration.replacing("A. Example", with: complainant)
                    .replacing("2025-10-01T09:30:00+01:00", with: "2026-02-20T09:30:00Z"))
            let path = try #require(registered.headers[.location])
            try await service.accept(path, on: "2026-02-23")
            let answered = try await service.change(
                path, "/stages/local_resolution/acknowledgement", #"{"acknowledged_on": "2026-02-24"}"#)
            try #require(answered.status == 200)
            let marked = try await service.get(
                "/v1/behaviour-measures?state=in_force&complaint_id=\(path.lastIdentifier)")
            #expect(try marked.json["items"].elements.isEmpty == (complainant != "A. Example"))
            return try answered.json["stages"][0]["deadlines"].elements
        }

        let restricted = try await clocks("A. Example")
        let anybody = try await clocks("B. Example")

        #expect(try letter.json["state"].text == "in_force")
        #expect(restricted == anybody)
        // The duty to offer stage 2 counts from the end of the limit.
        #expect(
            restricted.allSatisfy { $0["basis_on"].text == "2026-02-20" || $0["clock"].text == "stage_2_offer" })
        #expect(!restricted.isEmpty)
    }

    @Test("R167: three warnings and one restriction are numbers inside the council, and withheld from the public")
    func statistics() async throws {
        let register = try await Register.start()
        for complainant in ["A. Example", "B. Example", "C. Example"] {
            let imposed = try await register.service.post(
                "/v1/behaviour-measures",
                register.body(.warning, startsOn: "2026-02-02", reviewOn: "2026-07-01").replacing(
                    "A. Example", with: complainant))
            _ = try await register.send(try #require(imposed.headers[.location]), on: "2026-02-02")
        }
        let restriction = try await register.impose(.restriction)
        _ = try await register.send(try #require(restriction.headers[.location]), on: "2026-03-02", threatening: nil)
        _ = try await register.impose(.warning)
        let question =
            #"{"figures": ["behaviour.in_force", "behaviour.new", "behaviour.ended"], "periods": ["2025-26"]"#
        func kinds(_ json: JSONValue) -> [[Int?]] {
            json["figures"].elements.map(Figured.init).map { figure in
                ["warning", "restriction"].map { figure[$0].integer }
            }
        }

        let inside = try await register.service.post("/v1/statistics", question + #", "view": "internal"}"#)
        let outside = try await register.service.send(
            .post, "/v1/statistics", question + "}", token: register.service.viewer)
        let hidden = try await register.service.send(
            .post, "/v1/statistics", question + #", "view": "internal"}"#, token: register.service.viewer)
        let summer = try await register.service.on("2026-07-02").statistic("behaviour.overdue", "2026-27")

        #expect(kinds(try inside.json) == [[3, 1], [3, 1], [0, 0]])
        #expect(kinds(try outside.json) == [[nil, nil], [nil, nil], [0, 0]])
        #expect(hidden.status == 403)
        #expect(["warning", "restriction"].map { summer[$0].integer ?? 0 } == [3, 0])
    }
}
