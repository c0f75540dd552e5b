/// Comma-separated values in UTF-8, a line for each row, as RFC 4180 has them.
///
/// A text that a spreadsheet would take for a formula is written behind an apostrophe, so that it stays a text wherever the
/// file is opened, and so is one that has an apostrophe before what would be a formula: whoever takes one away from such cells has
/// every text as it was. A number is written as it is.
public struct CSVText: Sendable {
    /// What is written so far.
    public private(set) var bytes: [UInt8] = []
    private let columns: Int

    /// Begins with the row of the columns' names.
    public init(columns: [String]) {
        self.columns = columns.count
        append(columns.map(SheetCell.text))
    }

    /// Without the names of the columns, for what goes on where another part ended.
    public init(columnCount: Int) { columns = columnCount }

    /// Adds a row, which has as many cells as there are columns.
    public mutating func append(_ row: [SheetCell]) {
        precondition(row.count == columns, "A row has as many cells as there are columns.")
        for (index, cell) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .empty: break
            case .number(let number): bytes += number.utf8
            case .text(let text): append(text)
            }
        }
        bytes += "\r\n".utf8
    }

    private mutating func append(_ text: String) {
        let guarded = text.startsFormula ? "'" + text : text
        guard guarded.utf8.contains(where: \.isQuoted) else {
            bytes += guarded.utf8
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in guarded.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension UInt8 {
    /// Whether a cell that has it stands in quotation marks.
    fileprivate var isQuoted: Bool {
        switch self {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
        default: false
        }
    }
}

/// What stands in a cell of a sheet.
public enum SheetCell: Hashable, Sendable {
    case text(String)
    /// In digits, with a point before the places: `12`, `-3.5`.
    case number(String)
    case empty

    /// A whole number; empty where there is none.
    public init(_ number: Int?) { self = number.map { .number(String($0)) } ?? .empty }

    /// A text; empty where there is none.
    public init(_ text: String?) { self = text.map { .text($0) } ?? .empty }
}

extension String {
    /// Whether a spreadsheet would take it for a formula: by its first sign, also as a wide one, or by a tab or a return before it.
    ///
    /// Apostrophes before it do not count.
    var startsFormula: Bool {
        switch unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" && $0 != "'" }) {
        case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
        default: false
        }
    }
}
