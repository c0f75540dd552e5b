import Complaints
import WorkingDays

extension AnnualReport {
    /// The report as JSON in UTF-8, its members always in the same order.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.write(
            .object([
                ("report", .string("annual")),
                ("procedure", .string(procedure.rawValue)),
                ("year", .string(year.description)),
                ("title", .string(title)),
                ("legal_basis", .array(legalBasis.map(JSON.string))),
                ("figures", .array(figures.map(\.json))),
                ("tables", .array(tables.map(\.json))),
                ("narrative", .array(narrative.map(\.json))),
            ]))
        return writer.bytes
    }
}

extension Statistics {
    /// The statistics as JSON in UTF-8, their members always in the same order.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.write(
            .object([
                ("statistics", .string(name.rawValue)),
                ("procedure", .string(procedure.rawValue)),
                ("year", .string(year.description)),
                ("figures", .array(figures.map(\.json))),
                ("tables", .array(tables.map(\.json))),
            ]))
        return writer.bytes
    }
}

extension ContactFigures {
    /// The figures as JSON in UTF-8, their members always in the same order.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.write(
            .object([("year", .string(year.description)), ("figures", .array(figures.map(\.json)))]))
        return writer.bytes
    }
}

extension ComplimentAppendix {
    /// The appendix as JSON in UTF-8.
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.write(
            .object([
                ("year", .string(year.description)), ("title", .string(title)), ("recorded", .number("\(recorded)")),
                ("printed", .number("\(lines.count)")),
                (
                    "compliments",
                    .array(
                        lines.map { line in
                            .object([
                                ("received_on", .string(line.receivedOn.description)),
                                ("department", .string(line.department)), ("service", .string(line.service)),
                                ("text", .string(line.text)),
                            ])
                        })
                ),
            ]))
        return writer.bytes
    }
}

/// A JSON value whose members keep their order.
enum JSON {
    case null
    case number(String)
    case string(String)
    case array([JSON])
    case object([(String, JSON)])
}

extension Figure {
    fileprivate var json: JSON {
        .object([
            ("figure", .string(figure)),
            ("year", .string(year.description)),
            ("value", value.json),
            ("definition", .string(definition)),
            ("basis", .string(basis.rawValue)),
            ("denominator", denominator.map { .number("\($0)") } ?? .null),
        ])
    }
}

extension FigureValue {
    fileprivate var json: JSON {
        switch self {
        case .none: .null
        case .number(let number): .number("\(number)")
        case .percentage(let percentage): .number("\(percentage)")
        case .text(let text): .string(text)
        case .list(let values): .array(values.map(\.json))
        case .object(let members): .object(members.map { ($0.name, $0.value.json) })
        }
    }
}

extension ReportTable {
    fileprivate var json: JSON {
        .object([
            ("id", .string(id)),
            ("label", .string(label)),
            ("title", .string(title)),
            ("columns", .array(columns.map(JSON.string))),
            (
                "rows",
                .array(
                    rows.map { row in
                        .object([
                            ("name", .string(row.name)), ("kind", .string("\(row.kind)")),
                            ("cells", .array(row.cells.map(\.json))),
                        ])
                    })
            ),
            ("definition", .string(definition)),
            ("notes", .array(notes.map(JSON.string))),
        ])
    }
}

extension Cell {
    fileprivate var json: JSON {
        switch self {
        case .number(let number), .pounds(let number): .number("\(number)")
        case .percentage(let percentage): .number("\(percentage)")
        case .change(.by(let percentage)): .number("\(percentage)")
        case .change(.new): .string("new")
        case .text(let text): .string(text)
        case .withheld: .string("withheld")
        case .change(.unknown), .change(.stillNone), .notRecorded, .none: .null
        }
    }
}

extension ReportSection {
    fileprivate var json: JSON {
        let paragraphs: [JSON] = blocks.flatMap { block -> [JSON] in
            switch block {
            case .paragraph(let text): [.string(text)]
            case .list(let items): items.map(JSON.string)
            case .table: []
            }
        }
        let tables: [JSON] = blocks.compactMap { if case .table(let id) = $0 { .string(id) } else { nil } }
        return .object([
            ("number", .string(number)), ("title", .string(title)), ("paragraphs", .array(paragraphs)),
            ("tables", .array(tables)),
        ])
    }
}

/// Writes JSON with two spaces for each level.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var level = 0

    mutating func write(_ value: JSON) {
        switch value {
        case .null: add("null")
        case .number(let text): add(text)
        case .string(let text): write(string: text)
        case .array(let values): write(between: "[", "]", values) { $0.write($1) }
        case .object(let members):
            write(between: "{", "}", members) { writer, member in
                writer.write(string: member.0)
                writer.add(": ")
                writer.write(member.1)
            }
        }
        if level == 0 { add("\n") }
    }

    private mutating func write<Part>(
        between open: String, _ close: String, _ parts: [Part], _ part: (inout JSONWriter, Part) -> Void
    ) {
        add(open)
        level += 1
        for (index, each) in parts.enumerated() {
            add(index == 0 ? "\n" : ",\n")
            indent()
            part(&self, each)
        }
        level -= 1
        if !parts.isEmpty {
            add("\n")
            indent()
        }
        add(close)
    }

    private mutating func write(string: String) {
        add("\"")
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": add("\\\"")
            case "\\": add("\\\\")
            case "\n": add("\\n")
            case "\r": add("\\r")
            case "\t": add("\\t")
            case "\u{0}"..."\u{1F}":
                let hex = String(scalar.value, radix: 16)
                add("\\u" + String(repeating: "0", count: 4 - hex.count) + hex)
            default: bytes += Array(String(scalar).utf8)
            }
        }
        add("\"")
    }

    private mutating func indent() { add(String(repeating: "  ", count: level)) }

    private mutating func add(_ text: String) { bytes += text.utf8 }
}
