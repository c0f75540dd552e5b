import CLibPQ

extension Connection {
    /// Runs a statement and waits for its whole result; the second use of a statement prepares it.
    func run(_ sql: SQL, at callSite: CallSite) throws -> ResultSet {
        if deferredBegin != nil || repeats { return try run([Statement(sql: sql, callSite: callSite)])[0] }
        try prepareToSend(sql, at: callSite)
        guard let entry = cache.use(sql) else {
            let result = try check(runUnprepared(sql), sql, at: callSite)
            try remember(sql)
            return ResultSet(result, columns: nil, callSite: callSite)
        }
        let name = try entry.name ?? prepare(entry, sql, at: callSite)
        let raw = withArrays(sql) {
            PQexecPrepared(handle, name, $0.count, $0.values, $0.lengths, $0.formats, 1)
        }
        let set = ResultSet(try check(raw, sql, at: callSite), columns: entry.columns, callSite: callSite)
        entry.columns = set.columns
        return set
    }

    /// Sends a statement whose rows are fetched one by one; returns the columns where they are known already.
    func send(_ sql: SQL, at callSite: CallSite) throws -> Columns? {
        try prepareToSend(sql, at: callSite)
        try beginNow()
        let sent: Int32
        let entry = cache.use(sql)
        if let entry {
            let name = try entry.name ?? prepare(entry, sql, at: callSite)
            sent = withArrays(sql) {
                PQsendQueryPrepared(handle, name, $0.count, $0.values, $0.lengths, $0.formats, 1)
            }
        } else {
            sent = withArrays(sql) {
                PQsendQueryParams(handle, sql.text, $0.count, $0.types, $0.values, $0.lengths, $0.formats, 1)
            }
        }
        guard sent == 1, PQsetSingleRowMode(handle) == 1 else {
            throw PostgresError(result: nil, connection: handle, sql: sql, at: callSite)
        }
        hasStreamed = true
        return entry?.columns
    }

    private func runUnprepared(_ sql: SQL) -> OpaquePointer? {
        withArrays(sql) {
            PQexecParams(handle, sql.text, $0.count, $0.types, $0.values, $0.lengths, $0.formats, 1)
        }
    }

    private func prepare(_ entry: StatementCache.Entry, _ sql: SQL, at callSite: CallSite) throws -> String {
        let name = cache.newName()
        let result = withArrays(sql) { PQprepare(handle, name, sql.text, $0.count, $0.types) }
        PQclear(try check(result, sql, at: callSite))
        entry.name = name
        return name
    }

    func remember(_ sql: SQL) throws(PostgresError) {
        guard let evicted = cache.remember(sql) else { return }
        // In a failed transaction there is nothing to evict for: the statement before has just succeeded.
        try command("DEALLOCATE \(evicted)")
    }

    func withArrays<Result>(_ sql: SQL, _ body: (borrowing ParameterArrays) -> Result) -> Result {
        sql.parameters.buffer.bytes.withUnsafeBytes { bytes in
            arrays.fill(sql.parameters, bytes: bytes)
            return body(arrays)
        }
    }
}
