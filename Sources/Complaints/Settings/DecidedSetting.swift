public import WorkingDays

/// A setting of the council with every value it has been given, and those decided for days to come.
public struct DecidedSetting: Hashable, Sendable {
    /// A value and the day from which it holds.
    public struct Decision: Hashable, Sendable {
        public let fromOn: Day
        public let value: Int

        public init(fromOn: Day, value: Int) {
            self.fromOn = fromOn
            self.value = value
        }
    }

    let setting: CouncilSetting
    /// In the order of their days.
    let decisions: [Decision]

    /// A setting as it was decided; its default holds before the first decision.
    public init(_ setting: CouncilSetting, _ decisions: [Decision] = []) {
        self.setting = setting
        self.decisions = decisions.sorted { $0.fromOn < $1.fromOn }
    }

    /// The value in force on a day.
    public func value(on day: Day) -> Int { decided(on: day) ?? setting.defaultValue }

    /// What was decided for a day; nil where nothing was.
    public func decided(on day: Day) -> Int? { decisions.last { $0.fromOn <= day }?.value }

    /// The periods from a day on in which it has a value, each to the day from which it has another; nil: still.
    func periods(of value: Int, from day: Day) -> [(from: Day, until: Day?)] {
        let values = [Decision(fromOn: day, value: self.value(on: day))] + decisions.filter { $0.fromOn > day }
        var periods: [(from: Day, until: Day?)] = []
        var isOn = false
        for decision in values where (decision.value == value) != isOn {
            isOn.toggle()
            if isOn {
                periods.append((decision.fromOn, nil))
            } else {
                periods[periods.count - 1].until = decision.fromOn
            }
        }
        return periods
    }
}
