/// Markup whose text comes from source; a value that is interpolated is escaped.
///
/// There is no way to make markup of a text that is known only at run time.
public struct HTML: ExpressibleByStringInterpolation, Hashable, Sendable {
    /// The markup, ready to be sent.
    public private(set) var markup: String

    /// Markup without values.
    public init(stringLiteral literal: StaticString) {
        markup = literal.description
    }

    /// Markup with values in it.
    public init(stringInterpolation: Interpolation) {
        markup = stringInterpolation.markup
    }

    fileprivate init(joined parts: some Sequence<HTML>, separator: HTML) {
        markup = parts.lazy.map(\.markup).joined(separator: separator.markup)
    }
}

extension HTML {
    /// Collects the markup and the values of an interpolated literal.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var markup = ""

        /// Makes room for the markup that the compiler counted.
        public init(literalCapacity: Int, interpolationCount: Int) {
            markup.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        /// Takes markup written in source.
        public mutating func appendLiteral(_ literal: StaticString) {
            markup += literal.description
        }

        /// Escapes a text, or a number, day or year as it describes itself; for an element or an attribute in quotation marks.
        public mutating func appendInterpolation(_ value: some LosslessStringConvertible) {
            for scalar in value.description.unicodeScalars { append(escaping: scalar) }
        }

        /// Puts in other markup as it is; nothing where there is none.
        public mutating func appendInterpolation(_ other: HTML?) {
            if let other { markup += other.markup }
        }

        /// Puts in each part after the one before.
        public mutating func appendInterpolation(_ parts: some Sequence<HTML>) {
            for part in parts { markup += part.markup }
        }

        private mutating func append(escaping scalar: Unicode.Scalar) {
            switch scalar {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "'": markup += "&#39;"
            // Control characters are not allowed in a document at all.
            case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{7F}": markup += "\u{FFFD}"
            default: markup.unicodeScalars.append(scalar)
            }
        }
    }
}

extension Sequence<HTML> {
    /// The parts with the separator between them.
    public func joined(separator: HTML) -> HTML {
        HTML(joined: self, separator: separator)
    }
}
