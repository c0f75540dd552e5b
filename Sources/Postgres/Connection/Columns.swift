import CLibPQ

/// The names and types of a result's columns; a prepared statement keeps them for all its results.
final class Columns {
    private struct Column {
        let name: String
        let type: UInt32
        /// The literal this column was last found by, so that the next row compares an address and no text.
        var key: Int?
    }

    private var columns: [Column]
    /// Rows are mostly read in the order of the columns, so the next look-up starts here.
    private var cursor = 0

    init(of result: OpaquePointer) {
        columns = (0..<PQnfields(result)).map { position in
            let name = PQfname(result, position).map { String(cString: $0) }
            return Column(name: name ?? "", type: PQftype(result, position), key: nil)
        }
    }

    var count: Int { columns.count }

    func name(at position: Int) -> String { columns[position].name }

    func type(at position: Int) -> UInt32 { columns[position].type }

    func position(of name: StaticString) -> Int? {
        let key = name.address
        if cursor < columns.count, columns[cursor].key == key { return found(cursor) }
        if let position = columns.firstIndex(where: { $0.key == key }) { return found(position) }
        guard let position = columns.firstIndex(where: { name.equals($0.name) }) else { return nil }
        columns[position].key = key
        return found(position)
    }

    private func found(_ position: Int) -> Int {
        cursor = position + 1 < columns.count ? position + 1 : 0
        return position
    }
}

extension StaticString {
    fileprivate func equals(_ other: String) -> Bool {
        withUTF8Buffer { $0.elementsEqual(other.utf8) }
    }
}
