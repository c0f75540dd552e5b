import Complaints
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// Nobody decides what they proposed, and whoever agrees or signs is a person of the directory.
@Suite(.database) struct SecondPersonTests {
    /// What an officer proposes and then would decide as the manager's deputy.
    private static let decisions = [
        (
            "acceptance", "/acceptance",
            #"{"procedure": "corporate", "accepted_on": "2026-02-23", "eligible_complainant": true, "subject_in_scope": false}"#
        ),
        (
            "refusal", "/refusal",
            #"{"refused_on": "2026-03-02", "reason": "other_redress", "explanation": "A.", "letter_sent_on": "2026-03-02", "eligible_complainant": true, "subject_in_scope": false}"#
        ),
        (
            "extension", "/stages/stage_1/extensions",
            #"{"agreed_on": "2026-03-02", "extended_to": "2026-05-01", "reason": "A witness is away.", "notified_on": "2026-03-02"}"#
        ),
    ]

    @Test(
        "R57: an officer who stands in for the manager does not decide what they proposed; the manager does",
        arguments: decisions)
    func ownProposal(decision: String, act: String, body: String) async throws {
        let (service, officer, manager) = try await Self.deputy()
        let file = try await Self.complaint(service, accepted: decision == "extension")
        try await file.done(
            "/proposals", #"{"decision": "\#(decision)", "text": "It is due."}"#, token: officer.token)

        let operation = try await file.operations(token: officer.token)
        let refused = try await file.act(act, body, token: officer.token)
        let decided = try await file.act(act, body, token: manager.token)

        #expect(refused.status == 409, "\(refused.text)")
        #expect(try refused.code == "own_proposal")
        #expect(
            try refused.json["detail"].text
                == "You proposed this, or the person you stand in for did, so somebody else has to decide it.")
        #expect(operation.values.contains("own_proposal"))
        #expect(decided.status == 200, "\(decided.text)")
    }

    @Test("R57: a deputy does not decide what the person they stand in for proposed, and decides what others did")
    func proposedByPrincipal() async throws {
        let (service, officer, manager) = try await Self.deputy()
        let (act, body) = (Self.decisions[0].1, Self.decisions[0].2)
        let theirs = try await Self.complaint(service)
        let another = try await Self.complaint(service)
        let proposal = #"{"decision": "acceptance", "text": "Corporate."}"#
        try await theirs.done("/proposals", proposal, token: manager.token)
        try await another.done("/proposals", proposal, token: service.officer)

        let byDeputy = try await theirs.act(act, body, token: officer.token)
        let own = try await theirs.act(act, body, token: manager.token)
        let others = try await another.act(act, body, token: officer.token)

        #expect(try [byDeputy.code, own.code] == ["own_proposal", "own_proposal"])
        #expect(others.status == 200, "\(others.text)")
    }

