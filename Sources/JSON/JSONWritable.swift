public import Foundation
public import WorkingDays

/// A value that stands alone in JSON.
public protocol JSONWritable {
    func write(to writer: inout JSONWriter)
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        if let self { self.write(to: &writer) } else { writer.append("null") }
    }
}

extension Bool: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        if self { writer.append("true") } else { writer.append("false") }
    }
}

extension Int: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.append(utf8: String(self).utf8)
    }
}

extension String: JSONWritable {
    /// Escapes what JSON requires (RFC 8259 section 7) and nothing else.
    public func write(to writer: inout JSONWriter) {
        writer.append(byte: UInt8(ascii: "\""))
        let written: Void? = utf8.withContiguousStorageIfAvailable { utf8 in
            if utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
                for byte in utf8 { writer.append(escaping: byte) }
            } else {
                writer.append(utf8: utf8)
            }
        }
        if written == nil {
            for byte in utf8 { writer.append(escaping: byte) }
        }
        writer.append(byte: UInt8(ascii: "\""))
    }
}

extension JSONWriter {
    fileprivate mutating func append(escaping byte: UInt8) {
        switch byte {
        case 0x22: append("\\\"")
        case 0x5C: append("\\\\")
        case 0x0A: append("\\n")
        case 0x0D: append("\\r")
        case 0x09: append("\\t")
        case 0..<0x20:
            append("\\u00")
            append(byte: Self.hexadecimal[Int(byte >> 4)])
            append(byte: Self.hexadecimal[Int(byte & 15)])
        default: append(byte: byte)
        }
    }

    fileprivate static let hexadecimal = Array("0123456789abcdef".utf8)

    /// A number with leading zeros.
    fileprivate mutating func append(_ number: Int, digits: Int) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            append(byte: UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    fileprivate mutating func append(_ day: Day) {
        let (year, month, day) = day.components
        append(year, digits: 4)
        append(byte: UInt8(ascii: "-"))
        append(month, digits: 2)
        append(byte: UInt8(ascii: "-"))
        append(day, digits: 2)
    }
}

extension Day: JSONWritable {
    /// `YYYY-MM-DD`.
    public func write(to writer: inout JSONWriter) {
        writer.append(byte: UInt8(ascii: "\""))
        writer.append(self)
        writer.append(byte: UInt8(ascii: "\""))
    }
}

extension Date: JSONWritable {
    /// RFC 3339 in UTC, to the microsecond where there is a fraction.
    public func write(to writer: inout JSONWriter) {
        // Days and instants both count from 2000-01-01; Foundation from a year later.
        let microseconds = Int((timeIntervalSinceReferenceDate * 1_000_000).rounded()) + 366 * 86_400_000_000
        let (dayNumber, ofDay) = microseconds.quotientAndRemainder(flooring: 86_400_000_000)
        let (second, fraction) = ofDay.quotientAndRemainder(dividingBy: 1_000_000)
        writer.append(byte: UInt8(ascii: "\""))
        writer.append(Day(number: Int32(dayNumber)))
        writer.append(byte: UInt8(ascii: "T"))
        writer.append(second / 3600, digits: 2)
        writer.append(byte: UInt8(ascii: ":"))
        writer.append(second / 60 % 60, digits: 2)
        writer.append(byte: UInt8(ascii: ":"))
        writer.append(second % 60, digits: 2)
        if fraction > 0 {
            writer.append(byte: UInt8(ascii: "."))
            writer.append(fraction, digits: 6)
        }
        writer.append("Z\"")
    }
}

extension Int {
    fileprivate func quotientAndRemainder(flooring divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

extension UUID: JSONWritable {
    /// The lower-case form of RFC 9562.
    public func write(to writer: inout JSONWriter) {
        writer.append(byte: UInt8(ascii: "\""))
        withUnsafeBytes(of: uuid) { bytes in
            for (index, byte) in bytes.enumerated() {
                if index == 4 || index == 6 || index == 8 || index == 10 { writer.append(byte: UInt8(ascii: "-")) }
                writer.append(byte: JSONWriter.hexadecimal[Int(byte >> 4)])
                writer.append(byte: JSONWriter.hexadecimal[Int(byte & 15)])
            }
        }
        writer.append(byte: UInt8(ascii: "\""))
    }
}
