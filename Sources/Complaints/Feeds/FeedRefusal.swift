import Foundation
import WorkingDays

/// Why there is no such calendar feed.
enum FeedRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.feeds

    case feedOfOne = "feed_of_one"
    case feedRevoked = "feed_revoked"

    var page: RefusalPage {
        switch self {
        case .feedOfOne:
            .fault(
                "A calendar feed is of a person or of a team",
                means: "A feed has the duties that one person deals with, or those of one team.",
                next: "Send either person_id or team_id; for both, make two feeds.")
        case .feedRevoked:
            .conflict(
                "The calendar feed was revoked before",
                means: "A feed is revoked once, and nobody reads it after that.",
                next: "Nothing is to be done. Make another feed where one is wanted.")
        }
    }
}

extension Refusal {
    /// A feed is of one person or of one team.
    static let feedOfOne = Refusal(
        FeedRefusal.feedOfOne, "A calendar feed is of a person or of a team; name one of them.",
        fields: ["person_id", "team_id"])

    /// It was revoked on a day.
    static func feedRevoked(on day: Day) -> Refusal {
        Refusal(FeedRefusal.feedRevoked, "The calendar feed was revoked on \(day.written).")
    }
}
