import CLibPQ

/// The keywords a connection is opened with: those of the configured string and, where it is silent, our own.
struct ConnectionParameters: Sendable {
    private(set) var values: [String: String]

    static let unreadable = "the connection string cannot be read"

    init(_ configuration: DatabaseConfiguration) throws(PostgresError) {
        values = try Self.parse(configuration.conninfo)
        var settings = [
            "TimeZone": "UTC",
            "DateStyle": "ISO",
            "statement_timeout": "\(configuration.statementTimeout.milliseconds)",
            "lock_timeout": "\(configuration.lockTimeout.milliseconds)",
            "idle_in_transaction_session_timeout": "\(configuration.idleInTransactionTimeout.milliseconds)",
            // Compiling a statement costs more than running any of ours.
            "jit": "off",
            "default_transaction_read_only": configuration.readOnly ? "on" : "off",
        ]
        if configuration.keepsPlans {
            settings["plan_cache_mode"] = "force_generic_plan"
            // What is read is mostly in memory, or on a disk that has no arm to move.
            settings["random_page_cost"] = "1.1"
        }
        let options = settings.sorted { $0.key < $1.key }.map { "-c \($0.key)=\($0.value)" }
        values["options"] = ([values["options"]].compactMap(\.self) + options).joined(separator: " ")
        values["client_encoding"] = "UTF8"
        let defaults = [
            "application_name": configuration.applicationName,
            "connect_timeout": "\(max(2, configuration.connectTimeout.components.seconds))",
            "keepalives": "1",
            "keepalives_idle": "30",
            "keepalives_interval": "10",
            "keepalives_count": "3",
            "tcp_user_timeout": "20000",
        ]
        values.merge(defaults) { given, _ in given }
    }

    /// Opens a connection; the result is never nil but may have failed.
    func open() -> OpaquePointer? {
        let keywords = values.keys.map(\.self)
        return withCStrings(keywords) { keywordPointers in
            withCStrings(keywords.map { values[$0, default: ""] }) { valuePointers in
                PQconnectdbParams(keywordPointers, valuePointers, 0)
            }
        }
    }

    private static func parse(_ conninfo: String) throws(PostgresError) -> [String: String] {
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(conninfo, &message) else {
            defer { PQfreemem(message) }
            throw PostgresError(.connectionFailed, Self.unreadable)
        }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return values
    }
}

/// Lends the strings as a NULL-terminated array of C strings.
private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
    var bytes: [CChar] = []
    var offsets: [Int] = []
    for string in strings {
        offsets.append(bytes.count)
        bytes += string.utf8CString
    }
    return bytes.withUnsafeBufferPointer { buffer in
        let pointers = offsets.map { offset in buffer.baseAddress.map { $0 + offset } } + [nil]
        return pointers.withUnsafeBufferPointer { pointers in
            guard let base = pointers.baseAddress else { preconditionFailure("the array has at least its end mark") }
            return body(base)
        }
    }
}
