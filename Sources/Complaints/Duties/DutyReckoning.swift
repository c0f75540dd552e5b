import WorkingDays

extension DutyExplanation {
    /// How the last day follows from day 0, in a sentence for the officer who has to defend it.
    static func reckoning(
        of clock: ProcedureClock, _ duty: Duty, stage: Stage, received: Receipt, isExtended: Bool,
        daysOver: Int?
    ) -> String {
        let from = duty.basisOn.written
        var sentence: String
        switch clock.length {
        case .workingDays(let count):
            sentence = "\(count) working \(count == 1 ? "day" : "days") after \(from), which is day 0"
            if clock.basis == .responseOverrun {
                sentence =
                    "The working day after \(from), the limit of the answer or a later day the complainant agreed to"
            }
            if let advocate = stage.advocate, let maximum = clock.advocateMaximum {
                let until = advocate.appointedOn.map { "to \($0.written)" } ?? "until one is appointed"
                sentence +=
                    "; they stand still while an advocate is found, from \(advocate.askedOn.written) \(until), "
                    + "but end \(maximum) working days after day 0 at the latest"
            }
        case .months(let count, .after):
            sentence = "\(count) months after \(from): the same day of the month"
        case .months(let count, .beginningWith):
            sentence = "\(count) months beginning with \(from): the day before the same day of the month"
        case .asStated:
            sentence = "The day stated on \(from)"
        }
        if case .months(let count, _) = clock.length, duty.basisOn.isClipped(afterMonths: count) {
            sentence += ", but that month has no such day, so the period ends with the month"
        }
        if case .months = clock.length { sentence += ". It does not move to a working day" }
        if isExtended, clock.basis != .responseOverrun {
            sentence += ". An extension moved it to \(duty.dueOn.written)"
        }
        if duty.isProvisional {
            sentence +=
                ". It is provisional: no receipt of the adjudication is recorded, so it counts from the day of sending"
        }
        if clock.basis == .complaintReceived, received.on != duty.basisOn {
            sentence += ". It came outside office hours on \(received.on.written) and counts from the next working day"
        }
        if let daysOver, let endedOn = duty.endedOn, clock.kind == .limit || clock.kind == .target {
            sentence += ". It ended on \(endedOn.written), \(daysOver) working \(daysOver == 1 ? "day" : "days") over"
        }
        if clock.kind == .window { sentence += ". Passing it is nobody's breach" }
        return sentence + "."
    }
}

extension ProcedureClock {
    /// Whether another clock is a reading of the same duty: the same act, one of the two an alternative.
    func isRead(as other: ProcedureClock) -> Bool {
        other.stage == stage && other.clock != clock && other.endsWith == endsWith
            && (other.kind == .alternative || kind == .alternative && other.kind == .limit)
    }
}

extension Stage {
    /// The days on which an advocate was awaited: asked for, and until appointed.
    var awaitedAdvocate: Range<Day>? {
        guard let advocate else { return nil }
        let from = max(advocate.askedOn, requestedOn)
        let until = advocate.appointedOn ?? Day(number: .max)
        return from < until ? from..<until : nil
    }
}

extension Day {
    /// Whether the month so many months on has no day of this number.
    fileprivate func isClipped(afterMonths months: Int) -> Bool {
        lastDay(ofMonths: months, .after).components.day < components.day
    }
}
