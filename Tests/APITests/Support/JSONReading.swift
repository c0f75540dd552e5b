@testable import API
@testable import JSON

extension JSONValue {
    /// The value of a field; null where there is none.
    subscript(_ name: String) -> JSONValue {
        guard case .object(let members) = self else { return .null }
        return members.first { $0.name == name }?.value ?? .null
    }

    subscript(_ index: Int) -> JSONValue {
        elements.indices.contains(index) ? elements[index] : .null
    }

    var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    var integer: Int? {
        guard case .integer(let integer) = self else { return nil }
        return integer
    }
}

extension JSONValue {
    /// What Yams read, as JSON.
    init(yaml: Any) throws {
        switch yaml {
        case let value as Bool: self = .bool(value)
        case let value as Int: self = .integer(value)
        case let value as Double: self = .fraction(value)
        case let value as String: self = .text(value)
        case let value as [Any]: self = .array(try value.map { try JSONValue(yaml: $0) })
        case let value as [String: Any]:
            self = .object(try value.map { Member(name: $0, value: try JSONValue(yaml: $1)) })
        default: throw MalformedJSON(offset: 0, reason: "\(type(of: yaml))")
        }
    }
}
