import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import NIOHTTP1
import TestSupport
import Testing

@testable import API

/// What is no HTTP, or not such as may be sent, as bytes to the decoder.
@Suite struct UnreadableRequestTests {
    /// The decoder, what stands behind it, and the server, which is told heads and answers when the test says so.
    private struct Connection {
        let channel = EmbeddedChannel()
        let entries = LogEntries()
        let server = Server()

        init() throws {
            let logger = Logger(label: "log") { [entries] _ in RecordingHandler(entries: entries) }
            try channel.pipeline.syncOperations.configureHTTPServerPipeline(
                withPipeliningAssistance: false, withErrorHandling: false)
            try channel.pipeline.syncOperations.addHandlers(DecodedRequests(UnreadableRequests(logger)), server)
            try channel.connect(to: SocketAddress(unixDomainSocketPath: "/nowhere")).wait()
        }

        func send(_ text: String) { channel.pipeline.fireChannelRead(ByteBuffer(string: text)) }

        func answer(_ status: HTTPResponseStatus) throws {
            try channel.writeOutbound(
                HTTPServerResponsePart.head(
                    HTTPResponseHead(version: .http1_1, status: status, headers: ["Content-Length": "0"])))
            try channel.writeOutbound(HTTPServerResponsePart.end(nil))
        }

        /// Everything that was sent to the client since it was last asked.
        func told() throws -> String {
            var text = ""
            while let buffer = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: buffer) }
            return text
        }
    }

    static let heads = [
        "no HTTP": "what is this\r\n\r\n",
        "a header without a name": "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n",
        "two lengths": "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "a packed body in chunks":
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "a packed body and then chunks":
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "chunks in HTTP/1.0": "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ]

    @Test(
        "A head that cannot be read is a problem with its identifier, one line of the log, and the end of the connection",
        arguments: heads.keys.sorted())
    func head(name: String) throws {
        let connection = try Connection()

        connection.send(try #require(Self.heads[name]))

        let told = try connection.told()
        #expect(told.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        for header in [
            "Content-Type: application/problem+json", "Cache-Control: no-store", "X-Content-Type-Options: nosniff",
            "Connection: close",
        ] {
            #expect(told.lowercased().contains("\r\n\(header.lowercased())\r\n"), "\(header)")
        }
        #expect(told.contains(#""code":"malformed_request""#))
        let line = try #require(connection.entries.all.first)
        #expect(connection.entries.all.count == 1)
        #expect(line.message == "answered" && line.metadata["status"] == "400" && line.metadata["route"] == "none")
        #expect(told.contains(try #require(line.metadata["request_id"])))
        #expect(connection.server.heads == 0)
        connection.channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(!connection.channel.isActive)
    }

    @Test("A head that cannot be read is answered after the request before it, and nothing after it is read")
    func order() throws {
        let connection = try Connection()

        connection.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nwhat is this\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try connection.told().isEmpty)
        try connection.answer(.ok)

        let told = try connection.told()
        #expect(told.hasPrefix("HTTP/1.1 200 OK") && told.contains("HTTP/1.1 400 Bad Request"))
        #expect(connection.server.heads == 1)
        _ = try? connection.channel.finish()
    }

    @Test("A chunk that cannot be read is left to the endpoint, and answered once")
    func chunk() throws {
        let connection = try Connection()

        connection.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n")
        #expect(connection.server.errors == 1)
        try connection.answer(.badRequest)
        // What the server would say of it by itself.
        try connection.answer(.badRequest)

        #expect(try connection.told().matches(of: /HTTP\/1\.1 400/).count == 1)
        _ = try? connection.channel.finish()
    }

    @Test("A host is a name or an address, with or without a port, and one of them")
    func hosts() {
        for host in ["localhost", "localhost:8080", "127.0.0.1:80", "[::1]:80", "cases.council.example"] {
            #expect(Request.isHost(host), "\(host)")
        }
        for host in ["", "a, b", "a b/c", "a/b", "user@a", "a?b", "a\tb", "a\u{e9}"] {
            #expect(!Request.isHost(host), "\(host)")
        }
    }

    @Test("HTTP/1.0 need not name the host")
    func host() throws {
        let connection = try Connection()

        connection.send("GET /healthz HTTP/1.0\r\n\r\n")

        #expect(connection.server.heads == 1 && connection.server.host == "localhost")
        _ = try? connection.channel.finish()
    }
}

/// Counts what reaches the server.
private final class Server: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart

    private(set) var heads = 0
    private(set) var errors = 0
    private(set) var host: String?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = unwrapInboundIn(data) else { return }
        heads += 1
        host = head.headers.first(name: "Host")
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { errors += 1 }
}
