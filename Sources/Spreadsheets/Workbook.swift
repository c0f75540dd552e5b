/// A workbook of sheets with one table each, laid out as the guidance of the Government Analysis Function on spreadsheets asks:
/// a title in the first cell, words above the table, no merged or empty rows.
public struct Workbook: Sendable {
    /// What the file is about.
    public let title: String
    public private(set) var sheets: [Sheet] = []

    /// A workbook without sheets.
    public init(title: String) { self.title = title }

    /// Adds a sheet; where its name is another's, or no name a sheet may have, it gets one like it.
    public mutating func append(_ sheet: Sheet) {
        var sheet = sheet
        sheet.name = free(sheet.name)
        sheets.append(sheet)
    }

    /// A name of at most 31 characters, without those that no sheet may have.
    private func free(_ wanted: String) -> String {
        let allowed = wanted.map { "[]*?:/\\'".contains($0) ? " " : $0 }
        let name = String(String(allowed.prefix(31)).trimmingSpaces)
        let taken = Set(sheets.map { $0.name.lowercased() })
        let candidates =
            [name.isEmpty ? "Sheet" : name] + (2...).lazy.prefix(10_000).map { "\(name.prefix(24)) (\($0))" }
        return candidates.first { !taken.contains($0.lowercased()) } ?? "Sheet \(sheets.count + 1)"
    }
}

/// One sheet: words, then a table.
public struct Sheet: Sendable {
    public fileprivate(set) var name: String
    /// The lines above the table, the title first.
    public let lines: [String]
    /// The names of the columns; none where the sheet has only words.
    public let columns: [String]
    public let rows: [[SheetCell]]

    /// A sheet of words and a table.
    public init(_ name: String, lines: [String], columns: [String] = [], rows: [[SheetCell]] = []) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "A row has as many cells as there are columns.")
        self.name = name
        self.lines = lines
        self.columns = columns
        self.rows = rows
    }
}

extension String {
    fileprivate var trimmingSpaces: Substring {
        let start = drop { $0 == " " }
        return start[..<(start.lastIndex { $0 != " " }.map(start.index(after:)) ?? start.startIndex)]
    }
}
