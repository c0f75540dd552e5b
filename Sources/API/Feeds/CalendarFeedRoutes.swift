import Casework
import Complaints
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON

/// The days that a calendar program reads by a secret address: made, listed, revoked and read.
struct CalendarFeedRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .note(Self.feeds, AddCalendarFeed.self),
            .get(Self.feeds, "listCalendarFeeds", .readCasework) { call in
                try await call.list { try await call.casework.calendarFeeds(as: call.credential) }
            },
            .note(Self.feeds + "/{calendar_feed_id}/revocation", RevokeCalendarFeed.self),
            .secret(Self.feeds + "/{secret}.ics", "getCalendarFeed", read),
        ]
    }

    static let feeds = "/v1/calendar-feeds"

    private func read(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let text = try await call.casework.dutyCalendar(of: call.credential).text
        let tag = EntityTag.of(text: text)
        let headers: HTTPFields = [.cacheControl: "private, no-cache", .eTag: tag]
        if try call.request.alreadyHas(tag) { return Response(status: .notModified, headers: headers) }
        return Response(
            status: .ok, headers: headers + [.contentType: DutyCalendar.mediaType],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

extension CalendarFeed: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("person_id", owner.person)
        json.field("team_id", owner.team)
        json.field("description", description)
        json.field("created_by", createdBy)
        json.field("created_at", createdAt)
        json.field("revoked_at", revokedAt)
        json.field("revoked_by", revokedBy)
    }
}

extension AddCalendarFeed.Issued: SecretAnswer {
    func write(to json: inout JSONWriter) {
        feed.write(to: &json)
        json.field("address", secret.map { "\(CalendarFeedRoutes.feeds)/\($0).ics" })
    }
}
