import Casework
import Complaints
import Foundation
import Hummingbird
import JSON
import WorkingDays

/// What stands in a complaint's file beside its stages: parties, notices, proposals, freezes, requests for erasure.
struct FileRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get(Self.complaint + "/parties", "listParties", .readCasework, parties),
            .add(Self.complaint + "/parties", AddParty.self),
            .add(Self.complaint + "/parties/{party}/end", EndParty.self),
            .add(Self.complaint + "/parties/{party}/corrections", CorrectParty.self),
            .get(Self.complaint + "/notices", "listNotices", .readCasework, notices),
            .add(Self.complaint + "/notices", RecordNotice.self),
            .add(Self.complaint + "/notices/{notice_id}/corrections", CorrectNotice.self),
            .add(Self.complaint + "/notices/{notice_id}/removal", RemoveNotice.self),
            .get(Self.complaint + "/proposals", "listProposals", .readCasework, proposals),
            .add(Self.complaint + "/proposals", ProposeDecision.self),
            .get(Self.complaint + "/freezes", "listFreezes", .readCasework, freezes),
            .add(Self.complaint + "/freezes", DecideFreeze.self),
            .add(Self.complaint + "/freezes/{freeze}/end", EndFreeze.self),
            .add(Self.complaint + "/freezes/{freeze}/corrections", CorrectFreeze.self),
            .get(Self.complaint + "/erasure-requests", "listErasureRequests", .readCasework, erasureRequests),
            .add(Self.complaint + "/erasure-requests", RecordErasureRequest.self),
        ]
    }

    private static let complaint = "/v1/complaints/{complaint_id}"

    private func parties(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.parties(to: try call.complaintID(), as: call.credential) }
    }

    private func notices(_ call: Call) async throws -> Response {
        try await call.lists {
            let notices = try await call.casework.notices(of: try call.complaintID(), as: call.credential)
            return ListedTogether(lists: [("notices", notices.sent), ("owed", notices.owed)]) { json in
                json.array("notices", notices.sent)
                json.array("owed", notices.owed)
            }
        }
    }

    private func proposals(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.proposals(for: try call.complaintID(), as: call.credential) }
    }

    private func freezes(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.freezes(of: try call.complaintID(), as: call.credential) }
    }

    private func erasureRequests(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.erasureRequests(of: try call.complaintID(), as: call.credential) }
    }
}
