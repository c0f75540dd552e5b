public import WorkingDays

/// A request for an advocate at children's stage 1, whose target stands still until one is appointed.
public struct AdvocateRequest: Hashable, Sendable {
    public let askedOn: Day
    public var appointedOn: Day?

    /// A request on a day.
    public init(askedOn: Day, appointedOn: Day? = nil) {
        self.askedOn = askedOn
        self.appointedOn = appointedOn
    }
}
