import HTTPTypes
import JSON
import Testing

@testable import API

/// A complaint under test: every act goes through HTTP at the version the complaint has.
struct Casefile: Sendable {
    let service: Service
    let path: String

    /// Registers a complaint; the fields replace those of an ordinary children's complaint.
    static func register(
        _ service: Service, receivedAt: String = "2025-03-03T09:30:00Z", channel: String = "email",
        type: String = "parent", department: String = "Children and Families", of name: String = "Fostering",
        aboutChildren: Bool = true, points: [String] = [], extra: String = ""
    ) async throws -> Casefile {
        let listed = points.map { "\"\($0)\"" }.joined(separator: ", ")
        let reply = try await service.post(
            "/v1/complaints",
            """
            {"received_at": "\(receivedAt)", "channel": "\(channel)", "complainant": "A. Example",
            "complainant_type": "\(type)", "department": "\(department)", "service": "\(name)",
            "about_childrens_social_care": \(aboutChildren), "causes": ["delay"], "summary": "No answer",
            "points": [\(listed)]\(extra)}
            """)
        try #require(reply.status == 201, "\(reply.text)")
        return Casefile(service: service, path: try #require(reply.headers[.location]))
    }

    /// Registers a complaint and accepts it into a procedure on a day.
    static func accepted(
        _ service: Service, _ procedure: String = "childrens", receivedAt: String = "2025-03-03T09:30:00Z",
        channel: String = "email", type: String = "parent", points: [String] = []
    ) async throws -> Casefile {
        let file = try await register(
            service, receivedAt: receivedAt, channel: channel, type: type, aboutChildren: procedure == "childrens",
            points: points)
        try await service.accept(file.path, into: procedure, on: String(receivedAt.prefix(10)))
        return file
    }

    /// Tries an act and gives the reply.
    func act(_ act: String, _ body: String, token: String? = nil) async throws -> Reply {
        let etag = try #require(try await service.get(path).etag)
        return try await service.send(
            .post, path + act, body, token: token ?? service.manager, headers: [.ifMatch: etag])
    }

    /// Does an act that must succeed.
    @discardableResult
    func done(_ act: String, _ body: String, token: String? = nil) async throws -> JSONValue {
        let reply = try await self.act(act, body, token: token)
        try #require(reply.status == 200 || reply.status == 201, "\(act): \(reply.text)")
        return try reply.json
    }

    /// The status and the code of an act that must be refused; nothing of it is kept.
    func refused(_ act: String, _ body: String, token: String? = nil) async throws -> String {
        let before = try await service.get(path).text
        let reply = try await self.act(act, body, token: token)
        #expect(try await service.get(path).text == before)
        return "\(reply.status) \(try reply.code ?? "-")"
    }

    var complaint: JSONValue { get async throws { try await service.get(path).json } }

    /// The due date in force of a clock of a stage.
    func due(_ stage: String, _ clock: String) async throws -> String? {
        try await complaint["stages"].elements.first { $0["stage"].text == stage }?["deadlines"].elements.last {
            $0["clock"].text == clock && $0["ended_by"].text != "superseded"
        }?["due_on"].text
    }

    /// A stage of the complaint.
    func stage(_ name: String) async throws -> JSONValue {
        try #require(try await complaint["stages"].elements.first { $0["stage"].text == name })
    }

    /// What may be done, by operation; the value is the code in the way, or nil where nothing is.
    func operations(token: String? = nil) async throws -> [String: String?] {
        let reply = try await service.send(.get, path + "/operations", token: token ?? service.manager)
        return try reply.json["items"].elements.reduce(into: [:]) { all, operation in
            all[operation["operation"].text ?? ""] = .some(operation["code"].text)
        }
    }

    /// The kinds of notices owed.
    var owed: [String] {
        get async throws {
            try await service.get(path + "/notices").json["owed"].elements.compactMap { $0["kind"].text }
        }
    }
}

extension Casefile {
    /// Answers stage 1 of a children's complaint and opens stage 2 with both appointments.
    func toInvestigation(respondedOn: String, requestedOn: String) async throws {
        try await done(
            "/stages/local_resolution/response",
            #"{"responded_on": "\#(respondedOn)", \#(try await finding("not_upheld"))}"#)
        try await done("/stages", #"{"stage": "investigation", "requested_on": "\#(requestedOn)"}"#)
        try await appoint()
    }

    /// Records that an advocate was offered and accepted.
    func acceptAdvocate() async throws {
        try await done(
            "/advocacy",
            """
            {"offered_on": "2025-03-05", "answer": "accepted", "answered_on": "2025-03-06",
            "representative": "D. Example", "representative_type": "other_advocate"}
            """)
    }

    /// Appoints the two people of stage 2 on the day it was requested.
    func appoint() async throws {
        let day = try #require(try await stage("investigation")["requested_on"].text)
        for (act, body) in try await service.appointments(on: day) { try await done(act, body) }
    }

    /// The outcome of a response: findings on each point left in, or an outcome where there are no points.
    func finding(_ finding: String) async throws -> String {
        let points = try await complaint["points"].elements.filter { $0["exclusion"] == .null }
        guard !points.isEmpty else { return #""outcome": "\#(finding == "upheld" ? "fault_found" : finding)""# }
        let listed = points.map { #"{"point": \#($0["number"].integer ?? 0), "finding": "\#(finding)"}"# }
        return #""findings": [\#(listed.joined(separator: ", "))]"#
    }

    /// Reports on stage 2 with the same finding on each point.
    func report(on day: String, _ finding: String) async throws {
        let findings = try await self.finding(finding)
        let listed = findings.hasPrefix("\"findings\"") ? ", " + findings : ""
        try await done(
            "/stages/investigation/report",
            #"{"report_received_on": "\#(day)", "independent_report_received_on": "\#(day)"\#(listed)}"#)
    }

    /// Adjudicates stage 2 with the same finding on each point.
    func adjudicate(on day: String, _ finding: String, extra: String = "") async throws {
        try await done(
            "/stages/investigation/response",
            #"{"responded_on": "\#(day)", \#(try await self.finding(finding))\#(extra)}"#)
    }
}
