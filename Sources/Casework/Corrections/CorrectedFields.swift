import Complaints
import JSON
import WorkingDays

extension Fields {
    /// The days that a correction says anything of: another day, or null for what was recorded by mistake.
    mutating func corrected<Record>(_ days: [CorrectableDay<Record>]) -> [String: Corrected<Day>] {
        var corrected: [String: Corrected<Day>] = [:]
        for day in days {
            let said = self.corrected(day: day.field)
            corrected[day.field] = said == .kept ? nil : said
        }
        return corrected
    }

    /// Another day, or null for what was recorded by mistake.
    mutating func corrected(day name: String) -> Corrected<Day> {
        correctedValue(name) { $0.day(optional: name) }
    }

    /// Another value, or null for what was recorded by mistake.
    mutating func correctedValue<Value>(_ name: String, _ read: (inout Fields) -> Value?) -> Corrected<Value> {
        let isTakenBack = isNull(name)
        return read(&self).map { .to($0) } ?? (isTakenBack ? .takenBack : .kept)
    }

    /// Objects that each correct another thing, told apart by its number.
    mutating func corrections<Value>(
        _ name: String, of number: (Value) -> Int, _ body: (inout Fields) -> Value
    ) -> [Value] {
        let corrections = objects(optional: name, limit: 100, body)
        var numbers: Set<Int> = []
        for (index, correction) in corrections.enumerated() where !numbers.insert(number(correction)).inserted {
            refuse("\(name)/\(index)", .duplicate, "The list corrects number \(number(correction)) already.")
        }
        return corrections
    }

    /// An object that takes the place of what was recorded, or null for what was recorded by mistake.
    mutating func corrected<Value>(_ name: String, _ body: (inout Fields) -> Value) -> Corrected<Value> {
        correctedValue(name) { $0.object(optional: name, body) }
    }
}
