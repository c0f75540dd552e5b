import Foundation

extension String {
    /// The one form by which names are compared; a name is shown as it was written.
    ///
    /// Composed and decomposed letters, accents, case, apostrophes, hyphens and spaces make no difference. The database has the same rule, `normal_name`, for its indexes and the search; a test compares them over every
    /// character. The steps are those of compatibility decomposition (Unicode Standard Annex 15, NFKD).
    public var normalName: String {
        if let plain = plainName { return plain }
        var normal = String.UnicodeScalarView()
        var isAfterSpace = false
        for scalar in decomposedWithoutLoneAccents.unicodeScalars {
            if scalar.partsNames {
                isAfterSpace = true
            } else if !scalar.isLeftOutOfNames {
                if isAfterSpace, !normal.isEmpty { normal.append(" ") }
                isAfterSpace = false
                scalar.addPlain(to: &normal)
            }
        }
        return String(normal)
    }

    /// The form by which what is on a list of the council's is compared: departments, services, teams, causes.
    ///
    /// It is the normal form whatever stands between the words, or does not; the database has the same rule, `listed_name`. A zero-width space, which nobody sees, may stand within a word or in the place of a space.
    public var listedName: String {
        String(decoding: normalName.utf8.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
    }

    /// The normal form of a name that has none but ASCII, as most have; nil of another.
    private var plainName: String? {
        var normal: [UInt8] = []
        normal.reserveCapacity(utf8.count)
        var isAfterSpace = false
        for byte in utf8 {
            guard byte < 0x80 else { return nil }
            guard let letter = NameLetters.ascii[Int(byte)] else { continue }
            guard letter != UInt8(ascii: " ") else {
                isAfterSpace = true
                continue
            }
            if isAfterSpace, !normal.isEmpty { normal.append(UInt8(ascii: " ")) }
            isAfterSpace = false
            normal.append(letter)
        }
        return String(decoding: normal, as: UTF8.self)
    }

    /// Letters apart from their accents; an accent that stands alone would leave a space behind.
    private var decomposedWithoutLoneAccents: String {
        guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
        let lone: Set<Unicode.Scalar> = ["\u{B4}", "\u{384}", "\u{1FBD}", "\u{1FBF}", "\u{1FFD}", "\u{1FFE}"]
        let rest = String(String.UnicodeScalarView(unicodeScalars.filter { !lone.contains($0) }))
        return rest.decomposedStringWithCompatibilityMapping
    }

    /// Whether two names are one, however they are spelt.
    public func isSameName(as other: String) -> Bool { normalName == other.normalName }

    /// Whether it has nothing that can be read: spaces, marks and what nobody sees.
    public var isUnreadable: Bool {
        unicodeScalars.allSatisfy { !$0.isASCII || $0.partsNames || $0.isLeftOutOfNames } && normalName.isEmpty
    }
}

extension Character {
    /// Whether names are compared without it, as an apostrophe: it stands inside a word.
    var isLeftOutOfNames: Bool { unicodeScalars.allSatisfy(\.isLeftOutOfNames) }
}

extension Substring {
    /// Whether its first letter is a capital; an apostrophe may stand before it.
    var isCapital: Bool { first(where: \.isLetter)?.isUppercase == true }

    /// The word in its normal form, and what it is the plural or the possessive of.
    var nameForms: [String] {
        let word = String(self).normalName
        return [word] + ["es", "s"].compactMap { word.hasSuffix($0) ? String(word.dropLast($0.count)) : nil }
    }
}

extension Unicode.Scalar {
    /// Whether it stands between the words of a name, as a space or a dash does.
    fileprivate var partsNames: Bool { NameLetters.parting.contains(value) }

    /// Whether names are compared without it: an accent, an apostrophe, a control or what is ignored by default
    /// (Default_Ignorable_Code_Point, Unicode Standard Annex 44).
    fileprivate var isLeftOutOfNames: Bool { NameLetters.leftOut.contains(value) }

