import CLibPQ

extension Transaction {
    /// Runs a statement and hands over its rows one at a time, in constant memory.
    ///
    /// Throwing out of the body stops the statement on the server, which may end the transaction. The body cannot run
    /// statements of its own. Where a statement is repeated before others, the rows come all at once (`repeatBeforeOthers`).
    public func forEach(
        _ sql: SQL, file: StaticString = #fileID, line: UInt = #line, _ body: (Row) throws -> Void
    ) throws {
        let callSite = CallSite(file: file, line: line)
        if connection.repeats {
            let rows = try connection.run(sql, at: callSite)
            for index in 0..<rows.count { try body(Row(result: rows, index: index)) }
            return
        }
        var columns = try connection.send(sql, at: callSite)
        connection.isStreaming = true
        defer { connection.isStreaming = false }
        do {
            while let raw = PQgetResult(connection.handle) {
                let rows = ResultSet(
                    try connection.check(raw, sql, at: callSite), columns: columns, callSite: callSite)
                columns = rows.columns
                for index in 0..<rows.count {
                    try body(Row(result: rows, index: index))
                }
            }
        } catch {
            connection.abandonResults()
            throw error
        }
        try connection.remember(sql)
    }
}

extension Connection {
    /// Stops the statement rather than reading the rest of what may be millions of rows.
    fileprivate func abandonResults() {
        if PQtransactionStatus(handle) == PQTRANS_ACTIVE { canceller.cancel() }
        discardResults()
    }

    /// Reads what is left of a statement, so that the next one finds the connection ready.
    func discardResults() {
        while let rest = PQgetResult(handle) {
            PQclear(rest)
        }
    }
}
