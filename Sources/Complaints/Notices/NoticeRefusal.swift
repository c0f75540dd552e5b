import WorkingDays

/// Why a notice does not count as given.
enum NoticeRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.notices

    case noticeIncomplete = "notice_incomplete"
    case noticeRecipients = "notice_recipients"
    case noticeStage = "notice_stage"
    case noticeDayDiffers = "notice_day_differs"

    var page: RefusalPage {
        switch self {
        case .noticeIncomplete:
            .fault(
                "The notice leaves something out",
                means: "The law or the Code says what the notice contains, and something of it is missing.",
                next: "Send the letter again with what is missing, and record that letter with its full contents.")
        case .noticeRecipients:
            .fault(
                "The notice did not reach everybody",
                means: """
                    The law says who gets the notice, and somebody of them did not. A recipient whom the complaint \
                    does not have is not required.
                    """,
                next: "Send it to those named in the problem, and record it with all recipients.")
        case .noticeStage:
            .fault(
                "The notice belongs to another stage",
                means: "Each kind of notice belongs to certain stages, or to the complaint as a whole.",
                next: "Send the stage that the notice belongs to, or none where it is about the whole complaint.")
        case .noticeDayDiffers:
            .fault(
                "The letter has two days",
                means:
                    "The request says twice when one letter went, with the act and in its notice, and the days differ.",
                next: "Send the day the letter went in both places, or leave out one of them where it is optional.")
        }
    }
}

extension Refusal {
    /// The notice leaves out what it must say.
    public static func noticeIncomplete(_ contents: [NoticeContent], rule: String, in group: String = "") -> Refusal {
        Refusal(
            NoticeRefusal.noticeIncomplete,
            "The notice must also contain \(contents.map(\.rawValue).written).",
            rule: rule, fields: [group + "contents"])
    }

    /// The notice did not go to everybody it must reach.
    public static func noticeRecipients(
        _ recipients: [NoticeRecipient], rule: String, in group: String = ""
    ) -> Refusal {
        Refusal(
            NoticeRefusal.noticeRecipients,
            "The notice must also go to \(recipients.map(\.rawValue).written).",
            rule: rule, fields: [group + "recipients"])
    }

    /// The notice belongs to other stages.
    public static func noticeStage(_ kind: NoticeKind) -> Refusal {
        let stages = kind.stages.map(\.rawValue).sorted().joined(separator: " or ")
        return Refusal(
            NoticeRefusal.noticeStage,
            stages.isEmpty
                ? "The notice \(kind.rawValue) is about the complaint as a whole; leave out stage."
                : "The notice \(kind.rawValue) belongs to \(stages); name that stage.", rule: kind.rule,
            fields: ["stage"])
    }

    /// The request has another day of the letter besides the notice's.
    static func noticeDayDiffers(_ sentOn: Day, from field: String, _ day: Day) -> Refusal {
        Refusal(
            NoticeRefusal.noticeDayDiffers,
            "The notice went on \(sentOn.written), but \(field) is \(day.written); one letter has one day.",
            fields: ["notice/sent_on", field])
    }

    /// No notice goes out with the act at the stage.
    public static func noNotice(at stage: StageName?) -> Refusal {
        Refusal(
            NoticeRefusal.noticeStage,
            "No notice goes out with this act\(stage.map { " at \($0.rawValue)" } ?? ""); leave out notice.",
            fields: ["notice"])
    }
}