    /// Adds the letter small, or the letters people type for it.
    fileprivate func addPlain(to name: inout String.UnicodeScalarView) {
        guard !isASCII else {
            name.append(Unicode.Scalar(UInt8(value) + (65...90 ~= value ? 32 : 0)))
            return
        }
        for small in properties.lowercaseMapping.unicodeScalars {
            name.append(contentsOf: NameLetters.plain[small] ?? [small])
        }
    }
}

/// What becomes of the characters of a name, as ranges of code points.
private enum NameLetters {
    /// Letters that have no accent to take off, all small, and what people type for them.
    static let plain: [Unicode.Scalar: [Unicode.Scalar]] = Dictionary(
        uniqueKeysWithValues: zip(
            "ıȷłƚɫøɵđɖɗðħɦŧƭĸƙŋɲɓƀƃƈƒɠǥɣɨɩʉʋƥƴɏƶȥəǝɛɔɍɉɇȼⱥⱦς".unicodeScalars,
            "ijlllooddddhhttqknnbbbcfgggiiuvpyyzzeeeorjecatσ".unicodeScalars.map { [$0] })
    ).merging(["ß": ["s", "s"], "æ": ["a", "e"], "œ": ["o", "e"], "þ": ["t", "h"]]) { $1 }

    /// What becomes of each character of ASCII: a space of what parts names, nothing of what is left out of them.
    static let ascii: [UInt8?] = (0..<0x80).map { (byte: UInt8) in
        if parting.contains(UInt32(byte)) { return UInt8(ascii: " ") }
        if leftOut.contains(UInt32(byte)) { return nil }
        return (65...90).contains(byte) ? byte + 32 : byte
    }

    /// Spaces, hyphens and dashes.
    static let parting = CodePoints([
        0x0009...0x000D, 0x0020...0x0020, 0x002D...0x002D, 0x0085...0x0085, 0x058A...0x058A, 0x05BE...0x05BE,
        0x1400...0x1400, 0x1680...0x1680, 0x1806...0x1806, 0x2010...0x2015, 0x2028...0x2029, 0x2043...0x2043,
        0x2212...0x2212, 0x2800...0x2800, 0x2E17...0x2E17, 0x2E1A...0x2E1A, 0x2E3A...0x2E3B, 0x2E40...0x2E40,
        0x301C...0x301C, 0x3030...0x3030, 0x30A0...0x30A0,
    ])

    static let leftOut = CodePoints([
        // Controls.
        0x0001...0x0008, 0x000E...0x001F, 0x007F...0x0084, 0x0086...0x009F,
        // What is ignored by default, and annotations.
        0x00AD...0x00AD, 0x061C...0x061C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F,
        0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF...0xFEFF, 0xFFF0...0xFFFB,
        0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF,
        // Accents: the marks of scripts whose letters can do without.
        0x0300...0x036F, 0x0483...0x0489, 0x0591...0x05BD, 0x05BF...0x05BF, 0x05C1...0x05C2, 0x05C4...0x05C5,
        0x05C7...0x05C7, 0x0610...0x061A, 0x0640...0x0640, 0x064B...0x065F, 0x0670...0x0670, 0x06D6...0x06DC,
        0x06DF...0x06E4, 0x06E7...0x06E8, 0x06EA...0x06ED, 0x0711...0x0711, 0x0730...0x074A, 0x1AB0...0x1AFF,
        0x1DC0...0x1DFF, 0x20D0...0x20F0, 0xFE20...0xFE2F,
        // Apostrophes, and the dot of gal·la.
        0x0027...0x0027, 0x0060...0x0060, 0x00B4...0x00B4, 0x00B7...0x00B7, 0x02B9...0x02BF, 0x02C8...0x02C8,
        0x02CA...0x02CB, 0x02EE...0x02EE, 0x0384...0x0384, 0x055A...0x055A, 0x05F3...0x05F3, 0x1FBD...0x1FBD,
        0x1FBF...0x1FBF, 0x1FFD...0x1FFE, 0x2018...0x201B, 0x2032...0x2032, 0x2035...0x2035, 0x275B...0x275C,
        0xA78B...0xA78C,
    ])
}

/// A set of code points, as ranges that do not overlap.
private struct CodePoints {
    private let ranges: [ClosedRange<UInt32>]

    init(_ ranges: [ClosedRange<UInt32>]) { self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound } }

    func contains(_ value: UInt32) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= value
    }
}
