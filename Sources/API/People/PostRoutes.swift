import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// The posts above complaints, who holds them when, and what the directory lacks.
struct PostRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .make(Self.posts, AddPost.self),
            .get(Self.posts, "listPosts", .readCasework, list),
            .get(Self.post, "getPost", .readCasework, get),
            .change(Self.post + "/holders", HandOverPost.self),
            .change(Self.post + "/holders/corrections", CorrectPostHolder.self),
            .change(Self.post + "/vacancies", VacatePost.self),
            .change(Self.post + "/abolition", AbolishPost.self),
            .change(Self.post + "/abolition/corrections", CorrectPostEnd.self),
            .get("/v1/directory/gaps", "listDirectoryGaps", .readCasework, gaps),
        ]
    }

    private static let posts = "/v1/posts"
    private static let post = posts + "/{post_id}"

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = PostFilter()
        filter.kind = query.choice("kind")
        filter.team = query.identifier("team_id").map { TeamID(rawValue: $0) }
        filter.department = query.text("department")
        filter.person = query.identifier("person_id").map { PersonID(rawValue: $0) }
        let day = query.day("on")
        return try await call.page(query) { [filter] position, limit in
            try await call.casework.posts(filter, on: day, after: position, limit: limit, as: call.credential)
        }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = try call.identifier("post_id") as PostID
        return try call.answer(try await call.casework.post(id, as: call.credential))
    }

    private func gaps(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let day = query.day("on")
        return try await call.list(query) { try await call.casework.directoryGaps(on: day, as: call.credential) }
    }
}
