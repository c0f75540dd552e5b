/// A statement whose text comes from source and whose values are bound, never written into the text.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
    var pieces: [Piece]
    var parameters: Parameters

    /// A statement without values.
    public init(stringLiteral text: StaticString) {
        pieces = [.literal(text)]
        parameters = Parameters()
    }

    /// A statement with the interpolated values bound as `$1`, `$2` and so on.
    public init(stringInterpolation: SQLInterpolation) {
        self = stringInterpolation.sql
    }

    /// A statement read from the project's `db/` folder, with the values its `$1`, `$2` and so on stand for.
    ///
    /// The text is not checked, so nothing that came from outside the source tree may reach it.
    public init(trusted text: String, binding values: [any PostgresEncodable] = []) {
        pieces = [.text(text)]
        parameters = Parameters()
        for value in values {
            pieces.append(.numbered(parameters.append(value)))
        }
    }

    init() {
        pieces = []
        parameters = Parameters()
    }

    /// One statement followed by the other, with the parameters of the second renumbered.
    public static func + (left: SQL, right: SQL) -> SQL {
        var joined = left
        joined.append(right)
        return joined
    }

    mutating func append(_ other: SQL) {
        precondition(
            parameters.isEmpty || !other.pieces.contains(where: \.isNumbered),
            "A statement read from db/ numbers its own parameters and cannot follow others.")
        pieces += other.pieces
        parameters.append(contentsOf: other.parameters)
    }
}

extension SQL {
    /// The text sent to the server, with `$n` where a value is bound.
    public var text: String {
        var text = ""
        var number = 0
        for piece in pieces {
            switch piece {
            case .literal(let literal):
                literal.withUTF8Buffer { text += String(decoding: $0, as: UTF8.self) }
            case .text(let string):
                text += string
            case .parameter:
                number += 1
                text += "$\(number)"
            case .numbered:
                number += 1
            }
        }
        return text
    }
}

extension SQL {
    /// What its values are sent as, in their order: the numbers of types, 0 where the server says.
    package var valueTypes: [UInt32] {
        pieces.compactMap { piece in
            switch piece {
            case .literal, .text: nil
            case .parameter(let type), .numbered(let type): type
            }
        }
    }
}

/// Collects the literal text and the bound values of an interpolated statement.
public struct SQLInterpolation: StringInterpolationProtocol {
    var sql = SQL()

    /// Makes room for the pieces the compiler counted.
    public init(literalCapacity: Int, interpolationCount: Int) {
        sql.pieces.reserveCapacity(interpolationCount * 2 + 1)
        sql.parameters.reserve(interpolationCount)
    }

    /// Takes text written in source.
    public mutating func appendLiteral(_ literal: StaticString) {
        if literal.utf8CodeUnitCount > 0 { sql.pieces.append(.literal(literal)) }
    }

    /// Binds a value; an array binds as an array.
    public mutating func appendInterpolation(_ value: some PostgresEncodable) {
        sql.pieces.append(.parameter(sql.parameters.append(value)))
    }

    /// Binds a value, or NULL for `nil`.
    public mutating func appendInterpolation(_ value: (some PostgresEncodable)?) {
        sql.pieces.append(.parameter(sql.parameters.append(value)))
    }

    /// Splices another statement and renumbers its parameters.
    public mutating func appendInterpolation(_ fragment: SQL) {
        sql.append(fragment)
    }

    /// Writes a number into the text, where the plan must know it: each is a statement of its own, so that there must be few.
    public mutating func appendInterpolation(literal number: Int) {
        sql.pieces.append(.text(String(number)))
    }

    /// Writes a quoted name from a closed set.
    public mutating func appendInterpolation(identifier: some SQLIdentifier) {
        sql.pieces.append(.text(identifier.quoted))
    }
}
