import Foundation
import JSON
import Testing
import WorkingDays
import Yams

@testable import API

/// openapi.yaml as the tests read it.
struct Contract {
    /// An operation of the document.
    struct Operation {
        let method: String
        let path: String
        let fields: [String: Any]

        var id: String? { fields["operationId"] as? String }
        var statuses: Set<String> { Set((fields["responses"] as? [String: Any] ?? [:]).keys) }
    }

    let document: [String: Any]
    /// As it is written.
    let text: String

    /// Parsed once; safe to share, since nothing changes it.
    nonisolated(unsafe) static let shared = Result { try Contract() }

    private init() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("openapi.yaml")
        text = try String(contentsOf: file, encoding: .utf8)
        document = try #require(Self.keyedByText(try Yams.load(yaml: text)) as? [String: Any])
    }

    /// The parser's mappings with keys of text all the way down: to make one of them anew at every look costs more than a test.
    private static func keyedByText(_ value: Any?) -> Any? {
        switch value {
        case let mapping as [String: Any]: mapping.compactMapValues(keyedByText)
        case let elements as [Any]: elements.compactMap(keyedByText)
        default: value
        }
    }

    var operations: [Operation] {
        let paths = document["paths"] as? [String: [String: Any]] ?? [:]
        return paths.flatMap { path, item in
            item.compactMap { method, fields in
                method == "parameters"
                    ? nil
                    : (fields as? [String: Any]).map {
                        Operation(method: method.uppercased(), path: path, fields: $0)
                    }
            }
        }
    }

    func operation(_ id: String) throws -> Operation {
        try #require(operations.first { $0.id == id })
    }

    /// The schema of an answer's or a request's JSON.
    func schema(in holder: Any?) -> [String: Any]? {
        let content = resolve(holder)["content"] as? [String: Any]
        let media = (content?["application/json"] ?? content?["application/problem+json"]) as? [String: Any]
        return media?["schema"] as? [String: Any]
    }

    /// The schema a status of an operation is answered with.
    func answer(_ id: String, _ status: Int) throws -> [String: Any] {
        let responses = try operation(id).fields["responses"] as? [String: Any]
        return try #require(schema(in: responses?["\(status)"]))
    }

    /// A schema of the components by its name.
    func named(_ name: String) -> [String: Any] {
        resolve(["$ref": "#/components/schemas/\(name)"])
    }

    /// What a reference points to, or the value itself.
    func resolve(_ value: Any?) -> [String: Any] {
        let object = value as? [String: Any] ?? [:]
        guard let reference = object["$ref"] as? String else { return object }
        var found: Any? = document
        for part in reference.dropFirst(2).split(separator: "/") {
            found = (found as? [String: Any])?[String(part)]
        }
        return found as? [String: Any] ?? [:]
    }
}

extension Contract {
    /// What of a value the schema does not allow, each with its place.
    func violations(_ value: JSONValue, _ schema: [String: Any], at place: String = "#") -> [String] {
        let schema = resolve(schema)
        if let choices = schema["oneOf"] as? [[String: Any]] {
            let fitting = choices.filter { violations(value, $0).isEmpty }
            return fitting.count == 1 ? [] : ["\(place): \(fitting.count) of \(choices.count) choices fit"]
        }
        let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
        guard types.isEmpty || types.contains(where: { value.isOf(type: $0) }) else {
            return ["\(place): \(value) is not \(types)"]
        }
        switch value {
        case .text(let text): return textViolations(text, schema, at: place)
        case .array(let elements):
            guard let items = schema["items"] as? [String: Any] else { return [] }
            return elements.enumerated().flatMap { violations($1, items, at: "\(place)/\($0)") }
        case .object(let members): return objectViolations(members, schema, at: place)
        default: return []
        }
    }

    private func textViolations(_ text: String, _ schema: [String: Any], at place: String) -> [String] {
        if let allowed = schema["enum"] as? [String], !allowed.contains(text) {
            return ["\(place): \(text) is not listed"]
        }
        if let constant = schema["const"] as? String, constant != text { return ["\(place): not \(constant)"] }
        switch schema["format"] as? String {
        case "date" where Day(text) == nil: return ["\(place): \(text) is no day"]
        case "uuid" where UUID(uuidString: text) == nil || text != text.lowercased():
            return ["\(place): \(text) is no UUID"]
        case "date-time" where Instant.parse(text) == nil: return ["\(place): \(text) is no instant"]
        default: return []
        }
    }

    private func objectViolations(
        _ members: [JSONValue.Member], _ schema: [String: Any], at place: String
    ) -> [String] {
        let properties = schema["properties"] as? [String: Any] ?? [:]
        let names = Set(members.map(\.name))
        var found = (schema["required"] as? [String] ?? []).filter { !names.contains($0) }
            .map { "\(place): \($0) is missing" }
        for member in members {
            let inner = "\(place)/\(member.name)"
            if let property = properties[member.name] as? [String: Any] {
                found += violations(member.value, property, at: inner)
            } else if let others = schema["additionalProperties"] as? [String: Any] {
                found += violations(member.value, others, at: inner)
            } else if schema["additionalProperties"] as? Bool == false {
                found.append("\(inner): not in the schema")
            }
        }
        return found
    }
}

extension JSONValue {
    fileprivate func isOf(type: String) -> Bool {
        switch self {
        case .null: type == "null"
        case .bool: type == "boolean"
        case .integer: type == "integer" || type == "number"
        case .fraction: type == "number"
        case .text: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }
}