    @Test("R77: a pair is approved by somebody else than whoever proposed it, by deputising neither")
    func learningPair() async throws {
        let (service, officer, manager) = try await Self.deputy()
        let file = try await Self.complaint(service, accepted: true)
        let proposed = try await service.send(
            .post, "/v1/learning-pairs",
            """
            {"you_complained": "Nobody told us", "we_have": "Set up messages", "procedure": "corporate",
            "complaint_ids": ["\(file.path.lastIdentifier)"]}
            """, token: officer.token)
        let path = "/v1/learning-pairs/\(try #require(try proposed.json["id"].text))/approval"
        func approve(_ token: String) async throws -> Reply {
            try await service.send(
                .post, path, #"{"approved_on": "2026-03-02"}"#, token: token, headers: [.ifMatch: "*"])
        }

        let refused = try await approve(officer.token)
        let approved = try await approve(manager.token)

        #expect(try refused.code == "own_proposal")
        #expect(approved.status == 200, "\(approved.text)")
    }

    @Test("R66: the manager who agreed that a contact is closed is a Complaints Manager and not the officer who asks")
    func closing() async throws {
        let (service, officer, manager) = try await Self.deputy(capacities: ["complaints_manager"])
        let nobody = try await service.addPerson("N. Example")
        let left = try await service.addPerson("O. Example", capacities: ["complaints_manager"])
        _ = try await service.change("/v1/people/\(left)", "/deactivation", #"{"active_until": "2026-03-01"}"#)
        let contact = try await service.logContact(at: "2026-02-23T11:00:00Z")
        func close(_ agreedBy: String, _ token: String) async throws -> Reply {
            try await service.send(
                .post, contact + "/closure",
                #"{"disposition": "other", "rationale": "Not ours.", "agreed_by": "\#(agreedBy)"}"#, token: token,
                headers: [.ifMatch: "*"])
        }

        let refused = try await [
            close(nobody, officer.token), close(left, officer.token), close(officer.id, officer.token),
            close(manager.id, officer.token), close("0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10", officer.token),
            close("A. Manager", officer.token),
        ]
        let closed = try await close(manager.id, manager.token)

        #expect(
            try refused.map { try $0.code } == [
                "capacity_missing", "person_left", "own_agreement", "own_agreement", "unknown_person", "invalid_body",
            ])
        #expect(try refused[3].pointers == ["#/agreed_by"])
        #expect(closed.status == 200, "\(closed.text)")
        #expect(try closed.json["agreed_by"].text == manager.id)
    }

    @Test("R161: a measure is decided by a Complaints Manager of the directory, who is not the officer that records it")
    func measure() async throws {
        let (service, officer, manager) = try await Self.deputy(capacities: ["complaints_manager"])
        let panellist = try await service.addPerson("O. Example", employment: "none", capacities: ["panellist"])
        func impose(_ decidedBy: String, _ token: String) async throws -> Reply {
            try await service.send(
                .post, "/v1/behaviour-measures",
                """
                {"complainant": "A. Example", "complainant_kind": "adult", "kind": "warning", "evidence": "Forty calls.",
                "adjustments_considered": true, "starts_on": "2026-03-02", "review_on": "2026-06-01",
                "decided_by": "\(decidedBy)", "consultees": ["\(Signer.first)"], "reason": "Calls."}
                """, token: token)
        }

        let own = try await impose(officer.id, officer.token)
        let principal = try await impose(manager.id, officer.token)
        let outside = try await [impose(panellist, officer.token), impose(panellist, manager.token)]
        let decided = try await impose(manager.id, manager.token)
        let recorded = try await impose(Signer.second, officer.token)
        let path = try #require(decided.headers[.location])
        let lifted = try await service.change(
            path, "/reviews",
            """
            {"reviewed_on": "2026-03-02", "verdict": "lifted", "decided_by": "\(panellist)",
            "consultees": ["\(Signer.first)"], "reason": "It has helped."}
            """)

        #expect(try [own.code, principal.code] == ["own_agreement", "own_agreement"])
        #expect(try outside.map { try $0.code } == ["capacity_missing", "capacity_missing"])
        #expect(try outside[0].pointers == ["#/decided_by"])
        #expect(decided.status == 201, "\(decided.text)")
        #expect(recorded.status == 201, "\(recorded.text)")
        #expect(try lifted.code == "capacity_missing")
        #expect(try lifted.pointers == ["#/decided_by"])
    }

    @Test(
        "R40: whoever agreed an extension for the council is a Complaints Manager, and neither proposed it nor asks for it",
        arguments: [
            ("an officer without the capacity", "422 capacity_missing"), ("a panellist", "422 capacity_missing"),
            ("a manager who left", "422 person_left"), ("the manager who proposed it", "422 own_agreement"),
            ("whom the caller stands in for", "422 own_agreement"), ("the deputy who asks", "422 own_agreement"),
            ("another manager", nil),
        ] as [(String, String?)])
    func extensionAgreed(who: String, refusal: String?) async throws {
        let (service, deputy, manager) = try await Self.deputy(capacities: ["complaints_manager"])
        let file = try await Self.complaint(service, accepted: true)
        let proposer = try await service.somebody("R. Example", .manager, ["complaints_manager"])
        let left = try await service.addPerson("O. Example", capacities: ["complaints_manager"])
        _ = try await service.change("/v1/people/\(left)", "/deactivation", #"{"active_until": "2026-03-01"}"#)
        try await file.done(
            "/proposals", #"{"decision": "extension", "text": "A witness is away."}"#, token: proposer.token)
        let people = [
            "an officer without the capacity": try await service.addPerson("N. Example"),
            "a panellist": try await service.addPerson("P. Other", employment: "none", capacities: ["panellist"]),
            "a manager who left": left, "the manager who proposed it": proposer.id,
            "whom the caller stands in for": manager.id, "the deputy who asks": deputy.id,
        ]
        let body = """
            {"agreed_on": "2026-03-02", "extended_to": "2026-03-20", "reason": "A witness is away.",
            "notified_on": "2026-03-02", "agreed_by_person_id": "\(people[who] ?? Signer.first)"}
            """

        guard let refusal else {
            try await file.done("/stages/stage_1/extensions", body, token: deputy.token)
            return
        }
        let act = "/stages/stage_1/extensions"
        #expect(try await file.refused(act, body, token: deputy.token) == refusal)
    }

    @Test("R40: the manager who extends may name themselves, and is the one who agreed where nobody is named")
    func extensionOwn() async throws {
        let service = try await Service.start(on: "2026-03-02")
        let manager = try await service.somebody("M. Example", .manager)
        let file = try await Self.complaint(service, accepted: true)

        let kept = try await file.done(
            "/stages/stage_1/extensions",
            """
            {"agreed_on": "2026-03-02", "extended_to": "2026-03-20", "reason": "A witness is away.",
            "notified_on": "2026-03-02", "agreed_by_person_id": "\(manager.id)"}
            """, token: manager.token)

        #expect(kept["stages"][0]["extensions"][0]["agreed_by_person_id"].text == manager.id)
    }

    @Test(
        "R57: whoever signs an answer is a person of the directory who may",
        arguments: [
            ("none", "unknown_person", 422), ("without the capacity", "capacity_missing", 422),
            ("named in the complaint", "named_in_complaint", 422), ("typed", "invalid_body", 422),
            ("the responsible person", nil, 200),
        ] as [(String, String?, Int)])
    func signer(signer: String, code: String?, status: Int) async throws {
        let service = try await Service.start(on: "2026-03-02")
        let named = try await service.addPerson("N. Example", capacities: ["responsible_person"])
        let file = try await Casefile.accepted(service, "adult_social_care", receivedAt: "2026-02-02T09:30:00Z")
        try await file.done("/named-people", #"{"person_id": "\#(named)"}"#)
        let people = [
            "none": "0197a3c0-5c1e-7b3e-8a44-2f9d3c1b7a10", "named in the complaint": named,
            "without the capacity": try await service.addPerson("O. Example"), "typed": "Director",
        ]

        let reply = try await file.act(
            "/stages/single_stage/response",
            """
            {"responded_on": "2026-03-02", "responded_by": "\(people[signer] ?? Signer.first)",
            "outcome": "not_upheld"}
            """)

        #expect(reply.status == status, "\(reply.text)")
        #expect(try reply.code == code)
    }
}

extension SecondPersonTests {
    /// A person with their token.
    typealias Somebody = (id: String, token: String)

    /// An officer who stands in for the manager on 2 March 2026.
    static func deputy(
        capacities: [String] = []
    ) async throws -> (service: Service, officer: Somebody, manager: Somebody) {
        let service = try await Service.start(on: "2026-03-02")
        let officer = try await service.somebody("P. Example", .officer, capacities)
        let manager = try await service.somebody("M. Example", .manager, ["complaints_manager"])
        try await service.standIn(officer.id, for: manager.id)
        return (service, officer, manager)
    }

    static func complaint(_ service: Service, accepted: Bool = false) async throws -> Casefile {
        guard !accepted else {
            return try await Casefile.accepted(service, "corporate", receivedAt: "2026-02-23T09:30:00Z")
        }
        return try await Casefile.register(service, receivedAt: "2026-02-23T09:30:00Z", aboutChildren: false)
    }
}

extension Service {
    /// Somebody of the directory with a token of their own.
    func somebody(
        _ name: String, _ role: Role, _ capacities: [String] = [], team: String? = nil
    ) async throws -> (id: String, token: String) {
        let id = try await addPerson(name, capacities: capacities, team: team)
        return (id, try await token(role, of: id, name: name))
    }

    /// Has one person stand in for another in March 2026.
    func standIn(_ deputy: String, for person: String) async throws {
        let reply = try await change(
            "/v1/people/\(person)", "/deputies",
            #"{"deputy_id": "\#(deputy)", "from_on": "2026-03-01", "until_on": "2026-03-31"}"#)
        try #require(reply.status == 200, "\(reply.text)")
    }
}
