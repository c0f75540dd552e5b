import Casework
import Complaints
import Hummingbird
import JSON

/// What may be done with a complaint now.
struct PermittedOperationRoutes: Sendable {
    /// Every operation on a complaint that has a route.
    let operations: [any ComplaintOperation.Type]

    var endpoints: [Endpoint] {
        [
            .get(
                "/v1/complaints/{complaint_id}/operations", "listPermittedOperations", .readCasework,
                permittedOperations)
        ]
    }

    private func permittedOperations(_ call: Call) async throws -> Response {
        try await call.list {
            try await call.casework.permitted(operations, on: try call.complaintID(), as: call.credential)
        }
    }
}
