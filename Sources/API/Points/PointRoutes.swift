import Casework
import Complaints
import Foundation
import Hummingbird
import JSON
import WorkingDays

/// The points of a complaint.
struct PointRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .change(Self.points, AddPoint.self),
            .change(Self.points + "/{point}/exclusion", ExcludePoint.self),
            .change(Self.points + "/{point}/grounds", DatePointGrounds.self),
            .change(Self.points + "/{point}/time-limit", DecidePointTimeLimit.self),
            .add(Self.points + "/{point}/split", SplitPoint.self),
            .change(Self.points + "/{point}/proceedings-end", EndProceedings.self),
        ]
    }

    private static let points = "/v1/complaints/{complaint_id}/points"
}
