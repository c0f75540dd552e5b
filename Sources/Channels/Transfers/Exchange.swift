import Complaints

/// What is asked of a server: a request of HTTP, or an e-mail by SMTP.
struct Exchange: Sendable {
    enum Content: Sendable {
        case get
        case post([UInt8])
        case mail(Mail)
    }

    /// What SMTP needs beside the bytes of the message (RFC 5321).
    struct Mail: Sendable {
        let from: String
        let to: String
        let message: [UInt8]
        let credentials: SMTPCredentials?
        let needsTLS: Bool
    }

    let url: String
    var headers: [String] = []
    let content: Content
    /// From looking up the name to the last byte.
    let timeLimit: Duration
    /// How many bytes of an answer are read; the rest is left.
    var answerLimit = 4096
    /// Certificates that are trusted in place of the system's.
    var caFile: String?
    /// Whether a connection may have been used before.
    ///
    /// libcurl sends a request again by itself where such a one turns out to be closed, though the server may have read it.
    var reusesConnections = true
    /// Whether a connection to a reserved address is refused (`IPAddress.reservation`).
    var onlyToPublicAddresses = false
}

/// What came of it.
struct Outcome: Sendable {
    /// The status of HTTP or the last reply code of SMTP; 0 where nothing was answered.
    var status = 0
    /// No more than was asked to be read.
    var body: [UInt8] = []
    /// The words of the last reply of SMTP, without its code.
    var reply = ""
    var retryAfter: Duration?
    /// What ended the exchange before its time, in libcurl's words.
    var fault: String?
    /// The reserved address that was not connected to.
    var refusedAddress: IPAddress?
}

extension String {
    /// At most 300 characters on one line, as a reason is kept.
    var asReason: String {
        let line = split(whereSeparator: {
            $0.isWhitespace || $0.unicodeScalars.contains { $0.properties.generalCategory == .control }
        })
        .joined(separator: " ")
        return line.count <= 300 ? line : line.prefix(299) + "…"
    }
}
