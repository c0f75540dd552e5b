import CLibPQ

/// The names and types of a result's columns; a prepared statement keeps them for all its results.
final class Columns {
    private struct Column {
        let name: String
        let type: UInt32
    }

    private let columns: [Column]
    /// The literal each column was last found by, 0 for none, so that the next row compares an address and no text.
    private let keys: UnsafeMutableBufferPointer<Int>
    /// Rows are mostly read in the order of the columns, so the next look-up starts here.
    private var cursor = 0

    init(of result: OpaquePointer) {
        columns = (0..<PQnfields(result)).map { position in
            let name = PQfname(result, position).map { String(cString: $0) }
            return Column(name: name ?? "", type: PQftype(result, position))
        }
        keys = .allocate(capacity: columns.count)
        keys.initialize(repeating: 0)
    }

    deinit { keys.deallocate() }

    var count: Int { columns.count }

    func name(at position: Int) -> String { columns[position].name }

    func type(at position: Int) -> UInt32 { columns[position].type }

    func position(of name: StaticString) -> Int? {
        let key = name.address
        var position = cursor
        for _ in keys.indices {
            if keys[position] == key { return found(position) }
            position = position + 1 < keys.count ? position + 1 : 0
        }
        guard let unread = columns.firstIndex(where: { name.equals($0.name) }) else { return nil }
        keys[unread] = key
        return found(unread)
    }

    private func found(_ position: Int) -> Int {
        cursor = position + 1 < keys.count ? position + 1 : 0
        return position
    }
}

extension StaticString {
    fileprivate func equals(_ other: String) -> Bool {
        withUTF8Buffer { $0.elementsEqual(other.utf8) }
    }
}
