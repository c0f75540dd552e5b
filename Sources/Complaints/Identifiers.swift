public import Foundation

/// The identifier of a complaint, a UUIDv7 (RFC 9562).
public struct ComplaintID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}

/// The identifier of a stage of a complaint, a UUIDv7 (RFC 9562).
public struct StageID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}

/// The identifier of an Ombudsman case, a UUIDv7 (RFC 9562).
public struct OmbudsmanCaseID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}

/// The identifier of a remedy, a UUIDv7 (RFC 9562).
public struct RemedyID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}

/// The identifier of an action after a complaint, a UUIDv7 (RFC 9562).
public struct ActionID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}

/// The identifier of an entry of a complaint's file, a UUIDv7 (RFC 9562).
public struct EntryID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}

/// The identifier of a link between complaints, a UUIDv7 (RFC 9562).
public struct LinkID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}

/// The identifier of a pair of "you complained" and "we have", a UUIDv7 (RFC 9562).
public struct LearningPairID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}

extension UUID {
    /// A UUIDv7 of an instant: 48 bits of Unix milliseconds, then random bits, so that identifiers sort by creation.
    public static func version7(at instant: Date) -> UUID {
        var random = SystemRandomNumberGenerator()
        let milliseconds = UInt64(max(0, instant.timeIntervalSince1970) * 1000)
        let high = (milliseconds << 16) | 0x7000 | (random.next() & 0x0FFF)
        let low = (random.next() & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        func byte(_ word: UInt64, _ index: UInt64) -> UInt8 { UInt8(truncatingIfNeeded: word >> (56 - 8 * index)) }
        return UUID(
            uuid: (
                byte(high, 0), byte(high, 1), byte(high, 2), byte(high, 3),
                byte(high, 4), byte(high, 5), byte(high, 6), byte(high, 7),
                byte(low, 0), byte(low, 1), byte(low, 2), byte(low, 3),
                byte(low, 4), byte(low, 5), byte(low, 6), byte(low, 7)
            ))
    }
}

/// The identifier of a contact, a UUIDv7 (RFC 9562).
public struct ContactID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}

/// The identifier of a safeguarding referral, a UUIDv7 (RFC 9562).
public struct SafeguardingReferralID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}

/// The identifier of a compliment, a UUIDv7 (RFC 9562).
public struct ComplimentID: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: UUID
    public init(rawValue: UUID) { self.rawValue = rawValue }
}
