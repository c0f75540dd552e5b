/// Why a channel cannot work as it was set up.
public struct ConfigurationFault: Error, Hashable, Sendable {
    /// What is wrong, in a sentence without any secret.
    public let reason: String

    public init(_ reason: String) { self.reason = reason }
}
