public import WorkingDays

/// A service with the days it is in use.
public struct ServiceRecord: Sendable, Hashable {
    public let service: ServiceName
    public let inUseFrom: Day?
    /// The last day.
    public let inUseUntil: Day?

    /// A service in use from a day, until another if it was retired.
    public init(service: ServiceName, inUseFrom: Day?, inUseUntil: Day?) {
        self.service = service
        self.inUseFrom = inUseFrom
        self.inUseUntil = inUseUntil
    }

    /// Whether complaints received on the day may be about it.
    public func isInUse(on day: Day) -> Bool {
        inUseFrom.map { $0 <= day } ?? true && inUseUntil.map { $0 >= day } ?? true
    }

    /// Refuses a day on which the service is not in use.
    public func check(inUseOn day: Day) throws(Refusal) {
        guard isInUse(on: day) else { throw .serviceNotInUse(service.name, on: day) }
    }

    /// Refuses to retire a service twice, before it came into use, or on a day too far ahead.
    public func checkRetires(on day: Day, today: Day) throws(Refusal) {
        try once("in_use_until", inUseUntil)
        try checkNear("in_use_until", day, today: today)
        if let inUseFrom { try checkOrder("in_use_until", day, after: "in_use_from", inUseFrom) }
    }
}
