/// The statements of one connection, prepared when they are used the second time and dropped when they are used least.
struct StatementCache {
    final class Entry {
        /// The name on the server, once prepared.
        var name: String?
        var columns: Columns?
        fileprivate var lastUse = 0
    }

    private let limit: Int
    private var entries: [[Piece]: Entry] = [:]
    private var uses = 0
    private var names = 0

    init(limit: Int) {
        self.limit = limit
    }

    /// The entry of a statement that was run before.
    mutating func use(_ sql: SQL) -> Entry? {
        guard limit > 0 else { return nil }
        uses += 1
        guard let entry = entries[sql.pieces] else { return nil }
        entry.lastUse = uses
        return entry
    }

    /// Remembers a statement that was run once; returns the name to drop on the server, if one had to go.
    mutating func remember(_ sql: SQL) -> String? {
        guard limit > 0, entries[sql.pieces] == nil else { return nil }
        var evicted: String?
        if entries.count >= limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            entries[oldest.key] = nil
            evicted = oldest.value.name
        }
        let entry = Entry()
        entry.lastUse = uses
        entries[sql.pieces] = entry
        return evicted
    }

    mutating func newName() -> String {
        names += 1
        return "s\(names)"
    }

    mutating func forgetAll() {
        entries.removeAll(keepingCapacity: true)
    }
}
