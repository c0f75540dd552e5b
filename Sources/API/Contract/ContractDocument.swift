import Yams

/// openapi.yaml as its page tells it: everything in the order in which it is written.
struct ContractDocument {
    /// A group of operations under one heading.
    struct Subject {
        let name: String
        let description: String
        let operations: [Operation]
    }

    struct Operation {
        let method: String
        let path: String
        let fields: Node
        /// Those of its path come first.
        let parameters: [Node]

        var id: String { fields["operationId"]?.string ?? "\(method) \(path)" }
    }

    private let root: Node

    /// Reads the text of the contract.
    ///
    /// - Throws: `YamlError` where the text is no YAML.
    init(_ text: String) throws {
        root = try Yams.compose(yaml: text) ?? Node.nothing
    }

    var title: String { root["info"]?["title"]?.string ?? "" }
    var summary: String { root["info"]?["summary"]?.string ?? "" }
    var description: String { root["info"]?["description"]?.string ?? "" }

    /// The schemas that have a name.
    var schemas: [(name: String, value: Node)] { root["components"]?["schemas"].map(members) ?? [] }

    /// The operations by the first of their tags.
    var subjects: [Subject] {
        let all = operations
        return (root["tags"]?.array() ?? []).map { tag in
            let name = tag["name"]?.string ?? ""
            return Subject(
                name: name, description: tag["description"]?.string ?? "",
                operations: all.filter { $0.fields["tags"]?.array().first?.string == name })
        }
    }

    /// The operations that may answer with a status.
    func operations(answering status: String) -> Set<String> {
        Set(
            operations.filter { operation in
                members(operation.fields["responses"] ?? Node.nothing).contains { $0.name == status }
            }.map(\.id))
    }

    private var operations: [Operation] {
        (root["paths"].map(members) ?? []).flatMap { path, item in
            let shared = item["parameters"]?.array() ?? []
            return members(item).filter { $0.name != "parameters" }.map { method, fields in
                Operation(
                    method: method.uppercased(), path: path, fields: fields,
                    parameters: (shared + (fields["parameters"]?.array() ?? [])).map(resolve))
            }
        }
    }

    /// The fields of an object, each with its name.
    func members(_ node: Node) -> [(name: String, value: Node)] {
        (node.mapping ?? Node.Mapping([])).compactMap { key, value in key.string.map { ($0, value) } }
    }

    /// What a reference points to, or the node itself.
    func resolve(_ node: Node) -> Node {
        guard let reference = node["$ref"]?.string else { return node }
        return reference.split(separator: "/").dropFirst().reduce(root) { $0[String($1)] ?? Node.nothing }
    }
}

extension Node {
    /// An object without fields.
    static var nothing: Node { .mapping(Mapping([])) }

    /// The name at the end of a reference.
    var referenceName: String? { self["$ref"]?.string.flatMap { $0.split(separator: "/").last.map(String.init) } }
}
