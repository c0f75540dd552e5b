import Foundation

/// How long a text may be and whether it has lines: the one table for what a request sends and what a file brings.
public struct TextLimit: Hashable, Sendable, ExpressibleByIntegerLiteral {
    /// As a person counts them (extended grapheme clusters, Unicode Standard Annex 29), however each is composed.
    public let characters: Int
    /// Whether it may have line breaks and tabs.
    public let hasLines: Bool

    /// What a name or a reference may have in UTF-8, its letters composed: enough for any script, and for an index over two.
    private var bytes: Int { 6 * characters }

    /// A text of one line, unless it may have lines.
    public init(_ characters: Int, hasLines: Bool = false) {
        self.characters = characters
        self.hasLines = hasLines
    }

    /// A length of its own; from 500 characters on the text may have lines.
    public init(integerLiteral characters: Int) {
        self.init(characters, hasLines: characters >= 500)
    }

    /// Of a person, a department, a service, a team, a cause or an organisation.
    public static let name = TextLimit(200)
    /// Of a complaint, a contact or a case.
    public static let reference = TextLimit(100)
    /// What the council knows a person of the directory by.
    public static let staffReference = TextLimit(50)
    public static let email = TextLimit(254)
    public static let telephone = TextLimit(40)
    public static let address = TextLimit(500, hasLines: true)
    /// What somebody is to do, or what was paid for.
    public static let obligation = TextLimit(4_000, hasLines: true)
    /// What happened, as it was told.
    public static let narrative = TextLimit(20_000, hasLines: true)

    /// What is wrong with a text, if anything is.
    public func fault(in text: String) -> TextFault? {
        if !text.hasCharacters(upTo: characters) { return .tooLong(characters) }
        if !hasLines, text.utf8.count > bytes, text.precomposedStringWithCanonicalMapping.utf8.count > bytes {
            return .tooManyBytes(bytes)
        }
        var isBlank = true
        for scalar in text.unicodeScalars {
            if scalar.breaksLines {
                if !hasLines { return .lineBreak }
            } else if scalar.isControl {
                return .control(scalar)
            }
            if isBlank, scalar.isVisible { isBlank = false }
        }
        return isBlank ? .blank : nil
    }
}

extension String {
    /// Whether it has no more characters than a limit as a person counts them; a letter with its accents is one, and may have
    /// no more than make four scalars of each on the average.
    public func hasCharacters(upTo limit: Int) -> Bool {
        utf8.count <= limit || unicodeScalars.count <= 4 * limit && count <= limit
    }
}

extension String {
    /// A name of the caller's own as it is told back: as it is, or its beginning where it is longer than any of ours.
    public var toldBack: String {
        unicodeScalars.count <= 200 ? self : String(unicodeScalars.prefix(200)) + "…"
    }
}

/// What is wrong with a text.
public enum TextFault: Hashable, Sendable {
    case tooLong(Int)
    /// No more characters than it may have, but of more accents than any script has.
    case tooManyBytes(Int)
    /// It has nothing in it that can be seen.
    case blank
    /// It has a line break or a tab, where one line is meant.
    case lineBreak
    case control(Unicode.Scalar)

    /// What is wrong, to be said after "the text" or the name of a column: "must not be blank".
    public var sentence: String {
        switch self {
        case .tooLong(let limit): "may have at most \(limit) characters"
        case .tooManyBytes(let limit): "may have at most \(limit) bytes in UTF-8"
        case .blank: "must not be blank"
        case .lineBreak: "must be one line, without tabs"
        case .control(let scalar):
            "must not hold control characters, and has U+\(String(scalar.value + 0x10000, radix: 16).uppercased().suffix(4))"
        }
    }

    var code: FieldError.Code {
        switch self {
        case .tooLong, .tooManyBytes: .tooLong
        case .blank: .blank
        case .lineBreak, .control: .forbiddenCharacter
        }
    }
}

extension Unicode.Scalar {
    /// A tab, or the end of a line or a paragraph.
    fileprivate var breaksLines: Bool {
        switch self {
        case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// A control (C0, C1), or one that turns the direction of writing round (Unicode Standard Annex 9, sections 2.1 to 2.5).
    fileprivate var isControl: Bool {
        switch value {
        case 0x202A...0x202E, 0x2066...0x2069: true
        default: properties.generalCategory == .control
        }
    }

    /// Whether it can be seen by itself, as no space, mark, control or what is ignored by default can.
    fileprivate var isVisible: Bool {
        guard !isASCII else { return value > 0x20 && value < 0x7F }
        switch properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .nonspacingMark,
            .enclosingMark:
            return false
        default: return !properties.isDefaultIgnorableCodePoint && value != 0x2800
        }
    }
}
