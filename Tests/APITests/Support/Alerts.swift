import Casework
import Complaints
import Testing

extension Service {
    /// Raises what is due on the day of the service; everything that was told so far, the oldest first.
    func alerts() async throws -> [AlertRecord] {
        _ = try await casework.raiseAlerts(as: .commandLine(name: "round"))
        return try await casework.alerts(AlertFilter(), after: nil, limit: 200, as: .commandLine(name: "test")).items
    }

    /// The kinds of everything that was told so far, but for what was told with another.
    func alertKinds() async throws -> [AlertKind] {
        try await alerts().filter { $0.joined == nil }.map(\.kind)
    }
}
