import CLibPQ
import Logging

/// Takes the server's notices to the log, without their text, which may hold values; libpq would print them on stderr.
final class NoticeSink {
    private let logger: Logger

    init(_ logger: Logger) {
        self.logger = logger
    }

    /// The connection must be closed before this sink goes away.
    func attach(to connection: OpaquePointer) {
        PQsetNoticeReceiver(
            connection,
            { context, result in
                guard let context else { return }
                Unmanaged<NoticeSink>.fromOpaque(context).takeUnretainedValue().receive(result)
            },
            Unmanaged.passUnretained(self).toOpaque())
    }

    private func receive(_ result: OpaquePointer?) {
        logger.debug(
            "PostgreSQL sent a notice",
            metadata: [
                "severity": "\(errorField(result, PG_DIAG_SEVERITY_NONLOCALIZED) ?? "")",
                "sqlstate": "\(errorField(result, PG_DIAG_SQLSTATE) ?? "")",
            ])
    }
}
