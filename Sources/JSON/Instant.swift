public import Foundation
import WorkingDays

/// Reads instants of RFC 3339: a day that exists, a time, at most six digits of a second, and an offset.
public enum Instant {
    public static func parse(_ text: String) -> Date? {
        var rest = Array(text.utf8)[...]
        guard let day = Day(String(decoding: rest.prefix(10), as: UTF8.self)) else { return nil }
        rest = rest.dropFirst(10)
        guard take("T", &rest) || take("t", &rest), let hour = digits(&rest), hour < 24, take(":", &rest),
            let minute = digits(&rest), minute < 60, take(":", &rest), let second = digits(&rest), second < 60,
            let microsecond = fraction(&rest), let offset = offset(&rest), rest.isEmpty
        else { return nil }
        let seconds = Int(day.number) * 86400 + hour * 3600 + minute * 60 + second - offset
        // Foundation counts from 2001-01-01, a leap year after the first day of the days.
        return Date(timeIntervalSinceReferenceDate: Double(seconds - 366 * 86400) + Double(microsecond) / 1_000_000)
    }

    /// Seconds that the text is ahead of UTC.
    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
        if take("Z", &rest) || take("z", &rest) { return 0 }
        let sign = take("+", &rest) ? 1 : take("-", &rest) ? -1 : 0
        guard sign != 0, let hours = digits(&rest), hours < 24, take(":", &rest), let minutes = digits(&rest),
            minutes < 60
        else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    /// Microseconds; 0 without a fraction.
    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard take(".", &rest) else { return 0 }
        var value = 0
        var count = 0
        while count < 6, let byte = rest.first, (48...57).contains(byte) {
            value = value * 10 + Int(byte - 48)
            count += 1
            rest = rest.dropFirst()
        }
        guard count > 0 else { return nil }
        for _ in count..<6 { value *= 10 }
        return value
    }

    private static func take(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private static func digits(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let two = rest.prefix(2)
        guard two.count == 2, two.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest = rest.dropFirst(2)
        return two.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
}
