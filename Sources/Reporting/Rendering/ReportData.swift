import Complaints
import JSON
import WorkingDays

extension Report {
    /// The report as JSON in UTF-8, its members always in the same order: the same report is the same bytes.
    public func json() -> [UInt8] {
        JSONWriter.answer(layout: .indented) { json in
            json.field("report", name)
            json.object("period") { json in
                json.field("period", "\(period)")
                json.field("kind", period.kind)
                json.field("first_on", period.firstOn)
                json.field("last_on", period.lastOn)
                json.field("to_date", isToDate)
            }
            json.field("title", title)
            json.field("department", department)
            json.field("view", view ?? .open)
            json.field("small_numbers", smallNumbers)
            json.list("legal_basis", legalBasis)
            json.object("computed", basis.write)
            json.array("figures", figures) { json, figure in json.object(figure.write) }
            json.array("tables", tables) { json, table in json.object(table.writeTyped) }
            json.array("indicators", indicators) { json, indicator in json.object(indicator.write) }
            json.array("narrative", narrative) { json, section in json.object(section.write) }
        }
    }
}

extension Report.Basis {
    /// Its members.
    func write(to json: inout JSONWriter) {
        json.field("on", computedOn)
        json.field("at", computedAt)
        json.field("register_position", registerPosition)
        json.field("calendar_version", calendarVersion)
        json.field("council", council)
        json.field("contact", contact)
    }
}

extension ComputedFigure {
    /// Its members.
    func write(to json: inout JSONWriter) {
        json.field("figure", id)
        json.field("period", "\(period)")
        json.field("title", definition.title)
        json.field("definition", definition.sentence)
        json.field("basis", definition.basis)
        json.field("unit", definition.unit)
        json.field("polarity", definition.polarity)
        json.field("source", definition.source)
        json.array("values", parts) { json, part in
            json.object { json in
                json.field("key", part.key)
                json.field("label", part.label)
                part.value.writeMembers(to: &json)
            }
        }
    }
}

extension Indicator {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("topic", topic)
        json.field("theme", theme)
        json.field("name", name)
        json.field("figure", figure)
        json.field("key", key)
        json.field("polarity", polarity)
        json.field("numerator_counts", counts)
        json.field("previous_period", "\(previousPeriod)")
        json.field("previous", previous)
        json.field("latest_period", "\(latestPeriod)")
        json.field("latest", latest)
        json.field("trend", suggested.trend)
        json.field("direction", suggested.direction)
        json.field("moved", moved)
        json.field("desired", desired)
        json.field("target", target?.value)
        json.field("target_comparison", target?.comparison)
        json.field("target_in_force_from", target?.inForceFrom)
        json.field("target_source", target?.source)
        json.field("suggested_rating", suggested.colour)
        json.field("rating", rating)
        json.field("manual_reason", decided?.reason)
        json.field("small_base", isOfSmallBase)
    }
}

extension ReportTable {
    /// With the unit of each column, and in each cell a value or the words that stand there.
    fileprivate func writeTyped(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("label", label)
        json.field("title", title)
        json.field("row_heading", columns.first ?? "")
        json.array("columns", zip(columns.dropFirst(), units)) { json, column in
            json.object { json in
                json.field("name", column.0)
                json.field("unit", column.1)
            }
        }
        json.array("rows", rows) { json, row in
            json.object { json in
                json.field("name", row.name)
                json.field("kind", row.kind)
                json.array("cells", row.cells) { json, cell in
                    json.object { json in
                        cell.value?.writeMembers(to: &json)
                        json.field("text", cell.text)
                    }
                }
            }
        }
        json.field("definition", definition)
        json.list("notes", notes)
    }
}

extension ReportSection {
    fileprivate func write(to json: inout JSONWriter) {
        let paragraphs = blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let text), .commentary(let text): [text]
            case .list(let items): items
            case .table: []
            }
        }
        let tables: [String] = blocks.compactMap { if case .table(let id) = $0 { id } else { nil } }
        json.field("number", number)
        json.field("title", title)
        json.list("paragraphs", paragraphs)
        json.list("tables", tables)
    }
}
