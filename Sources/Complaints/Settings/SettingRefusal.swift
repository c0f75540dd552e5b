public import WorkingDays

/// Why a council's setting is not changed.
enum SettingRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.settings

    case settingInThePast = "setting_in_the_past"
    case settingRange = "setting_range"

    var page: RefusalPage {
        switch self {
        case .settingInThePast:
            .fault(
                "The setting would change in the past",
                means: "What was decided while a setting held stays as it is, so a setting is changed from today on.",
                next: "Send today or a later day in from_on.")
        case .settingRange:
            .fault(
                "The setting cannot have this value",
                means: "Each setting has a range from which a council may choose.",
                next: "Send a value within the range given in the problem.")
        }
    }
}

extension Refusal {
    /// A setting is changed from today on, never for days that have passed.
    public static func settingInThePast(_ day: Day, today: Day) -> Refusal {
        Refusal(
            SettingRefusal.settingInThePast,
            "\(day.written) has passed; a setting is changed from today, \(today.written), or a later day.",
            fields: ["from_on"])
    }

    /// The setting cannot have the value.
    public static func settingRange(_ range: ClosedRange<Int>) -> Refusal {
        Refusal(
            SettingRefusal.settingRange, "Choose a value from \(range.lowerBound) to \(range.upperBound).",
            fields: ["value"])
    }
}
