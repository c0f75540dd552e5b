import HTML
import Yams

/// How a schema is told: a named one with its fields, another in a few words where it stands.
struct SchemaMarkup {
    let document: ContractDocument

    /// A schema that has a name, with what its fields hold.
    func named(_ name: String, _ schema: Node) -> HTML {
        """
        <div class="schema" id="schema-\(name)"><h3>\(name)</h3>
        \(schema["description"]?.string.map(Prose.paragraphs))
        \(schema["properties"] == nil ? "<p>\(words(schema))</p>" : fields(schema))</div>

        """
    }

    /// What a value is, in words: the name of its schema as a link, or its type and limits.
    func type(_ schema: Node) -> HTML {
        guard let name = schema.referenceName else { return words(schema) }
        return "<a href=\"#schema-\(name)\">\(name)</a>"
    }

    private func words(_ schema: Node) -> HTML {
        if let choices = schema["oneOf"] ?? schema["anyOf"] {
            return choices.array().map(type).joined(separator: " or ")
        }
        if let parts = schema["allOf"] { return parts.array().map(type).joined(separator: " with ") }
        if let codes = schema["enum"] {
            let listed = codes.array().map { code -> HTML in "<code>\(code.string ?? "null")</code>" }
            return "one of \(listed.joined(separator: ", "))"
        }
        if let constant = schema["const"]?.string { return "always <code>\(constant)</code>" }
        let types = schema["type"].map {
            $0.sequence == nil ? [$0.string ?? ""] : $0.array().map { $0.string ?? "null" }
        }
        let kinds = (types ?? ["object"]).map { kind -> HTML in
            switch kind {
            case "array": "list of \(schema["items"].map(type) ?? "anything")"
            case "object": schema["properties"] == nil ? "object" : "object with \(fields(schema))"
            default: "\(schema["format"]?.string ?? kind)"
            }
        }
        return "\(kinds.joined(separator: " or "))\(limits(schema))"
    }

    private func fields(_ schema: Node) -> HTML {
        let required = Set((schema["required"]?.array() ?? []).compactMap(\.string))
        let rows = (schema["properties"].map(document.members) ?? []).map { name, field -> HTML in
            let must: HTML? = required.contains(name) ? " <em>required</em>" : nil
            return """
                <dt><code>\(name)</code>\(must)</dt>
                <dd>\(type(field)) \(field["description"]?.string.map(Prose.inline))</dd>

                """
        }
        return "<dl>\n\(rows)</dl>"
    }

    private func limits(_ schema: Node) -> HTML {
        let limits: [(name: String, words: String)] = [
            ("minimum", "from"), ("maximum", "to"), ("minLength", "at least characters:"),
            ("maxLength", "at most characters:"), ("minItems", "at least"), ("maxItems", "at most"),
            ("pattern", "as"), ("default", "by default"), ("example", "as"),
        ]
        let told = limits.compactMap { limit -> HTML? in
            schema[limit.name]?.string.map { ", \(limit.words) <code>\($0)</code>" }
        }
        return "\(told)"
    }
}
