public import WorkingDays

/// Why a council's setting is not changed.
enum SettingRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.settings

    case settingInThePast = "setting_in_the_past"
    case settingRange = "setting_range"
    case settingHeld = "setting_held"
    case settingNotDecided = "setting_not_decided"

    var page: RefusalPage {
        switch self {
        case .settingInThePast:
            .fault(
                "The setting would change in the past",
                means: "What was decided while a setting held stays as it is, so a setting is changed from today on.",
                next: "Send today or a later day in from_on.")
        case .settingHeld:
            .conflict(
                "The value of the setting was in force",
                means: """
                    What was decided while a setting held stays as it is. A value is taken back on the day it was decided, \
                    or as long as it is not in force; one of small_numbers_below on that day alone and before a version of a \
                    report is frozen by it, since what is decided first holds for the years before it too.
                    """,
                next: "Decide another value from today or a later day with POST /v1/settings.")
        case .settingNotDecided:
            .conflict(
                "The setting has no value from that day",
                means: "A value is known by its setting and the day from which it holds.",
                next: "Take both from decided of GET /v1/settings.")
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

    /// The value was in force on a day that has passed, or was decided on one.
    public static func settingHeld(from day: Day) -> Refusal {
        Refusal(
            SettingRefusal.settingHeld,
            "The value has held since \(day.written) and was not decided today, so it is not taken back; decide another from "
                + "today on.")
    }

    /// The value holds since it was decided, whatever the day it was decided for.
    static func settingHeld(since decided: Day) -> Refusal {
        Refusal(
            SettingRefusal.settingHeld,
            "The value was decided on \(decided.written), and such a value is taken back on that day alone; decide another from "
                + "a later day.")
    }

    /// A version of a report was frozen by the value.
    public static var settingFrozen: Refusal {
        Refusal(
            SettingRefusal.settingHeld,
            "A version of a report was frozen since the value was decided, so it is not taken back; decide another from a "
                + "later day.")
    }

    /// Nobody decided a value of the setting from that day.
    public static func settingNotDecided(_ setting: CouncilSetting, from day: Day) -> Refusal {
        Refusal(
            SettingRefusal.settingNotDecided,
            "No value of \(setting.rawValue) was decided from \(day.written); GET /v1/settings lists those that were.")
    }

    /// The setting cannot have the value.
    public static func settingRange(_ range: ClosedRange<Int>) -> Refusal {
        Refusal(
            SettingRefusal.settingRange, "Choose a value from \(range.lowerBound) to \(range.upperBound).",
            fields: ["value"])
    }
}
