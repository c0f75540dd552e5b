import HTML
import JSON
import Yams

/// The texts of the contract as markup: paragraphs, `code` and **strong** words.
enum Prose {
    /// A text of paragraphs with empty lines between them.
    static func paragraphs(_ text: String) -> HTML {
        let parts = text.split(separator: "\n\n").map { part -> HTML in "<p>\(inline(String(part)))</p>\n" }
        return "\(parts)"
    }

    /// A text within a paragraph.
    static func inline(_ text: String) -> HTML {
        // Every second part stands between marks.
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        let marked = parts.map { place, part -> HTML in
            place.isMultiple(of: 2) ? strong(part) : "<code>\(part)</code>"
        }
        return "\(marked)"
    }

    /// A name as a heading has it.
    static func sentence(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

    private static func strong(_ text: Substring) -> HTML {
        let parts = text.split(separator: "**", omittingEmptySubsequences: false).enumerated()
        let marked = parts.map { place, part -> HTML in place.isMultiple(of: 2) ? "\(part)" : "<b>\(part)</b>" }
        return "\(marked)"
    }

    /// An example as JSON, a line for each field.
    static func json(_ node: Node, indent: String = "") -> String {
        let inner = indent + "  "
        switch node {
        case .mapping(let mapping):
            if mapping.isEmpty { return "{}" }
            let lines = mapping.map { key, value in "\(inner)\(quoted(key.string ?? "")): \(json(value, indent: inner))"
            }
            return "{\n\(lines.joined(separator: ",\n"))\n\(indent)}"
        case .sequence(let sequence):
            return "[" + sequence.map { json($0, indent: indent) }.joined(separator: ", ") + "]"
        case .scalar(let scalar):
            // What YAML takes for a number, a truth or nothing stands bare.
            return node.tag == Tag(.str) ? quoted(scalar.string) : node.null != nil ? "null" : scalar.string
        case .alias: return "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: JSONWriter.bytes(capacity: text.utf8.count + 2) { $0.value(text) }, as: UTF8.self)
    }
}
