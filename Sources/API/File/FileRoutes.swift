import Casework
import Complaints
import Foundation
import Hummingbird
import JSON
import WorkingDays

/// What stands in a complaint's file beside its stages, and what may be done with the complaint now.
struct FileRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get(Self.complaint + "/operations", "listPermittedOperations", .readCasework, operations),
            .get(Self.complaint + "/parties", "listParties", .readCasework, parties),
            .post(Self.complaint + "/parties", "addParty", .recordCasework, addParty),
            .post(Self.complaint + "/parties/{party}/end", "endParty", .recordCasework, endParty),
            .get(Self.complaint + "/notices", "listNotices", .readCasework, notices),
            .post(Self.complaint + "/notices", "recordNotice", .recordCasework, recordNotice),
            .get(Self.complaint + "/proposals", "listProposals", .readCasework, proposals),
            .post(Self.complaint + "/proposals", "proposeDecision", .recordCasework, propose),
            .get(Self.complaint + "/freezes", "listFreezes", .readCasework, freezes),
            .post(Self.complaint + "/freezes", "decideFreeze", .decide, decideFreeze),
            .post(Self.complaint + "/freezes/{freeze}/end", "endFreeze", .decide, endFreeze),
            .get(Self.complaint + "/erasure-requests", "listErasureRequests", .readCasework, erasureRequests),
            .post(Self.complaint + "/erasure-requests", "recordErasureRequest", .decide, recordErasureRequest),
        ]
    }

    private static let complaint = "/v1/complaints/{complaint_id}"

    private func operations(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let operations = try await call.casework.permittedOperations(
            on: try call.complaintID(), as: call.credential)
        return Response(json: JSONWriter.list("operations", operations) { $1.write(to: &$0) })
    }

    private func parties(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let parties = try await call.casework.parties(to: try call.complaintID(), as: call.credential)
        return Response(json: JSONWriter.list("parties", parties) { $1.write(to: &$0) })
    }

    private func addParty(_ call: Call) async throws -> Response {
        try await call.add(
            {
                AddParty(
                    complaint: $1, expectedVersion: $2, role: $0.choice("role"), name: $0.text("name", limit: 200),
                    relationship: $0.text(optional: "relationship", limit: 200))
            }, answer: { party in JSONWriter.object { party.write(to: &$0) } })
    }

    private func endParty(_ call: Call) async throws -> Response {
        let number = try call.number("party")
        return try await call.add(
            { EndParty(complaint: $1, expectedVersion: $2, number: number, endedOn: $0.day("ended_on")) },
            answer: { party in JSONWriter.object { party.write(to: &$0) } })
    }

    private func notices(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let notices = try await call.casework.notices(of: try call.complaintID(), as: call.credential)
        return Response(
            json: JSONWriter.object { json in
                json.array("notices", notices.sent) { json, notice in json.object { notice.write(to: &$0) } }
                json.array("owed", notices.owed) { json, owed in json.object { owed.write(to: &$0) } }
            })
    }

    private func recordNotice(_ call: Call) async throws -> Response {
        try await call.add(
            {
                RecordNotice(
                    complaint: $1, expectedVersion: $2, kind: $0.choice("kind"), stage: $0.choice(optional: "stage"),
                    sentOn: $0.day("sent_on"), recipients: $0.choices("recipients"), contents: $0.choices("contents"))
            }, answer: { notice in JSONWriter.object { notice.write(to: &$0) } })
    }

    private func proposals(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let proposals = try await call.casework.proposals(for: try call.complaintID(), as: call.credential)
        return Response(json: JSONWriter.list("proposals", proposals) { $1.write(to: &$0) })
    }

    private func propose(_ call: Call) async throws -> Response {
        try await call.add(
            {
                ProposeDecision(
                    complaint: $1, expectedVersion: $2, decision: $0.choice("decision"),
                    text: $0.text("text", limit: 5_000))
            }, answer: { proposal in JSONWriter.object { proposal.write(to: &$0) } })
    }

    private func freezes(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let freezes = try await call.casework.freezes(of: try call.complaintID(), as: call.credential)
        return Response(json: JSONWriter.list("freezes", freezes) { $1.write(to: &$0) })
    }

    private func decideFreeze(_ call: Call) async throws -> Response {
        try await call.add(
            {
                DecideFreeze(
                    complaint: $1, expectedVersion: $2, disputedDecision: $0.text("disputed_decision", limit: 2_000),
                    requestedOn: $0.day("requested_on"), agreed: $0.flag("agreed"), decidedOn: $0.day("decided_on"),
                    reason: $0.text("reason", limit: 2_000), reviewOn: $0.day(optional: "review_on"))
            }, answer: { freeze in JSONWriter.object { freeze.write(to: &$0) } })
    }

    private func endFreeze(_ call: Call) async throws -> Response {
        let number = try call.number("freeze")
        return try await call.add(
            { EndFreeze(complaint: $1, expectedVersion: $2, number: number, endedOn: $0.day("ended_on")) },
            answer: { freeze in JSONWriter.object { freeze.write(to: &$0) } })
    }

    private func erasureRequests(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let requests = try await call.casework.erasureRequests(of: try call.complaintID(), as: call.credential)
        return Response(json: JSONWriter.list("erasure_requests", requests) { $1.write(to: &$0) })
    }

    private func recordErasureRequest(_ call: Call) async throws -> Response {
        try await call.add(
            {
                RecordErasureRequest(
                    complaint: $1, expectedVersion: $2, requestedOn: $0.day("requested_on"),
                    requestedBy: $0.text("requested_by", limit: 200))
            }, answer: { request in JSONWriter.object { request.write(to: &$0) } })
    }
}
