public import Complaints
import Postgres
public import WorkingDays

/// How many alerts were raised of some kind, what became of them, and how they were answered (requirement R111).
public struct AlertCounts: Hashable, Sendable {
    /// Raised, those that were told with another not counted.
    public private(set) var planned = 0
    /// Handed over to a channel, seen or answered; raised, where the inbox is all there is.
    public private(set) var delivered = 0
    /// Not for anybody any more: moved, withdrawn, or done before anybody was told.
    public private(set) var cancelled = 0
    /// That ask for an answer and were not cancelled: the sum of the next five.
    public private(set) var asked = 0
    public private(set) var answeredInTime = 0
    public private(set) var answeredLate = 0
    /// Without an answer, since what was due was done by the day of the answer.
    public private(set) var done = 0
    /// Without an answer, its day not past.
    public private(set) var waiting = 0
    public private(set) var unanswered = 0
    /// Whose answer was accepted.
    public private(set) var accepted = 0
    /// Whose answers were rejected, and none accepted.
    public private(set) var rejected = 0

    /// How many were answered, in time or late.
    public var answered: Int { answeredInTime + answeredLate }

    fileprivate mutating func add(_ other: AlertCounts) {
        for count in Self.counts { self[keyPath: count] += other[keyPath: count] }
    }

    private static var counts: [WritableKeyPath<AlertCounts, Int>] {
        [
            \.planned, \.delivered, \.cancelled, \.asked, \.answeredInTime, \.answeredLate, \.done, \.waiting,
            \.unanswered, \.accepted, \.rejected,
        ]
    }

    fileprivate init(row: Row) throws {
        planned = try row["planned"]
        delivered = try row["delivered"]
        cancelled = try row["cancelled"]
        asked = try row["asked"]
        answeredInTime = try row["in_time"]
        answeredLate = try row["late"]
        done = try row["done"]
        waiting = try row["waiting"]
        unanswered = try row["unanswered"]
        accepted = try row["accepted"]
        rejected = try row["rejected"]
    }

    fileprivate init(_ lines: some Sequence<AlertCounts>) {
        for line in lines { add(line) }
    }
}

/// Alerts of some days, counted; no word about a person, and nothing of the behaviour register.
public struct AlertStatistics: Hashable, Sendable {
    /// The alerts of one kind, duty, service or month.
    public struct Part<Key: Hashable & Sendable>: Hashable, Sendable {
        public let key: Key
        public let counts: AlertCounts
    }

    /// How many duties climbed to an audience and no further.
    public struct Level: Hashable, Sendable {
        public let audience: Audience
        public let duties: Int
    }

    public let days: ClosedRange<Day>
    public let total: AlertCounts
    /// In the order of the rungs.
    public let levels: [Level]
    public let kinds: [Part<AlertKind>]
    /// Nil for what is told at once and is of no duty.
    public let duties: [Part<DutyKind?>]
    /// Nil where what it is about has no service.
    public let services: [Part<ServiceName?>]
    /// The months in which they were raised, as `2022-10`.
    public let months: [Part<String>]
}

/// A row of the statement, which counts the alerts of all these.
private struct AlertLine {
    let kind: AlertKind
    let duty: DutyKind?
    let service: ServiceName?
    let month: String
    let counts: AlertCounts

    init(row: Row) throws {
        guard let kind = AlertKind(rawValue: try row["kind"]) else {
            preconditionFailure("alert_kind holds.")
        }
        self.kind = kind
        duty = (try row["duty"] as String?).flatMap(DutyKind.init)
        let name: String? = try row["service"]
        service = try name.map { ServiceName(department: try row["department"], name: $0) }
        month = try row["month"]
        counts = try AlertCounts(row: row)
    }
}

extension [AlertLine] {
    /// The sums by what a line is of, in the order in which they come.
    fileprivate func parts<Key>(_ key: (AlertLine) -> Key) -> [AlertStatistics.Part<Key>] {
        var keys: [Key] = []
        for line in self where !keys.contains(key(line)) { keys.append(key(line)) }
        return keys.map { one in
            AlertStatistics.Part(key: one, counts: AlertCounts(filter { key($0) == one }.map(\.counts)))
        }
    }
}

extension Reports {
    /// Alerts raised on some days, as they stand today (requirement R111).
    public func alerts(_ days: ClosedRange<Day>, today: Day) async throws -> AlertStatistics {
        let (statement, levels) = (try ReportStatement("alerts"), try ReportStatement("alert_levels"))
        return try await snapshot { db in
            let lines = try db.all(statement(days.lowerBound, days.upperBound, today)) { try AlertLine(row: $0) }
            let reached = Dictionary(
                uniqueKeysWithValues: try db.all(levels(days.lowerBound, days.upperBound)) {
                    (try $0["audience"] as String, try $0["duties"] as Int)
                })
            return AlertStatistics(
                days: days, total: AlertCounts(lines.map(\.counts)),
                levels: Audience.allCases.compactMap { audience in
                    reached[audience.rawValue].map { AlertStatistics.Level(audience: audience, duties: $0) }
                },
                kinds: lines.parts(\.kind), duties: lines.parts(\.duty), services: lines.parts(\.service),
                months: lines.parts(\.month).sorted { $0.key < $1.key })
        }
    }
}
