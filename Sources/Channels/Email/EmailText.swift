import Foundation

/// An e-mail in plain text, as bytes (RFC 5322, RFC 2045).
struct EmailText {
    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The Message-ID: the reference, at the domain of the sender.
    static func identifier(of reference: UUID, domain: Substring) -> String {
        "<\(reference.uuidString.lowercased())@\(domain)>"
    }

    let bytes: [UInt8]

    /// The message; whoever calls has checked that addresses and subject are one line each.
    ///
    /// `Auto-Submitted` keeps other machines from answering it (RFC 3834 section 5).
    init(_ message: OutgoingMessage, subject: String, from server: SMTPServer) {
        let lines = [
            "Message-ID: \(Self.identifier(of: message.reference, domain: server.domain))",
            "Date: \(Self.date(message.createdAt))",
            "From: \(server.from)",
            "To: \(message.address)",
            "Subject: \(Self.header(subject))",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            Self.quotedPrintable(message.body),
        ]
        bytes = Array(lines.joined(separator: "\r\n").utf8)
    }

    /// An instant in universal time (RFC 5322 section 3.3), in whole seconds.
    static func date(_ instant: Date) -> String {
        var seconds = time_t(instant.timeIntervalSince1970.rounded(.down))
        var parts = tm()
        gmtime_r(&seconds, &parts)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = "\(days[Int(parts.tm_wday)]), \(parts.tm_mday) \(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900)"
        return "\(day) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) +0000"
    }

    /// A header's text: as it is where it is short and ASCII, else in encoded words of whole characters, each
    /// on a line of at most 76 (RFC 2047 section 2).
    static func header(_ text: String) -> String {
        guard !text.allSatisfy({ $0.isASCII }) || text.utf8.count > 66 || text.contains("=?") else { return text }
        var words = [""]
        for character in text.unicodeScalars {
            if words[words.count - 1].utf8.count + UTF8.width(character) > 39 { words.append("") }
            words[words.count - 1].unicodeScalars.append(character)
        }
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// Quoted-printable: lines of at most 76 characters that no mail server changes (RFC 2045 section 6.7).
    ///
    /// A space at the end of a line is written in digits, as are a dot and an F at its beginning, which SMTP and old mailboxes
    /// would take for something of theirs.
    static func quotedPrintable(_ text: String) -> String {
        let lines = text.split(separator: /\r\n|\r|\n/, omittingEmptySubsequences: false)
        return lines.map { quotedPrintable(line: Array($0.utf8)) }.joined(separator: "\r\n")
    }

    private static func quotedPrintable(line: [UInt8]) -> String {
        var written = ""
        var width = 0
        for (index, byte) in line.enumerated() {
            let isPlain =
                switch byte {
                case UInt8(ascii: "="): false
                case UInt8(ascii: " "), UInt8(ascii: "\t"): index < line.count - 1
                case UInt8(ascii: "."), UInt8(ascii: "F"): width > 0
                default: (0x21...0x7E).contains(byte)
                }
            let piece = isPlain ? String(UnicodeScalar(byte)) : "=" + hexadecimal(byte)
            if width + piece.utf8.count > 75 {
                written += "=\r\n"
                width = 0
            }
            written += piece
            width += piece.utf8.count
        }
        return written
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
