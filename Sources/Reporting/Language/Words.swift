import Complaints

/// The grammar of the report's sentences: numbers, plurals, lists and changes.
enum Words {
    /// A count with its noun: "no complaints", "1 complaint", "1,086 complaints".
    static func count(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
        let many = plural ?? self.plural(of: singular)
        return switch count {
        case 0: "no \(many)"
        case 1: "1 \(singular)"
        default: "\(number(count)) \(many)"
        }
    }

    /// More than one of it: "complaints", "enquiries", "days".
    private static func plural(of singular: String) -> String {
        guard singular.hasSuffix("y"), let before = singular.dropLast().last, !"aeiou".contains(before) else {
            return singular + "s"
        }
        return singular.dropLast() + "ies"
    }

    /// "was" or "were".
    static func was(_ count: Int) -> String { count == 1 ? "was" : "were" }

    /// A number with commas for thousands, and with the true minus sign below zero.
    static func number(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
    }

    /// A number with its places and with commas for thousands.
    static func number(_ number: Number) -> String {
        let power = Number.power(number.places)
        // A number between -1 and 0 has its sign from itself: its whole part has none.
        let whole = Words.number(Int(number.units.magnitude) / power)
        return (number.units < 0 ? "−" : "") + whole + number.description.drop { $0 != "." }
    }

    /// Whole pounds, as "£36,540".
    static func money(pounds: Int) -> String { "\(pounds < 0 ? "−" : "")£\(number(Int(pounds.magnitude)))" }

    /// Pounds and, where there are any, pence.
    static func money(pence: Int) -> String {
        let rest = Int(pence.magnitude) % 100
        return (pence < 0 ? "−" : "") + money(pounds: Int(pence.magnitude) / 100)
            + (rest == 0 ? "" : ".\(rest < 10 ? "0" : "")\(rest)")
    }

    /// "a", "a and b", "a, b and c"; with another word between the last two where one is given.
    static func list(_ parts: [String], _ between: String = "and") -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " \(between) " + last
    }

    /// Words as they stand within a sentence: only their first letter is made small, and not that of an abbreviation.
    static func within(_ text: String) -> String {
        text.dropFirst().first?.isUppercase == true ? text : text.prefix(1).lowercased() + text.dropFirst()
    }

    /// The sentence with a capital at its beginning.
    static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// How a count compares with the year before: "a 32% increase on 2021-22 (65)", or "7 more than in 2021-22 (3)"
    /// where there were fewer than ten and a percentage would say little.
    static func change(from previous: Int?, to current: Int?, since year: some CustomStringConvertible) -> String {
        switch Change(from: previous, to: current) {
        case .unknown:
            return current == 0 ? "and there is no figure for \(year)" : "with no figure for \(year) to compare it with"
        case .new: return "where there were none in \(year)"
        case .stillNone: return "as in \(year)"
        case .by(let percentage):
            guard let previous, let current, previous != current else { return "unchanged from \(year)" }
            let before = "\(year) (\(number(previous)))"
            guard previous >= 10 else {
                let difference = number(Int((current - previous).magnitude))
                return "\(difference) \(current > previous ? "more" : "fewer") than in \(before)"
            }
            guard percentage.units != 0 else {
                return current > previous ? "slightly more than in \(before)" : "slightly fewer than in \(before)"
            }
            let size = percentage.units.magnitude
            return "\(article(size)) \(number(Int(size)))% \(current > previous ? "increase" : "decrease") on \(before)"
        }
    }

    /// How an amount in pounds compares with the year before.
    static func moneyChange(from previous: Int?, to current: Int, since year: some CustomStringConvertible) -> String {
        guard let previous else { return "with nothing recorded for \(year) to compare it with" }
        if previous == current { return current == 0 ? "as in \(year)" : "the same as in \(year)" }
        return previous == 0
            ? "after none in \(year)"
            : "\(current < previous ? "down" : "up") from \(money(pounds: previous)) in \(year)"
    }

    /// How a percentage compares with the one before, which is printed as a percentage or as given.
    static func comparison(
        _ previous: Number?, _ current: Number?, as printed: String? = nil, in year: some CustomStringConvertible
    ) -> String {
        guard let current else { return "" }
        guard let previous else { return "with no figure for \(year) to compare it with" }
        if current.units == previous.units { return "the same as in \(year)" }
        return "\(current.units > previous.units ? "up" : "down") from \(printed ?? "\(number(previous))%") in \(year)"
    }

    /// "an" before a number spoken with a vowel first: eight, eleven, eighteen, eighty, eight hundred, and their thousands.
    private static func article(_ number: UInt) -> String {
        var leading = number
        while leading >= 1000 { leading /= 1000 }
        return switch leading {
        case 8, 11, 18, 80...89, 800...899: "an"
        default: "a"
        }
    }
}
