import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct RoleTests {
    private static let offer = "/stages/local_resolution/duty-offer"
    private static let body = #"{"offered_under_duty_on": "2025-11-03"}"#

    @Test("R57: an officer cannot offer stage 2, a manager can, and a statistics reader reads reports and no complaint")
    func namedRoles() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let reader = try await Service.token(.statisticsReader, service.casework)

        let officer = try await service.send(
            .post, path + Self.offer, Self.body, token: service.officer, headers: [.ifMatch: "*"])
        let manager = try await service.change(path, Self.offer, Self.body)
        let report = try await service.send(
            .get, "/v1/reports/childrens/2025-26", token: reader)
        let question = #"{"figures": ["all_complaints.received.by_department"], "periods": ["2025-26"]}"#
        let statistics = try await service.send(.post, "/v1/statistics", question, token: reader)
        let complaint = try await service.send(.get, path, token: reader)
        let list = try await service.send(.get, "/v1/complaints", token: reader)

        #expect(officer.status == 403)
        #expect(manager.status == 200)
        #expect(report.status == 200)
        #expect(statistics.status == 200)
        #expect(complaint.status == 403)
        #expect(list.status == 403)
    }

    @Test("R57: a Head of Service adjudicates a stage 2, and an officer or the investigator does not")
    func adjudication() async throws {
        let service = try await Service.start()
        let path = try await service.investigated()
        let body = #"{"responded_on": "2025-12-05", "outcome": "not_upheld"}"#
        func respond(_ role: Role) async throws -> Int {
            let token = try await service.tokenOfFamilies(role)
            return try await service.send(
                .post, path + "/stages/investigation/response", body, token: token, headers: [.ifMatch: "*"]
            ).status
        }

        func told(_ role: Role) async throws -> String {
            let reply = try await service.send(
                .get, path + "/operations", token: try await service.tokenOfFamilies(role))
            let operation = try #require(
                try reply.json["items"].elements.first {
                    $0["operation"].text == "respondToStage" && $0["stage"].text == "investigation"
                })
            return operation["code"].text ?? "permitted"
        }

        #expect(try await [told(.officer), told(.respondingManager)] == ["forbidden", "forbidden"])
        #expect(try await [told(.headOfService), told(.director)] == ["permitted", "permitted"])
        let refused = try await [respond(.officer), respond(.investigator), respond(.respondingManager)]
        let adjudicated = try await respond(.headOfService)

        #expect(refused == [403, 403, 403])
        #expect(adjudicated == 200)
    }

    @Test("R57: a responding manager answers stage 1 and registers nothing; an investigator hands in the report")
    func ownParts() async throws {
        let service = try await Service.start()
        let first = try await service.accept()
        let second = try await service.investigated(reported: false)
        let responding = try await service.tokenOfFamilies(.respondingManager)
        let investigator = try await service.tokenOfFamilies(.investigator, assignedTo: second)

        let answered = try await service.send(
            .post, first + "/stages/local_resolution/response",
            #"{"responded_on": "2025-10-10", "outcome": "not_upheld"}"#, token: responding, headers: [.ifMatch: "*"])
        let registered = try await service.send(
            .post, "/v1/complaints", Service.registration, token: responding)
        let reported = try await service.send(
            .post, second + "/stages/investigation/report", #"{"report_received_on": "2025-12-01"}"#,
            token: investigator, headers: [.ifMatch: "*"])

        #expect(answered.status == 200)
        #expect(registered.status == 403)
        #expect(reported.status == 200)
    }

    @Test(
        "R57: a Children's Rights Officer records offers of an advocate, notes and a child's contact, and decides nothing"
    )
    func rightsOfficer() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let token = try await Service.token(.childrensRightsOfficer, service.casework)
        func send(_ path: String, _ body: String) async throws -> Int {
            try await service.send(
                .post, path, body, token: token, headers: [.ifMatch: "*", .idempotencyKey: path]
            ).status
        }
        func contact(_ source: String) -> String {
            Service.contact(at: "2025-10-06T09:30:00+01:00", ["source": "\"\(source)\""])
        }

        let recorded = try await [
            send(path + "/advocacy", #"{"offered_on": "2025-10-06"}"#),
            send(path + "/stages/local_resolution/advocate-request", #"{"advocate_asked_on": "2025-10-06"}"#),
            send(path + "/stages/local_resolution/advocate-appointment", #"{"advocate_appointed_on": "2025-10-07"}"#),
            send(path + "/entries", #"{"kind": "note", "occurs_on": "2025-10-06", "text": "She wants to be heard."}"#),
            send("/v1/contacts", contact("child_or_young_person")),
        ]
        let refused = try await [
            send("/v1/contacts", contact("complainant")), send("/v1/complaints", Service.registration),
            send(path + "/withdrawal", #"{"withdrawn_on": "2025-10-06", "explanation": "By phone."}"#),
            send(path + Self.offer, Self.body),
        ]

        #expect(recorded == [200, 200, 200, 201, 201])
        #expect(refused == [403, 403, 403, 403])
        let events = try await service.get(path + "/events").json["items"].elements
        #expect(events.last?["actor"].text == "test childrens_rights_officer")
    }

    @Test("R57: a deputy may do what the manager may from the first to the last day, and the audit names both")
    func deputy() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let manager = try await service.addPerson("M. Manager")
        let deputy = try await service.addPerson("D. Deputy")
        _ = try await service.token(.manager, of: manager, name: "M. Manager")
        let token = try await service.token(.officer, of: deputy, name: "D. Deputy")
        func offer(on day: String) async throws -> Reply {
            try await service.on(day).send(
                .post, path + Self.offer, Self.body, token: token,
                headers: [.ifMatch: "*", .idempotencyKey: "\"\(day)\""])
        }

        let without = try await offer(on: "2026-03-02")
        let appointed = try await service.change(
            "/v1/people/\(manager)", "/deputies",
            #"{"deputy_id": "\#(deputy)", "from_on": "2026-03-03", "until_on": "2026-03-13"}"#)
        let before = try await offer(on: "2026-03-02")
        let after = try await offer(on: "2026-03-14")
        let within = try await offer(on: "2026-03-13")

        #expect(appointed.status == 200, "\(appointed.text)")
        #expect([without.status, before.status, after.status] == [403, 403, 403])
        #expect(within.status == 200, "\(within.text)")
        let actor = try await service.get(path + "/events").json["items"].elements.last?["actor"].text
        #expect(actor == "D. Deputy for M. Manager")
    }

    @Test("R57: nobody has two deputies on one day, or is their own")
    func oneDeputy() async throws {
        let service = try await Service.start()
        let person = try await service.addPerson("A. Example")
        let deputy = try await service.addPerson("B. Example")
        func appoint(_ id: String, _ from: String, _ until: String) async throws -> Reply {
            try await service.change(
                "/v1/people/\(person)", "/deputies",
                #"{"deputy_id": "\#(id)", "from_on": "\#(from)", "until_on": "\#(until)"}"#)
        }

        let own = try await appoint(person, "2026-03-02", "2026-03-06")
        let first = try await appoint(deputy, "2026-03-02", "2026-03-06")
        let second = try await appoint(deputy, "2026-03-06", "2026-03-09")
        let third = try await appoint(deputy, "2026-03-07", "2026-03-09")

        #expect(try own.code == "same_person")
        #expect(first.status == 200)
        #expect(try second.code == "deputy_overlaps")
        #expect(third.status == 200)
    }

    @Test("A token of somebody who has left is of no use from the next day on")
    func leftToken() async throws {
        let service = try await Service.start()
        let person = try await service.addPerson("A. Example")
        let token = try await service.token(.manager, of: person, name: "A. Example")

        let left = try await service.change(
            "/v1/people/\(person)", "/deactivation", #"{"active_until": "2026-03-02"}"#)
        let thatDay = try await service.send(.get, "/v1/teams", token: token)
        let nextDay = try await service.on("2026-03-03").send(.get, "/v1/teams", token: token)

        #expect(left.status == 200)
        #expect(thatDay.status == 200)
        #expect(nextDay.status == 401)
    }
}

extension Service {
    /// A complaint whose stage 2 only needs its report, or its adjudication.
    func investigated(reported: Bool = true) async throws -> String {
        let path = try await accept()
        let appointments = try await appointments(on: "2025-11-05")
        for (act, body) in [
            ("/stages/local_resolution/duty-offer", #"{"offered_under_duty_on": "2025-11-03"}"#),
            ("/stages", #"{"stage": "investigation", "requested_on": "2025-11-05"}"#),
            appointments[0], appointments[1],
            (
                "/stages/investigation/report",
                #"{"report_received_on": "2025-12-01", "independent_report_received_on": "2025-12-01"}"#
            ),
        ].prefix(reported ? 5 : 4) {
            let reply = try await change(path, act, body)
            try #require(reply.status == 200, "\(act): \(reply.text)")
        }
        return path
    }
}

extension Service {
    /// A token of somebody who works for the whole of Children and Families, and to whom a complaint is assigned if told.
    fileprivate func tokenOfFamilies(_ role: Role, assignedTo complaint: String? = nil) async throws -> String {
        let team = try await addTeam("Team \(Int.random(in: 0..<1_000_000_000))")
        let person = try await addPerson(
            "Somebody \(Int.random(in: 0..<1_000_000_000))", team: team,
            more: #", "department": "Children and Families""#)
        if let complaint {
            let assigned = try await change(
                complaint, "/assignments",
                #"{"team_id": "\#(team)", "person_id": "\#(person)", "reason": "It is theirs."}"#)
            try #require(assigned.status == 201, "\(assigned.text)")
        }
        return try await token(role, of: person, name: "Token \(person)")
    }
}
