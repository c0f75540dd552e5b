extension Day: LosslessStringConvertible {
    /// The day as ISO 8601 `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = components
        var text: [UInt8] = []
        text.reserveCapacity(10)
        for digit in [year / 1000, year / 100 % 10, year / 10 % 10, year % 10] { text.append(48 + UInt8(digit)) }
        text.append(45)
        text.append(48 + UInt8(month / 10))
        text.append(48 + UInt8(month % 10))
        text.append(45)
        text.append(48 + UInt8(day / 10))
        text.append(48 + UInt8(day % 10))
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads ISO 8601 `YYYY-MM-DD` and nothing else: ten characters, and a day that exists.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45 else { return nil }
        func digits(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 48)
            }
            return value
        }
        guard let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day as people write it, "30 September 2022".
    public var written: String {
        let (year, month, day) = components
        return "\(day) \(Day.monthNames[month - 1]) \(year)"
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]
}

extension Day: Codable {
    /// Decodes `YYYY-MM-DD`; anything else, 30 February included, is data corrupted.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "must be a day, YYYY-MM-DD")
        }
        self = day
    }

    /// Encodes `YYYY-MM-DD`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
