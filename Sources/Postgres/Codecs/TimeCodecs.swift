public import Foundation
public import WorkingDays

extension Date: PostgresEncodable, PostgresDecodable {
    /// The server counts from 2000-01-01, Foundation from 2001-01-01: 366 days later.
    private static let epochDifference = 366.0 * 86400

    /// `timestamp with time zone`.
    public static var postgresType: PostgresType { .timestamptz }

    /// Adds the microseconds since 2000-01-01, rounded to the nearest.
    public func encode(into buffer: inout PostgresBuffer) {
        let microseconds = ((timeIntervalSinceReferenceDate + Self.epochDifference) * 1_000_000).rounded()
        guard let count = Int64(exactly: microseconds) else { return buffer.refuse("an instant is out of range") }
        buffer.append(count)
    }

    /// Reads a `timestamptz`; the server's infinities are no instants and are refused.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> Date {
        let microseconds: Int64 = try PostgresValue.integer(try value.bytes(of: .timestamptz))
        guard microseconds != .max, microseconds != .min else { throw .unknownValue }
        return Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000 - epochDifference)
    }
}

extension Day: PostgresEncodable, PostgresDecodable {
    /// `date`.
    public static var postgresType: PostgresType { .date }

    /// Adds the days since 2000-01-01.
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(number)
    }

    /// Reads a `date`; the server's infinities are no days and are refused.
    public static func decode(_ value: PostgresValue) throws(PostgresValue.Mismatch) -> Day {
        let number: Int32 = try PostgresValue.integer(try value.bytes(of: .date))
        guard number != .max, number != .min else { throw .unknownValue }
        return Day(number: number)
    }
}
