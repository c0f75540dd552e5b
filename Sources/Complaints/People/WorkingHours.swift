public import WorkingDays

/// A time of the day on a clock in London, to the minute.
public struct TimeOfDay: RawRepresentable, Sendable, Hashable, Comparable {
    /// Minutes after midnight, 0 to 1439.
    public let rawValue: Int

    /// A time so many minutes after midnight; nil for one that no clock shows.
    public init?(rawValue: Int) {
        guard (0..<1440).contains(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    /// Reads `HH:MM`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        self.init(rawValue: hour * 60 + minute)
    }

    public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.rawValue < right.rawValue }
}

extension TimeOfDay: CustomStringConvertible {
    /// As `HH:MM`.
    public var description: String {
        [rawValue / 60, rawValue % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

/// On which days, and from when until when, somebody works; a bank holiday is no day of work for anybody.
public struct WorkingHours: Sendable, Hashable {
    /// In the order of the week.
    public let days: [Weekday]
    public let from: TimeOfDay
    public let until: TimeOfDay

    /// Hours of some days; nil where there is no day, or they end before they begin.
    public init?(days: some Collection<Weekday>, from: TimeOfDay, until: TimeOfDay) {
        guard !days.isEmpty, from < until else { return nil }
        self.days = Weekday.allCases.filter(days.contains)
        self.from = from
        self.until = until
    }

    /// The hours of somebody on a day: their own, or the council's from Monday to Friday by its settings of the day.
    public static func of(_ own: WorkingHours?, council settings: [CouncilSetting: Int]) -> WorkingHours {
        func time(_ setting: CouncilSetting) -> TimeOfDay? {
            TimeOfDay(rawValue: settings[setting] ?? setting.defaultValue)
        }
        if let own { return own }
        guard let from = time(.officeOpensAt), let until = time(.officeClosesAt),
            let hours = WorkingHours(days: Weekday.allCases.filter { !$0.isWeekend }, from: from, until: until)
        else { preconditionFailure("The ranges of the two settings meet at noon.") }
        return hours
    }
}
