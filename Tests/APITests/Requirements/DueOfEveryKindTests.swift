import Casework
import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import API

/// One of each kind of record with a duty, due yesterday, and whose each of them is.
struct DueYesterday: Sendable {
    let service: Service
    let team: String
    /// Whom the complaint is assigned to, and the Link Officer.
    let officer: String
    let linkOfficer: String
    let complaint: String
    let measure: String

    static func start() async throws -> DueYesterday {
        let register = try await Register.start()
        let service = register.service
        let linkOfficer = try await service.addLinkOfficer()
        let team = try await service.addTeam()
        let officer = try await service.addPerson("O. Officer", team: team)
        let complaint = try await service.accept()
        try #require(try await service.assign(complaint, team: team, person: officer).status == 201)
        let opened = try await service.post(
            "/v1/ombudsman-cases",
            """
            {"reference": "24 000 001", "procedure": "childrens", "department": "Highways", "service": "Potholes",
            "enquiry_on": "2026-01-05", "stage_reached": "review_panel", "procedure_exhausted": true}
            """)
        let enquiry = try #require(opened.headers[.location])
        let logged = try await service.change(
            enquiry, "/letters", #"{"kind": "enquiry", "received_on": "2026-01-06", "due_on": "2026-03-01"}"#)
        try #require(logged.status == 200, "\(logged.text)")
        _ = try await service.logContact(
            at: "2026-03-01T11:00:00Z",
            [
                "safeguarding": "true", "refer_to": #""allocated_worker""#,
                "department": #""Children and Families""#, "service": #""Fostering""#,
            ])
        let measure = try await register.warn(on: "2026-03-02")
        let owed = try await service.change(
            complaint, "/obligations", ObligationOwnerTests.obligation(#""owner_id": "\#(Signer.first)""#))
        try #require(owed.status == 201, "\(owed.text)")
        try await TestDatabase.current.database.write { db in
            _ = try db.execute(
                """
                UPDATE duty SET due_on = '2026-03-01', basis_on = least(basis_on, '2026-03-01'), known_from = '2026-03-01'
                WHERE ended_on IS NULL AND clock IN ('response', 'letter') OR clock = 'review_1'
                    OR kind IN ('safeguarding_acknowledgement', 'obligation')
                """)
        }
        return DueYesterday(
            service: service, team: team, officer: officer, linkOfficer: linkOfficer, complaint: complaint,
            measure: measure)
    }

    func sweep() async throws -> [SweepFinding] {
        try await service.casework.perform(Sweep(asOf: nil), as: .commandLine(name: "sweep"))
    }

    /// The breaches that a query finds, as what must be done and who deals with it.
    func breaches(_ query: String = "", token: String? = nil) async throws -> [[String?]] {
        let reply = try await service.send(.get, "/v1/breaches" + query, token: token ?? service.manager)
        try #require(reply.status == 200, "\(reply.text)")
        let contract = try Contract.shared.get()
        #expect(contract.violations(try reply.json, contract.named("BreachPage")) == [])
        return try reply.json["items"].elements.map { [$0["duty"].text, $0["responsible_person_id"].text] }
            .sorted { ($0[0] ?? "") < ($1[0] ?? "") }
    }
}

@Suite(.database) struct DueOfEveryKindTests {
    @Test("R113: one of each kind due yesterday is one breach each, with the right person")
    func everyKind() async throws {
        let due = try await DueYesterday.start()

        let found = try await due.sweep()
        let breaches = try await due.breaches()

        let expected: [[String?]] = [
            ["behaviour_review", nil], ["obligation", Signer.first], ["ombudsman_letter", due.linkOfficer],
            ["response", due.officer], ["safeguarding_acknowledgement", nil],
        ]
        for breach in expected { #expect(breaches.contains(breach), "\(breach) in \(breaches)") }
        #expect(found.count { $0.kind == .ombudsmanLetter && $0.reference == "24 000 001" } == 1)
        #expect(found.count { $0.kind == .behaviourReview && due.measure.hasSuffix($0.reference) } == 1)
        #expect(try await due.sweep().allSatisfy { !$0.isNew })
    }

    @Test("Breaches filter by duty, department, service, team and person, also where there is no complaint")
    func filters() async throws {
        let due = try await DueYesterday.start()
        _ = try await due.sweep()

        #expect(try await due.breaches("?duty=ombudsman_letter") == [["ombudsman_letter", due.linkOfficer]])
        #expect(try await due.breaches("?department=Highways") == [["ombudsman_letter", due.linkOfficer]])
        #expect(try await due.breaches("?service=Potholes") == [["ombudsman_letter", due.linkOfficer]])
        #expect(try await due.breaches("?person_id=\(due.linkOfficer)") == [["ombudsman_letter", due.linkOfficer]])
        #expect(try await due.breaches("?team_id=\(due.team)&duty=response") == [["response", due.officer]])
        #expect(try await due.breaches("?person_id=\(due.officer)&duty=response") == [["response", due.officer]])
        #expect(try await due.breaches("?person_id=\(Signer.first)") == [["obligation", Signer.first]])
        #expect(try await due.breaches("?procedure=corporate").isEmpty)
        #expect(try await due.breaches("?department=Libraries").isEmpty)
    }

    @Test("A letter of a Link Officer who has left is the next one's, and the Complaints Manager's until there is one")
    func linkOfficerLeft() async throws {
        let due = try await DueYesterday.start()
        _ = try await due.sweep()
        let left = try await due.service.change(
            "/v1/people/\(due.linkOfficer)", "/deactivation", #"{"active_until": "2026-03-01"}"#)

        let without = try await due.breaches("?duty=ombudsman_letter")
        let theirs = try await due.breaches("?duty=ombudsman_letter&person_id=\(due.linkOfficer)")
        let next = try await due.service.addLinkOfficer("N. Next", from: "2026-03-02")
        let with = try await due.breaches("?person_id=\(next)")

        #expect(left.status == 200, "\(left.text)")
        #expect(without == [["ombudsman_letter", nil]])
        #expect(theirs.isEmpty)
        #expect(with == [["ombudsman_letter", next]])
    }

    @Test("R61: a breach on the queue of a team is its manager's, and the Complaints Manager's without one")
    func unassigned() async throws {
        let due = try await DueYesterday.start()
        _ = try await due.service.change(
            due.complaint, "/assignments", #"{"team_id": "\#(due.team)", "reason": "Back to the queue."}"#)
        _ = try await due.sweep()

        let without = try await due.breaches("?duty=response")
        let post = try await due.service.addPost("team_manager", #""team_id": "\#(due.team)""#)
        _ = try await due.service.handOver(post, to: due.officer, from: "2026-03-02")
        let with = try await due.breaches("?duty=response")
        let theirs = try await due.breaches("?duty=response&person_id=\(due.officer)")
        _ = try await due.service.change(due.complaint, "/named-people", #"{"person_id": "\#(due.officer)"}"#)
        let named = try await due.breaches("?duty=response")

        #expect(without == [["response", nil]])
        #expect(with == [["response", due.officer]])
        #expect(theirs == with)
        #expect(named == [["response", nil]])
    }

    @Test(
        "R61: person_id of a worklist and of the breaches is one person: whose it is, or its team's manager where it is nobody's"
    )
    func samePerson() async throws {
        let due = try await DueYesterday.start()
        let manager = try await due.service.addPerson("T. Manager", team: due.team)
        let post = try await due.service.addPost("team_manager", #""team_id": "\#(due.team)""#)
        _ = try await due.service.handOver(post, to: manager, from: "2026-03-02")
        _ = try await due.sweep()
        func listed(_ list: String, of person: String) async throws -> [String?] {
            let query = list == "needs_update" ? "" : "&duty=response"
            let path = list == "breaches" ? "/v1/breaches" : "/v1/worklists/\(list)"
            let reply = try await due.service.get("\(path)?person_id=\(person)\(query)")
            try #require(reply.status == 200, "\(reply.text)")
            let lines = try reply.json["items"].elements
            #expect(lines.allSatisfy { $0["responsible_person_id"].text == person })
            return lines.map { $0["complaint_id"].text }
        }
        func holders() async throws -> [String: [String]] {
            var found: [String: [String]] = [:]
            for (name, person) in [("officer", due.officer), ("manager", manager), ("another", due.linkOfficer)] {
                for list in ["breaches", "overdue", "needs_update"]
                where try await listed(list, of: person) == [due.complaint.lastIdentifier] {
                    found[name, default: []].append(list)
                }
            }
            return found
        }
        let every = ["breaches", "overdue", "needs_update"]

        let assigned = try await holders()
        _ = try await due.service.change(
            due.complaint, "/assignments", #"{"team_id": "\#(due.team)", "reason": "Back to the queue."}"#)
        let queued = try await holders()
        _ = try await due.service.change(due.complaint, "/named-people", #"{"person_id": "\#(manager)"}"#)
        let named = try await holders()

        #expect(assigned == ["officer": every])
        #expect(queued == ["manager": every])
        #expect(named == [:])
    }

    @Test("Breaches of the behaviour register are on the list of whoever keeps it, and on nobody else's")
    func register() async throws {
        let due = try await DueYesterday.start()
        let investigator = try await Service.token(.investigator, due.service.casework)
        _ = try await due.sweep()

        #expect(try await due.breaches("?duty=behaviour_review").count == 1)
        #expect(try await due.breaches("?duty=behaviour_review", token: investigator).isEmpty)
        #expect(try await due.breaches("?duty=ombudsman_letter", token: investigator).count == 1)
    }

    @Test("Worklists have every kind, with the assignee, and narrow by duty and person")
    func worklists() async throws {
        let due = try await DueYesterday.start()
        func lines(_ list: String) async throws -> [[String?]] {
            let reply = try await due.service.get("/v1/worklists/\(list)")
            try #require(reply.status == 200, "\(reply.text)")
            let contract = try Contract.shared.get()
            #expect(contract.violations(try reply.json, try contract.answer("getWorklist", 200)) == [])
            return try reply.json["items"].elements.map {
                [$0["duty"].text, $0["record"].text, $0["responsible_person_id"].text]
            }
        }
        let letter = ["ombudsman_letter", "letter", due.linkOfficer]

        #expect(try await lines("overdue?duty=response") == [["response", "stage", due.officer]])
        #expect(try await lines("overdue?duty=ombudsman_letter") == [letter])
        #expect(try await lines("overdue?duty=obligation") == [["obligation", "obligation", Signer.first]])
        #expect(try await lines("overdue?person_id=\(Signer.first)") == [["obligation", "obligation", Signer.first]])
        #expect(try await lines("ombudsman") == [letter])
        #expect(try await lines("ombudsman?person_id=\(due.linkOfficer)") == [letter])
        #expect(try await lines("ombudsman?person_id=\(due.officer)").isEmpty)
        #expect(try await lines("overdue?team_id=\(due.team)&duty=response").count == 1)
        #expect(try await lines("overdue?department=Highways") == [letter])
        #expect(try await lines("overdue?service=Potholes") == [letter])
        let referral = ["safeguarding_acknowledgement", "safeguarding_referral", nil]
        #expect(try await lines("overdue?service=Fostering&duty=safeguarding_acknowledgement") == [referral])
        #expect(try await lines("reviews") == [["behaviour_review", "behaviour_measure", nil]])
        #expect(try await lines("needs_update?duty=response").isEmpty)
    }

    @Test("R112: the duty to offer stage 2 is found in the first round after day 20, and not with an extension")
    func dutyToOffer() async throws {
        let early = try await Service.start(on: "2025-10-20")
        let (overrun, extended) = try await (early.accept(), early.accept())
        let agreed = try await early.change(
            extended, "/stages/local_resolution/extensions",
            #"{"agreed_on": "2025-10-15", "extended_to": "2025-11-20", "reason": "A witness is away.", "complainant_agreed_on": "2025-10-15"}"#
        )
        try #require(agreed.status == 200, "\(agreed.text)")
        func found(_ day: String) async throws -> [String] {
            try await early.on(day).casework.perform(
                Sweep(asOf: nil), as: .commandLine(name: "sweep")
            ).filter { $0.kind == .stage2Offer }.compactMap { $0.complaint?.text }
        }

        let onTheDay = try await found("2025-10-29")
        let after = try await found("2025-10-31")

        #expect(onTheDay.isEmpty)
        #expect(after == [overrun.lastIdentifier])
    }

    @Test(
        "R114: a complaint without an event for the council's number of working days is on drift, and a note takes it off"
    )
    func drift() async throws {
        let service = try await Service.start(on: "2025-10-02")
        let complaint = try await service.accept()
        func listed(_ day: String) async throws -> Int {
            try await service.on(day).get("/v1/worklists/drift").json["items"].elements.count
        }

        let (before, after) = try await (listed("2025-10-22"), listed("2025-10-23"))
        _ = try await service.on("2025-10-23").post(
            "/v1/settings",
            #"{"setting": "drift_working_days", "value": 16, "from_on": "2025-10-23", "reason": "As the team works."}"#)
        let longer = try await listed("2025-10-23")
        let atLast = try await listed("2025-10-24")
        let noted = try await service.on("2025-10-24").change(
            complaint, "/entries", #"{"kind": "note", "occurs_on": "2025-10-24", "text": "Rang the team."}"#)
        let off = try await listed("2025-10-24")

        #expect([before, after, longer, atLast] == [0, 1, 0, 1])
        #expect(noted.status == 201, "\(noted.text)")
        #expect(off == 0)
    }
}
