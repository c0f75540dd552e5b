import Complaints
import HTTPTypes
import Testing

@testable import API

/// A service with a register: who decides, and whom they ask.
struct Register: Sendable {
    let service: Service
    let manager: String
    let staff: String

    static func start() async throws -> Register {
        let service = try await Service.start()
        return Register(
            service: service,
            manager: try await service.addPerson("M. Example", capacities: ["complaints_manager"]),
            staff: try await service.addPerson("S. Example"))
    }

    func body(
        _ kind: BehaviourMeasureKind, startsOn: String = "2026-03-02", reviewOn: String = "2026-08-03",
        more: String = ""
    ) -> String {
        let restrictions = kind == .restriction ? #""restrictions": ["letters_only"], "# : ""
        return """
            {"complainant": "A. Example", "complainant_kind": "adult", "kind": "\(kind.rawValue)", \(restrictions)\
            "evidence": "Forty calls in a week.", "adjustments_considered": true, "starts_on": "\(startsOn)", \
            "review_on": "\(reviewOn)", "decided_by": "\(manager)", "consultees": ["\(staff)"], \
            "reason": "It keeps the team from other work."\(more)}
            """
    }

    func impose(
        _ kind: BehaviourMeasureKind, startsOn: String = "2026-03-02", reviewOn: String = "2026-08-03",
        more: String = ""
    ) async throws -> Reply {
        try await service.post(
            "/v1/behaviour-measures", body(kind, startsOn: startsOn, reviewOn: reviewOn, more: more))
    }

    func send(_ path: String, on day: String, threatening: String? = "Letters only.") async throws -> Reply {
        let threat = threatening.map { #", "restriction_threatened": "\#($0)""# } ?? ""
        let reply = try await service.change(
            path, "/letters",
            #"{"sent_on": "\#(day)", "text": "Please write.", "signposts_ombudsman": true\#(threat)}"#)
        try #require(reply.status == 200, "\(reply.text)")
        return reply
    }

    /// The path of a warning whose letter was sent the same day.
    func warn(on day: String, reviewOn: String = "2026-07-01") async throws -> String {
        let imposed = try await impose(.warning, startsOn: day, reviewOn: reviewOn)
        let path = try #require(imposed.headers[.location], "\(imposed.text)")
        _ = try await send(path, on: day)
        return path
    }

    func review(
        _ path: String, _ fields: String, consultees: [String], decidedBy: String? = nil
    ) async throws -> Reply {
        try await service.change(
            path, "/reviews",
            """
            {"reviewed_on": "2026-03-02", \(fields), "decided_by": "\(decidedBy ?? manager)", "reason": "Reviewed.",
            "consultees": [\(consultees.map { "\"\($0)\"" }.joined(separator: ", "))]}
            """)
    }
}
