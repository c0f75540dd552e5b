import Foundation

/// Content lines of an iCalendar text: each ends with CRLF and is folded (RFC 5545 section 3.1).
struct ContentLines {
    /// The most octets of a line, its break not counted.
    private static let octets = 75

    private(set) var text = ""

    /// A property whose value is written as it is: a date, a duration, a number, or a word of the standard.
    mutating func property(_ name: StaticString, _ value: some CustomStringConvertible) {
        line("\(name):\(value)")
    }

    /// A property whose value is a text, in which what has a meaning is escaped (section 3.3.11).
    ///
    /// The end of a line becomes `\n`; other controls, which no value may have, are left out.
    mutating func property(_ name: StaticString, text value: String) {
        var escaped = ""
        for character in value {
            switch character {
            case "\\", ";", ",": escaped += "\\\(character)"
            case _ where character.isNewline: escaped += "\\n"
            default:
                escaped.unicodeScalars += character.unicodeScalars.filter {
                    $0 == "\t" || $0.properties.generalCategory != .control
                }
            }
        }
        line("\(name):\(escaped)")
    }

    /// A line after the first begins with a space, which counts; no scalar is parted.
    private mutating func line(_ line: String) {
        var used = 0
        for scalar in line.unicodeScalars {
            let length = UTF8.width(scalar)
            if used + length > Self.octets {
                text += "\r\n "
                used = 1
            }
            text.unicodeScalars.append(scalar)
            used += length
        }
        text += "\r\n"
    }
}
