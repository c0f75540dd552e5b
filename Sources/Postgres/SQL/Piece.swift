/// A part of a statement; all of them together are the key of the statement cache.
///
/// Literals compare by address, so that looking up a statement reads none of its text: equal addresses mean equal text,
/// and the same text written twice costs a second prepared statement and nothing else.
enum Piece: Sendable {
    case literal(StaticString)
    case text(String)
    /// A value written as the next `$n`, with the type it is sent as.
    case parameter(UInt32)
    /// A value whose `$n` is already in the text.
    case numbered(UInt32)

    var isNumbered: Bool {
        if case .numbered = self { true } else { false }
    }
}

extension Piece: Hashable {
    static func == (left: Piece, right: Piece) -> Bool {
        switch (left, right) {
        case (.literal(let left), .literal(let right)):
            left.address == right.address && left.utf8CodeUnitCount == right.utf8CodeUnitCount
        case (.text(let left), .text(let right)): left == right
        case (.parameter(let left), .parameter(let right)): left == right
        case (.numbered(let left), .numbered(let right)): left == right
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .literal(let literal): hasher.combine(literal.address)
        case .text(let text): hasher.combine(text)
        case .parameter(let type), .numbered(let type): hasher.combine(type)
        }
    }
}

extension StaticString {
    /// Where the text lies, or the scalar itself for a literal that is stored as one.
    var address: Int {
        hasPointerRepresentation ? Int(bitPattern: utf8Start) : Int(unicodeScalar.value)
    }
}
