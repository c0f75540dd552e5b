public import Complaints
public import JSON

/// How two frozen versions of one report differ: the figures with both values, and of each the records that are counted in one
/// only or with another quantity (requirement R141).
public struct ReportDifferences: Hashable, Sendable {
    /// A value of a figure that is not the same, or is made of other records.
    public struct Figure: Hashable, Sendable {
        public let definition: FigureDescription
        public let period: Period
        public let key: String?
        public let label: String
        /// Nil where a version does not have it.
        public let before: Value?
        public let after: Value?
        /// Of the report's own period; none where only a figure of an earlier one differs.
        public let records: [Record]
    }

    /// A record that one version counted and the other did not, or counted otherwise.
    public struct Record: Hashable, Sendable {
        /// What it is one of, as `stage`.
        public let population: String
        public let id: String
        public let reference: String?
        /// Whether it is in what a share is taken of, and not in the share.
        public let isWhole: Bool
        public let isBefore: Bool
        public let isAfter: Bool
        /// How much of it was counted, where that is not the record itself.
        public let quantityBefore: Int?
        public let quantityAfter: Int?
    }

    public let figures: [Figure]

    /// From one version to another, with nothing withheld.
    ///
    /// - Throws: `DecodingError` where a document is none of a report.
    public init(from before: FrozenReport, to after: FrozenReport) throws {
        let old = Cells(try Report(frozen: before.wholeDocument))
        let new = Cells(try Report(frozen: after.wholeDocument))
        let (oldRows, newRows) = (Self.counted(before), Self.counted(after))
        let places = new.order + old.order.filter { new.cells[$0] == nil }
        figures = places.compactMap { place in
            guard let shown = new.cells[place] ?? old.cells[place] else { return nil }
            let own = Count(figure: place.figure, key: place.key)
            let records =
                place.period == after.period ? Self.records(oldRows[own] ?? [:], newRows[own] ?? [:]) : []
            let values = (old.cells[place]?.value, new.cells[place]?.value)
            guard values.0 != values.1 || !records.isEmpty else { return nil }
            return Figure(
                definition: shown.definition, period: place.period, key: place.key, label: shown.label,
                before: values.0, after: values.1, records: records)
        }
    }

    private struct Count: Hashable {
        let figure: String
        let key: String?
    }

    /// A record within a count.
    private struct Counted: Hashable {
        let population: String
        let id: String
        let isWhole: Bool
    }

    private typealias Rows = [Counted: (reference: String?, quantity: Int?)]

    private static func counted(_ frozen: FrozenReport) -> [Count: Rows] {
        frozen.rows.reduce(into: [:]) { counted, row in
            for (place, quantity) in zip(row.counts, row.quantities) {
                let count = frozen.counts[place]
                let record = Counted(population: row.population, id: row.id, isWhole: count.isWhole)
                counted[Count(figure: count.figure, key: count.key), default: [:]][record] = (row.reference, quantity)
            }
        }
    }

    private static func records(_ before: Rows, _ after: Rows) -> [Record] {
        Set(before.keys).union(after.keys).compactMap { counted -> Record? in
            let (old, new) = (before[counted], after[counted])
            guard (old == nil) != (new == nil) || old?.quantity != new?.quantity else { return nil }
            return Record(
                population: counted.population, id: counted.id, reference: new?.reference ?? old?.reference,
                isWhole: counted.isWhole, isBefore: old != nil, isAfter: new != nil, quantityBefore: old?.quantity,
                quantityAfter: new?.quantity)
        }.sorted { ($0.reference ?? "", $0.id, $0.isWhole ? 1 : 0) < ($1.reference ?? "", $1.id, $1.isWhole ? 1 : 0) }
    }
}

/// The values of a report by their places.
private struct Cells {
    struct Place: Hashable {
        let figure: String
        let period: Period
        let key: String?
    }

    var order: [Place] = []
    var cells: [Place: (definition: FigureDescription, label: String, value: Value)] = [:]

    init(_ report: Report) {
        for figure in report.figures {
            for part in figure.parts {
                let place = Place(figure: figure.id, period: figure.period, key: part.key)
                if cells[place] == nil { order.append(place) }
                cells[place] = (figure.definition, part.label, part.value)
            }
        }
    }
}

extension ReportDifferences.Figure: JSONWritable {
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("figure", definition.id)
            json.field("period", "\(period)")
            json.field("title", definition.title)
            json.field("key", key)
            json.field("label", label)
            json.field("from", before)
            json.field("to", after)
            json.array("records", records) { json, record in json.object(record.write) }
        }
    }
}

extension ReportDifferences.Record {
    fileprivate func write(to json: inout JSONWriter) {
        json.field("record", population)
        json.field("id", id)
        json.field("reference", reference)
        json.field("part", isWhole ? "whole" : "number")
        json.field("counted_in", isBefore ? (isAfter ? "both" : "from") : "to")
        json.field("from_quantity", quantityBefore)
        json.field("to_quantity", quantityAfter)
    }
}
