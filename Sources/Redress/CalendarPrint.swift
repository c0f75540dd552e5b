import Casework
import Commands
import Complaints
import JSON
import WorkingDays

extension CalendarChange {
    /// Prints each difference as what it is, with what is done about it, and every duty that moves.
    func print(as format: PrintFormat) throws {
        switch format {
        case .text: try StandardOutput.print(described)
        case .json: try PrintFormat.write(write)
        }
    }

    private var described: String {
        var lines: [String] = []
        if !days.decisions.isEmpty {
            lines.append(table(["difference", "day", "bank holiday", ""], days.decisions.map(columns)))
        }
        guard !days.isEmpty else { return (lines + ["Nothing new."]).joined(separator: "\n") }
        if let version { lines.append("Calendar version \(version).") }
        lines.append(
            "\(moves.count) duties move; \(count(.breachAppears)) breaches appear, \(count(.breachVanishes)) vanish.")
        if !moves.isEmpty {
            lines.append(table(["reference", "stage", "duty", "before", "after", ""], moves.map(\.columns)))
        }
        let undecided = days.decisions.undecided
        if !undecided.isEmpty {
            let options = undecided.map { "--\($0.rawValue)" }.joined(separator: ", ")
            lines.append(
                "What is undecided is shown as if it were followed; to apply it, say follow or keep: \(options).")
        }
        return lines.joined(separator: "\n")
    }

    private func columns(_ decision: CalendarDecision) -> [String] {
        let (difference, before, after) = (decision.difference, decision.difference.before, decision.difference.after)
        func told(_ before: String?, _ after: String?) -> String {
            [before == after ? nil : before, after].compactMap(\.self).joined(separator: " to ")
        }
        return [
            difference.kind.told(takingBack: takesBack != nil).replacing("_", with: " "),
            told(before?.on.description, after?.on.description),
            told(difference.kind == .moved ? nil : before?.name, after?.name),
            decision.choice?.rawValue ?? "undecided",
        ]
    }

    private func write(to json: inout JSONWriter) {
        json.field("calendar_version", version)
        json.array("differences", days.decisions) { json, decision in
            json.object { json in
                json.field("difference", decision.difference.kind.told(takingBack: takesBack != nil))
                decision.write(to: &json)
            }
        }
        json.array("undecided", days.decisions.undecided) { json, kind in json.value(kind.rawValue) }
        json.field("breaches_appear", count(.breachAppears))
        json.field("breaches_vanish", count(.breachVanishes))
        json.array("moves", moves) { json, move in json.object(move.write) }
    }
}

extension CalendarDecision {
    fileprivate func write(to json: inout JSONWriter) {
        func write(_ json: inout JSONWriter, _ holiday: BankHoliday) {
            json.field("holiday_on", holiday.on)
            json.field("name", holiday.name)
        }
        json.object("before", difference.before, write)
        json.object("after", difference.after, write)
        json.field("choice", choice)
    }
}

extension CalendarMove {
    fileprivate var columns: [String] {
        [
            reference, stage?.rawValue ?? "", clock, dueBefore.description, dueAfter.description,
            effect == .none ? "" : effect.rawValue.replacing("_", with: " "),
        ]
    }

    fileprivate func write(to json: inout JSONWriter) {
        json.field("reference", reference)
        json.field("stage", stage)
        json.field("duty", kind)
        json.field("clock", clock)
        json.field("due_before_on", dueBefore)
        json.field("due_after_on", dueAfter)
        json.field("effect", effect)
    }
}
