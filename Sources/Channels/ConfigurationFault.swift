/// Why a channel cannot work as it was set up.
public struct ConfigurationFault: Error, Hashable, Sendable {
    /// What is wrong, without any secret; it reads on behind the name of a setting.
    public let reason: String

    public init(_ reason: String) { self.reason = reason }
}
