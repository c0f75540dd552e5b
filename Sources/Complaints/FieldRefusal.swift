public import Foundation
public import WorkingDays

/// What any field of any record may be refused for.
enum FieldRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.fields

    case blank
    case notALine = "not_a_line"
    case inTheFuture = "in_the_future"
    case outOfOrder = "out_of_order"
    case tooFarAhead = "too_far_ahead"
    case alreadyRecorded = "already_recorded"

    var page: RefusalPage {
        switch self {
        case .blank:
            .fault(
                "A value is missing",
                means: "A field that this request needs is absent, or has nothing in it but spaces.",
                next: "Give every field that errors names a value, and send the request again.")
        case .notALine:
            .fault(
                "The text is not one line",
                means: """
                    A name or a reason is one line of text: without a line break or another control character, in UTF-8, \
                    and no longer than the sentence says.
                    """,
                next: "Write it on one line, shorter where it is too long, and try again.")
        case .inTheFuture:
            .fault(
                "The date has not come yet",
                means: """
                    Only what has happened is recorded, so a date after today, or a time later than now, is taken \
                    for a mistake.
                    """,
                next: "Correct the date, or record the event once it has happened.")
        case .outOfOrder:
            .fault(
                "The date comes too early",
                means: "Events follow one another, and this one is dated before an event that comes first.",
                next: """
                    Compare the two dates and send the right one. If the recorded date is the wrong one, explain it \
                    in an entry of the file.
                    """)
        case .tooFarAhead:
            .fault(
                "The date is too far ahead",
                means:
                    "A date to come is no more than \(yearsAhead) years ahead, and a later one is taken for a mistake.",
                next: "Correct the date, the year first.")
        case .alreadyRecorded:
            .conflict(
                "It is recorded already",
                means: "This happens once, and the record has it. Nothing was changed.",
                next: """
                    Read the record again to see what is there. If it is wrong, correct it or explain it in an entry \
                    of the file; nothing is overwritten in silence.
                    """)
        }
    }
}

extension Refusal {
    /// The value is missing, or the text is blank.
    public static func blank(_ field: String) -> Refusal {
        Refusal(FieldRefusal.blank, "Give \(field) a value; it is missing or blank.", fields: [field])
    }

    /// The text is longer than a line may be, or has what is not shown on one.
    public static func notALine(_ field: String, limit: Int) -> Refusal {
        Refusal(
            FieldRefusal.notALine,
            "Give \(field) as one line of at most \(limit) characters, in UTF-8 and without control characters.",
            fields: [field])
    }

    /// The day lies in the future.
    public static func inTheFuture(_ field: String, _ day: Day, today: Day) -> Refusal {
        Refusal(
            FieldRefusal.inTheFuture,
            day == today
                ? "The time in \(field) is later than now."
                : "\(field) is \(day.written), which is later than today, \(today.written).", fields: [field])
    }

    /// The instant lies in the future; both are told to the second where they are of one minute.
    public static func inTheFuture(_ field: String, _ instant: Date, now: Date) -> Refusal {
        let isToday = London.day(of: instant) == London.day(of: now)
        let (given, clock) =
            isToday
            ? (London.clockTime(instant), London.clockTime(now)) : (London.written(instant), London.written(now))
        if given == clock {
            let (given, clock) = (given + seconds(of: instant), clock + seconds(of: now))
            return Refusal(FieldRefusal.inTheFuture, "\(given) is later than now, \(clock).", fields: [field])
        }
        return Refusal(FieldRefusal.inTheFuture, "\(given) is later than now, \(clock).", fields: [field])
    }

    /// The seconds of a time, as `:07`; London's minutes begin when those of UTC do.
    private static func seconds(of instant: Date) -> String {
        let seconds = Int(instant.timeIntervalSince1970.rounded(.down)) % 60
        return (seconds < 10 ? ":0" : ":") + String(seconds)
    }

    /// The complainant came to know of the matter after the council received the complaint about it.
    public static func groundsAfterReceipt(_ groundsOn: Day, receivedOn: Day) -> Refusal {
        Refusal(
            FieldRefusal.inTheFuture,
            "grounds_on is \(groundsOn.written), and the complaint was received on \(receivedOn.written), before that.",
            fields: ["grounds_on"])
    }

    /// The day lies before the event it must follow.
    public static func outOfOrder(_ field: String, _ day: Day, after event: String, _ earlier: Day) -> Refusal {
        Refusal(
            FieldRefusal.outOfOrder,
            "\(field) cannot be \(day.written), since \(event) is \(earlier.written); correct whichever is wrong.",
            fields: [field])
    }

    /// The day to come is none that anybody plans for.
    public static func tooFarAhead(_ field: String, _ day: Day) -> Refusal {
        Refusal(
            FieldRefusal.tooFarAhead,
            "\(field) is \(day.written), which is more than \(yearsAhead) years from now; correct it.", fields: [field])
    }

    /// The act is recorded already.
    public static func alreadyRecorded(_ what: String, on day: Day) -> Refusal {
        Refusal(FieldRefusal.alreadyRecorded, "\(what.atStart) is recorded already: \(day.written).")
    }
}
