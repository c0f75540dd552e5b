import CLibPQ

extension Connection {
    /// Begins a transaction together with its first statements, to save a wait.
    func beginLater(_ text: String) {
        deferredBegin = text
        hasBegun = false
    }

    /// Begins what was put off, before anything that cannot travel with it.
    func beginNow() throws(PostgresError) {
        guard let begin = deferredBegin else { return }
        deferredBegin = nil
        try command(begin)
        hasBegun = true
    }

    /// Whether what is asked now comes after what is repeated.
    var repeats: Bool { repeated != nil && deferredBegin == nil && transactionStatus == PQTRANS_IDLE }

    /// Sends statements, and the BEGIN that was put off, as one pipeline and waits once for all results.
    ///
    /// Outside a transaction several statements get one that reads one moment, which travels with them.
    func run(_ asked: [Statement]) throws -> [ResultSet] {
        guard !asked.isEmpty else { return [] }
        let before = repeats ? [repeated].compactMap(\.self) : []
        let statements = before + asked
        for statement in statements { try prepareToSend(statement.sql, at: statement.callSite) }
        let isAlone = deferredBegin == nil && transactionStatus == PQTRANS_IDLE
        var commands = statements.map { Command.statement($0, cache.use($0.sql)) }
        if let begin = deferredBegin {
            commands.insert(.text(begin), at: 0)
        } else if isAlone, statements.count > 1 {
            commands.insert(.text("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"), at: 0)
            commands.append(.text("COMMIT"))
        }
        deferredBegin = nil
        do {
            let results = try pipeline(commands)
            for statement in statements { try remember(statement.sql) }
            return Array(results.dropFirst(before.count))
        } catch {
            // The error is the reason, and a rollback that fails leaves what `tidy` closes.
            if isAlone, isUsable, transactionStatus != PQTRANS_IDLE { PQclear(PQexec(handle, "ROLLBACK")) }
            throw error
        }
    }
}

/// What is sent in a pipeline.
private enum Command {
    /// A text without values or rows.
    case text(String)
    /// A statement, with its entry where it was run before.
    case statement(Statement, StatementCache.Entry?)
}

extension Connection {
    /// The results of the statements among the commands.
    ///
    /// How many there are is written in the source (`Question`), and how long their values are does not matter: while it
    /// cannot send on, libpq takes in what the server has answered (`pqSendSome`), so that neither waits for the other.
    private func pipeline(_ commands: [Command]) throws -> [ResultSet] {
        stopStreaming()
        guard PQenterPipelineMode(handle) == 1 else { throw failure(nil, nil) }
        defer { PQexitPipelineMode(handle) }
        var names: [ObjectIdentifier: String] = [:]
        do {
            for command in commands { try send(command, &names) }
            guard PQpipelineSync(handle) == 1 else { throw failure(nil, nil) }
        } catch {
            // What was sent before is answered up to the next synchronisation point.
            if PQpipelineSync(handle) == 1 { discardUntilSync() }
            throw error
        }
        defer { discardUntilSync() }
        return try commands.compactMap { try result(of: $0, &names) }
    }

    /// Has libpq hand over whole results again after a statement whose rows came one by one.
    ///
    /// It does so by itself where the next statement begins outside a pipeline, and not where it is the first of one: of that it
    /// would hand over the first row as if it were all.
    private func stopStreaming() {
        guard hasStreamed else { return }
        hasStreamed = false
        PQclear(PQexec(handle, ""))
    }

    /// Sends a command; a statement that is run the second time is prepared before, once in a pipeline.
    private func send(_ command: Command, _ names: inout [ObjectIdentifier: String]) throws {
        switch command {
        case .text(let text):
            guard PQsendQueryParams(handle, text, 0, nil, nil, nil, nil, 1) == 1 else { throw failure(nil, nil) }
        case .statement(let statement, let entry):
            let isSent = withArrays(statement.sql) { arrays in
                guard let entry else {
                    return PQsendQueryParams(
                        handle, statement.sql.text, arrays.count, arrays.types, arrays.values, arrays.lengths,
                        arrays.formats, 1) == 1
                }
                var name = entry.name ?? names[ObjectIdentifier(entry)]
                if name == nil {
                    let new = cache.newName()
                    guard PQsendPrepare(handle, new, statement.sql.text, arrays.count, arrays.types) == 1 else {
                        return false
                    }
                    names[ObjectIdentifier(entry)] = new
                    name = new
                }
                return PQsendQueryPrepared(
                    handle, name, arrays.count, arrays.values, arrays.lengths, arrays.formats, 1) == 1
            }
            guard isSent else { throw failure(statement.sql, statement.callSite) }
        }
    }

    /// Takes the results of a command, first that of its preparation; nil for a text.
    private func result(of command: Command, _ names: inout [ObjectIdentifier: String]) throws -> ResultSet? {
        switch command {
        case .text:
            PQclear(try check(nextResult(), nil, at: CallSite()))
            hasBegun = true
            return nil
        case .statement(let statement, let entry):
            if let entry, entry.name == nil {
                PQclear(try check(nextResult(), statement.sql, at: statement.callSite))
                entry.name = names[ObjectIdentifier(entry)]
            }
            let raw = try check(nextResult(), statement.sql, at: statement.callSite)
            guard PQresultStatus(raw) != PGRES_SINGLE_TUPLE else {
                PQclear(raw)
                throw PostgresError(.misuse, "the rows of a pipeline came one by one", at: statement.callSite)
            }
            let set = ResultSet(raw, columns: entry?.columns, callSite: statement.callSite)
            entry?.columns = set.columns
            return set
        }
    }

    private func failure(_ sql: SQL?, _ callSite: CallSite?) -> PostgresError {
        PostgresError(result: nil, connection: handle, sql: sql, at: callSite)
    }

    /// The result of one command of a pipeline, and the NULL that ends it.
    ///
    /// After an error the pipeline is read to its end, so that it is known whether the connection outlived it.
    private func nextResult() -> OpaquePointer? {
        let result = PQgetResult(handle)
        guard result != nil, !isCopying(result) else { return result }
        while let more = PQgetResult(handle) { PQclear(more) }
        if PQresultStatus(result) == PGRES_FATAL_ERROR { discardUntilSync() }
        return result
    }

    /// After an error the rest is reported as aborted; only the synchronisation point ends a pipeline.
    private func discardUntilSync() {
        var endsInARow = 0
        while isUsable, endsInARow < 2 {
            let result = PQgetResult(handle)
            defer { PQclear(result) }
            endsInARow = result == nil ? endsInARow + 1 : 0
            if PQresultStatus(result) == PGRES_PIPELINE_SYNC || isCopying(result) { return }
        }
    }

    /// libpq has no way out of a COPY in a pipeline and reports it without end; `tidy` closes the connection.
    private func isCopying(_ result: OpaquePointer?) -> Bool {
        [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(PQresultStatus(result))
    }
}
