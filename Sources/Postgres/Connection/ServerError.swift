import CLibPQ

let PG_DIAG_SEVERITY_NONLOCALIZED = UInt8(ascii: "V")
let PG_DIAG_SQLSTATE = UInt8(ascii: "C")

/// A field of an error or notice, by the letter the protocol gives it.
func errorField(_ result: OpaquePointer?, _ letter: UInt8) -> String? {
    PQresultErrorField(result, Int32(letter)).map { String(cString: $0) }
}

extension PostgresError {
    /// The error a result carries.
    ///
    /// One without a code is libpq's own. Where that could not send, it has not read yet that the connection is closed.
    init(result: OpaquePointer?, connection: OpaquePointer, sql: SQL?, at callSite: CallSite?) {
        let state = errorField(result, PG_DIAG_SQLSTATE).map(SQLState.init(rawValue:))
        let message = Self.message(of: result, on: connection)
        if state == nil { PQconsumeInput(connection) }
        let lost = PQstatus(connection) == CONNECTION_BAD
        let code: Code = lost ? .connectionLost : state == .queryCanceled ? .cancelled : .server
        self.init(code, message, at: callSite)
        sqlState = state
        constraint = errorField(result, UInt8(ascii: "n"))
        table = errorField(result, UInt8(ascii: "t"))
        column = errorField(result, UInt8(ascii: "c"))
        severity = errorField(result, PG_DIAG_SEVERITY_NONLOCALIZED)
        hint = errorField(result, UInt8(ascii: "H"))
        position = errorField(result, UInt8(ascii: "P")).flatMap { Int($0) }
        routine = errorField(result, UInt8(ascii: "R"))
        statement = sql?.text
    }

    /// The error of a connection that could not be opened.
    init(connecting connection: OpaquePointer?) {
        self.init(.connectionFailed, Self.message(of: nil, on: connection))
    }

    private static func message(of result: OpaquePointer?, on connection: OpaquePointer?) -> String {
        if let text = errorField(result, UInt8(ascii: "M")) { return text }
        guard let text = PQerrorMessage(connection) else { return "" }
        let lines = String(cString: text).split(separator: "\n")
        return lines.joined(separator: " ")
    }
}
