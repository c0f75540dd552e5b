import Foundation

/// A file of comma-separated values and the columns it has.
struct CSVFile {
    let name: String
    /// The columns it must have.
    let columns: [String]
    /// The columns it may have besides.
    let optionalColumns: [String]

    /// The rows of the file at a place, each ready to be read; the file's own faults are problems.
    ///
    /// - Throws: `CocoaError` where the file cannot be read.
    func rows(at place: URL, problems: inout [RegisterProblem]) throws -> [RowReader] {
        func note(_ line: Int, _ reason: String) {
            problems.append(RegisterProblem(file: name, line: line, column: nil, reason: reason))
        }
        let bytes = [UInt8](try Data(contentsOf: place))
        let records: [CSVReader.Record]
        do { records = try CSVReader.records(bytes) } catch {
            switch error {
            case .notUTF8(let line): note(line, "is not UTF-8")
            case .nul(let line): note(line, "has a NUL character")
            case .quoteInsideCell(let line): note(line, "has a quote inside a cell")
            case .unclosedQuote(let line): note(line, "has a quote that is not closed")
            }
            return []
        }
        guard let header = records.first else {
            note(1, "is empty; the first line must name the columns")
            return []
        }
        let missing = columns.filter { !header.cells.contains($0) }
        let unknown = header.cells.filter { !columns.contains($0) && !optionalColumns.contains($0) }
        let repeated = Set(header.cells).count < header.cells.count
        if !missing.isEmpty { note(1, "lacks the columns \(missing.joined(separator: ", "))") }
        if !unknown.isEmpty { note(1, "has unknown columns \(unknown.joined(separator: ", "))") }
        if repeated { note(1, "names a column twice") }
        guard missing.isEmpty, unknown.isEmpty, !repeated else { return [] }
        let index = Dictionary(uniqueKeysWithValues: header.cells.enumerated().map { ($1, $0) })
        let names = index.keys.sorted()
        return records.dropFirst().compactMap { record in
            guard record.cells.count == header.cells.count else {
                note(record.line, "has \(record.cells.count) columns in place of \(header.cells.count)")
                return nil
            }
            return RowReader(file: name, line: record.line, columns: index, names: names, cells: record.cells)
        }
    }
}
