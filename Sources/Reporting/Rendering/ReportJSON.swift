import Complaints
public import JSON
import WorkingDays

extension Statistics {
    /// The statistics as JSON in UTF-8, their members always in the same order.
    public func json() -> [UInt8] {
        JSONWriter.answer(layout: .indented) { json in
            json.field("statistics", name)
            json.field("procedure", procedure)
            json.field("year", year.description)
            json.write(figures)
            json.write(tables)
        }
    }
}

extension YearFigures {
    /// The figures as JSON in UTF-8, their members always in the same order.
    public func json() -> [UInt8] {
        JSONWriter.answer(layout: .indented) { json in
            json.field("year", year.description)
            json.write(figures)
        }
    }
}

extension ComplimentAppendix {
    /// The appendix as JSON in UTF-8.
    public func json() -> [UInt8] {
        JSONWriter.answer(layout: .indented) { json in
            json.field("year", year.description)
            json.field("title", title)
            json.field("recorded", recorded)
            json.field("printed", lines.count)
            json.array("compliments", lines) { json, line in
                json.object { json in
                    json.field("received_on", line.receivedOn)
                    json.field("department", line.department)
                    json.field("service", line.service)
                    json.field("text", line.text)
                }
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ figures: [Figure]) {
        array("figures", figures) { json, figure in json.object(figure.write) }
    }

    fileprivate mutating func write(_ tables: [ReportTable]) {
        array("tables", tables) { json, table in json.object(table.write) }
    }
}

extension Figure {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("figure", figure)
        json.field("year", year.description)
        json.field("value", value)
        json.field("definition", definition)
        json.field("basis", basis)
        json.field("denominator", denominator)
    }
}

extension ReportTable {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("label", label)
        json.field("title", title)
        json.list("columns", columns)
        json.array("rows", rows) { json, row in
            json.object { json in
                json.field("name", row.name)
                json.field("kind", row.kind)
                json.list("cells", row.cells)
            }
        }
        json.field("definition", definition)
        json.list("notes", notes)
    }
}

extension FigureValue: JSONWritable {
    public func write(to json: inout JSONWriter) {
        switch self {
        case .none: json.value(nil as Int?)
        case .number(let number): json.value(number)
        case .percentage(let percentage): json.value(percentage)
        case .text(let text): json.value(text)
        case .object(let members): json.object { for member in members { $0.field(named: member.name, member.value) } }
        }
    }
}

extension Cell: JSONWritable {
    public func write(to json: inout JSONWriter) {
        switch self {
        case .value(let value), .change(let value): json.value(value)
        case .number(let number): json.value(number)
        case .text(let text): json.value(text)
        case .withheld: json.value("withheld")
        case .notRecorded: json.value(nil as Int?)
        }
    }
}

extension Median: JSONWritable {
    /// The exact number: 42 or 42.5.
    public func write(to json: inout JSONWriter) { json.append(utf8: description.utf8) }
}
