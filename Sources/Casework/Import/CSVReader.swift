/// Reads RFC 4180 comma-separated values, keeping the line each record starts on.
///
/// Its own code because every record needs its line number and a broken quote its place, which the packages that can be
/// had do not give.
struct CSVReader {
    struct Record {
        let line: Int
        let cells: [String]
    }

    enum Failure: Error {
        case notUTF8(line: Int)
        case nul(line: Int)
        case quoteInsideCell(line: Int)
        case unclosedQuote(line: Int)
    }

    /// All records; blank lines are none.
    static func records(_ bytes: [UInt8]) throws(Failure) -> [Record] {
        var parser = Parser()
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        for byte in bytes[start...] { try parser.take(byte) }
        return try parser.finish()
    }

    private struct Parser {
        private enum State { case start, bare, quoted, closed }
        private var state = State.start
        private var cell: [UInt8] = []
        private var cells: [String] = []
        private var records: [Record] = []
        private var line = 1
        private var firstLine = 1

        mutating func take(_ byte: UInt8) throws(Failure) {
            switch (state, byte) {
            case (.quoted, UInt8(ascii: "\"")): state = .closed
            case (.quoted, _):
                if byte == UInt8(ascii: "\n") { line += 1 }
                cell.append(byte)
            case (.closed, UInt8(ascii: "\"")):
                cell.append(byte)
                state = .quoted
            case (_, UInt8(ascii: ",")): try endCell()
            case (_, UInt8(ascii: "\n")): try endRecord()
            case (_, UInt8(ascii: "\r")): break
            case (.start, UInt8(ascii: "\"")): state = .quoted
            case (.closed, _), (_, UInt8(ascii: "\"")): throw .quoteInsideCell(line: line)
            default:
                cell.append(byte)
                state = .bare
            }
        }

        mutating func finish() throws(Failure) -> [Record] {
            if state == .quoted { throw .unclosedQuote(line: firstLine) }
            if !cells.isEmpty || state != .start { try endRecord() }
            return records
        }

        private mutating func endCell() throws(Failure) {
            guard let text = String(validating: cell, as: UTF8.self) else { throw .notUTF8(line: line) }
            // No text of the database holds one.
            guard !cell.contains(0) else { throw .nul(line: line) }
            cells.append(text)
            cell.removeAll(keepingCapacity: true)
            state = .start
        }

        private mutating func endRecord() throws(Failure) {
            if !cells.isEmpty || state != .start {
                try endCell()
                records.append(Record(line: firstLine, cells: cells))
                cells.removeAll(keepingCapacity: true)
            }
            line += 1
            firstLine = line
        }
    }
}
