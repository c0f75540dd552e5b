public import Foundation
public import WorkingDays

// What the rules of every subject ask of a field. Field names are those of the API.

/// Refuses a day that has not come yet.
public func checkHappened(_ field: String, _ day: Day, by today: Day) throws(Refusal) {
    guard day <= today else { throw .inTheFuture(field, day, today: today) }
}

/// Seconds by which a caller's clock may run ahead of ours without what it says being in the future.
///
/// Clocks that the network keeps differ by less than a second, and one that it does not keep gains about a second a day:
/// ten allow for a week of that, and are nothing to a deadline.
public let clockTolerance: TimeInterval = 10

/// When something happened: the time a caller gives, or now where their clock runs a little ahead of ours, so that
/// nothing is recorded of a day or an instant that has not come.
///
/// - Throws: `Refusal.inTheFuture` for a time further ahead than `clockTolerance`.
public func happened(_ field: String, _ instant: Date, by now: Date) throws(Refusal) -> Date {
    guard instant <= now.addingTimeInterval(clockTolerance) else { throw .inTheFuture(field, instant, now: now) }
    return min(instant, now)
}

/// Refuses a day that has not come yet, or that lies before the event it must follow.
public func checkHappened(
    _ field: String, _ day: Day, after event: String, _ earlier: Day, by today: Day
) throws(Refusal) {
    try checkHappened(field, day, by: today)
    try checkOrder(field, day, after: event, earlier)
}

/// Refuses a day before the event it must follow; it may be the same day.
public func checkOrder(_ field: String, _ day: Day, after event: String, _ earlier: Day) throws(Refusal) {
    guard day >= earlier else { throw .outOfOrder(field, day, after: event, earlier) }
}

/// Years within which a day to come is planned, agreed or promised; a day further ahead is taken for a mistake.
public let yearsAhead = 10

/// Refuses a day further ahead than `yearsAhead`.
public func checkNear(_ field: String, _ day: Day, today: Day) throws(Refusal) {
    guard day <= today.lastDay(ofMonths: 12 * yearsAhead, .after) else { throw .tooFarAhead(field, day) }
}

/// Refuses a day that the calendar does not reach.
public func checkInside(_ calendar: WorkingCalendar, _ day: Day) throws(OutsideCalendar) {
    _ = try calendar.ordinal(of: day)
}

/// Refuses a text in which nothing can be read.
public func required(_ field: String, _ text: String) throws(Refusal) {
    guard !text.isUnreadable else { throw .blank(field) }
}

/// Refuses a name that another record has, however it is spelt; `taken` is how that one is written.
public func checkFree(_ kind: String, taken: String?) throws(Refusal) {
    if let taken { throw .nameTaken("\(kind) \(taken)") }
}

/// Refuses what is not one line of text: what is blank, has more characters than the limit, a line break or another control
/// character, or the mark that stands where bytes were no UTF-8.
///
/// For what is given on the command line, which no reader of fields has looked at.
public func checkLine(_ field: String, _ text: String, limit: Int) throws(Refusal) {
    try required(field, text)
    // As a person counts them, however each is composed.
    guard text.isOneLine, text.unicodeScalars.count <= 4 * limit, text.count <= limit else {
        throw .notALine(field, limit: limit)
    }
}

extension String {
    /// Whether it has no line break or other control character, nothing that turns the direction of writing round, and no
    /// mark that stands where bytes were no UTF-8.
    public var isOneLine: Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: false
            case .format: !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
            default: scalar != "\u{FFFD}"
            }
        }
    }
}

/// Refuses to record twice.
public func once(_ field: String, _ day: Day?) throws(Refusal) {
    if let day { throw .alreadyRecorded(field, on: day) }
}

/// Refuses another day of what is recorded; the same day says nothing new.
public func once(_ field: String, _ recorded: Day?, again day: Day) throws(Refusal) {
    if recorded != day { try once(field, recorded) }
}

/// Refuses an instant before the minute of the event it must follow: people write down the minute.
public func checkOrder(_ field: String, _ instant: Date, after event: String, _ earlier: Date) throws(Refusal) {
    let minute = (earlier.timeIntervalSinceReferenceDate / 60).rounded(.down) * 60
    guard instant.timeIntervalSinceReferenceDate >= minute else {
        throw .outOfOrder(field, London.day(of: instant), after: event, London.day(of: earlier))
    }
}

extension Optional {
    /// What was looked for, or the refusal where it is not there.
    public func found(or refusal: @autoclosure () -> Refusal) throws(Refusal) -> Wrapped {
        guard let self else { throw refusal() }
        return self
    }
}
