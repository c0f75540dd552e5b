import CLibPQ

extension Connection {
    /// Begins a transaction together with its first statement, to save a round trip.
    func beginLater(_ text: String) {
        deferredBegin = text
    }

    /// Begins what was put off, before anything that cannot travel with it.
    func beginNow() throws(PostgresError) {
        guard let begin = deferredBegin else { return }
        deferredBegin = nil
        try command(begin)
    }

    /// Sends BEGIN and a prepared statement as one libpq pipeline and returns the statement's result.
    func runWithBegin(_ begin: String, _ name: String, _ arrays: borrowing ParameterArrays) -> OpaquePointer? {
        deferredBegin = nil
        guard PQenterPipelineMode(handle) == 1 else { return nil }
        defer { PQexitPipelineMode(handle) }
        guard PQsendQueryParams(handle, begin, 0, nil, nil, nil, nil, 1) == 1,
            PQsendQueryPrepared(handle, name, arrays.count, arrays.values, arrays.lengths, arrays.formats, 1) == 1,
            PQpipelineSync(handle) == 1
        else { return nil }
        let begun = nextResult()
        guard PQresultStatus(begun) == PGRES_COMMAND_OK else {
            discardUntilSync()
            return begun
        }
        PQclear(begun)
        let result = nextResult()
        discardUntilSync()
        return result
    }

    /// The result of one statement of a pipeline, and the NULL that ends it.
    private func nextResult() -> OpaquePointer? {
        let result = PQgetResult(handle)
        while result != nil, let more = PQgetResult(handle) { PQclear(more) }
        return result
    }

    /// After an error the rest is reported as aborted; only the synchronisation point ends a pipeline.
    private func discardUntilSync() {
        var endsInARow = 0
        while isUsable, endsInARow < 2 {
            let result = PQgetResult(handle)
            defer { PQclear(result) }
            endsInARow = result == nil ? endsInARow + 1 : 0
            if PQresultStatus(result) == PGRES_PIPELINE_SYNC { return }
        }
    }
}
