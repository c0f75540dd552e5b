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

    /// Refuses to merge a service into itself.
    public func checkMerges(into other: ServiceRecord) throws(Refusal) {
        guard service != other.service else { throw .mergesWithItself(field: "into_service") }
    }

    /// The days of the service that another is merged into: it is in use while either was.
    public func days(with other: ServiceRecord) -> (from: Day?, until: Day?) {
        (
            inUseFrom.flatMap { first in other.inUseFrom.map { min(first, $0) } },
            inUseUntil.flatMap { last in other.inUseUntil.map { max(last, $0) } }
        )
    }

    /// Refuses to retire a service twice, before it came into use, or on a day too far ahead.
    public func checkRetires(on day: Day, today: Day) throws(Refusal) {
        try once("in_use_until", inUseUntil)
        try checkNear("in_use_until", day, today: today)
        if let inUseFrom { try checkOrder("in_use_until", day, after: "in_use_from", inUseFrom) }
    }
}
