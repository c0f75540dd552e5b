import CLibCurl
import Complaints
import Foundation

/// An exchange on its way, told to libcurl; used by the thread of its loop alone.
final class Transfer {
    let easy: EasyHandle
    private let exchange: Exchange
    private var outcome = Outcome()
    private var isCutOff = false
    private var bytesSent = 0
    private var replyLines: [Substring] = []

    init(_ exchange: Exchange) throws(CurlFault) {
        easy = try EasyHandle()
        self.exchange = exchange
        try prepare()
        switch exchange.content {
        case .get: try easy.set(CURLOPT_HTTPGET, true)
        case .post(let body): try easy.setBody(body)
        case .mail(let mail): try prepare(mail)
        }
    }

    /// Nothing is taken from the environment, no redirect is followed, and certificates are always checked, which is
    /// libcurl's default.
    private func prepare() throws(CurlFault) {
        let this = Unmanaged.passUnretained(self).toOpaque()
        try easy.set(CURLOPT_URL, exchange.url)
        try easy.set(CURLOPT_NOSIGNAL, true)
        try easy.set(CURLOPT_PROXY, "")
        try easy.set(CURLOPT_FOLLOWLOCATION, false)
        try easy.set(CURLOPT_DISALLOW_USERNAME_IN_URL, true)
        try easy.set(CURLOPT_PATH_AS_IS, true)
        try easy.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        try easy.set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        try easy.set(CURLOPT_USERAGENT, "Redress")
        try easy.set(CURLOPT_TIMEOUT_MS, exchange.timeLimit)
        try easy.set(CURLOPT_CONNECTTIMEOUT_MS, min(exchange.timeLimit, .seconds(10)))
        try easy.set(CURLOPT_FRESH_CONNECT, !exchange.reusesConnections)
        try easy.set(CURLOPT_FORBID_REUSE, !exchange.reusesConnections)
        if let caFile = exchange.caFile { try easy.set(CURLOPT_CAINFO, caFile) }
        try easy.set(CURLOPT_HTTPHEADER, exchange.headers)
        try easy.set(CURLOPT_WRITEDATA, this)
        try easy.set(CURLOPT_WRITEFUNCTION, { bytes, _, count, this in Transfer.at(this).receive(bytes, count) })
        try easy.set(CURLOPT_OPENSOCKETDATA, this)
        try easy.setOpenSocket { this, _, address in Transfer.at(this).connect(to: address) }
    }

    private func prepare(_ mail: Exchange.Mail) throws(CurlFault) {
        let this = Unmanaged.passUnretained(self).toOpaque()
        try easy.set(CURLOPT_USE_SSL, Int((mail.needsTLS ? CURLUSESSL_ALL : CURLUSESSL_NONE).rawValue))
        if let credentials = mail.credentials {
            try easy.set(CURLOPT_USERNAME, credentials.user)
            try easy.set(CURLOPT_PASSWORD, credentials.password)
        }
        try easy.set(CURLOPT_MAIL_FROM, "<\(mail.from)>")
        try easy.set(CURLOPT_MAIL_RCPT, ["<\(mail.to)>"])
        try easy.set(CURLOPT_UPLOAD, true)
        try easy.set(CURLOPT_INFILESIZE, mail.message.count)
        try easy.set(CURLOPT_READDATA, this)
        try easy.set(CURLOPT_READFUNCTION, { bytes, _, count, this in Transfer.at(this).send(mail: bytes, count) })
        try easy.set(CURLOPT_HEADERDATA, this)
        try easy.set(CURLOPT_HEADERFUNCTION, { bytes, _, count, this in Transfer.at(this).take(reply: bytes, count) })
    }

    /// What came of it, when libcurl says that it is over.
    func ended(with code: CURLcode) -> Outcome {
        outcome.status = easy.status
        outcome.retryAfter = easy.retryAfter
        if code != CURLE_OK, !isCutOff { outcome.fault = easy.words(for: code).asReason }
        return outcome
    }
}

/// What libcurl calls while it works.
extension Transfer {
    private static func at(_ pointer: UnsafeMutableRawPointer?) -> Transfer {
        guard let pointer else { preconditionFailure("libcurl calls back with what it was given") }
        return Unmanaged<Transfer>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Keeps what may be kept of an answer, and ends the transfer where there is more.
    private func receive(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        let taken = min(count, exchange.answerLimit - outcome.body.count)
        outcome.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: taken))
        isCutOff = taken < count
        return taken
    }

    private func send(mail buffer: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        guard case .mail(let mail) = exchange.content else { return 0 }
        let part = mail.message.dropFirst(bytesSent).prefix(count)
        UnsafeMutableRawBufferPointer(start: buffer, count: count).copyBytes(from: part)
        bytesSent += part.count
        return part.count
    }

    /// Lines of a reply have its code, then a hyphen in all but the last (RFC 5321 section 4.2.1).
    ///
    /// Behind a refusal of the message or of the sign-in libcurl says goodbye, and all other transfers stand still until that
    /// is answered: no answer is waited for more than two seconds then. 221, the answer, says nothing of the message.
    private func take(reply bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
        guard !line.hasPrefix("221") else { return count }
        replyLines.append(line.dropFirst(4))
        if line.dropFirst(3).first != "-" {
            outcome.reply = replyLines.joined(separator: " ").asReason
            replyLines = []
            if ["45", "53", "55"].contains(line.prefix(2)) { try? easy.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, 2) }
        }
        return count
    }

    /// Opens a socket for the address that is really connected to, whatever a name led to before.
    private func connect(to address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard let address else { return CURL_SOCKET_BAD }
        if exchange.onlyToPublicAddresses {
            let ip = Self.ipAddress(address)
            guard let ip, ip.reservation == nil else {
                outcome.refusedAddress = ip
                return CURL_SOCKET_BAD
            }
        }
        return socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
    }

    /// The bytes of the address stand behind the family and the port, in version 6 behind the label of the flow too; the
    /// structure is as long as `addrlen` says, not as its type.
    private static func ipAddress(_ address: UnsafeMutablePointer<curl_sockaddr>) -> IPAddress? {
        let place: (offset: Int, count: Int)? =
            switch address.pointee.family {
            case AF_INET: (4, 4)
            case AF_INET6: (8, 16)
            default: nil
            }
        guard let place, let start = MemoryLayout<curl_sockaddr>.offset(of: \.addr),
            place.offset + place.count <= Int(address.pointee.addrlen)
        else { return nil }
        let bytes = UnsafeRawBufferPointer(start: UnsafeRawPointer(address) + start + place.offset, count: place.count)
        return IPAddress(bytes: bytes)
    }
}
