import HTTPTypes
import Logging
import NIOCore
import NIOEmbedded
import NIOHTTP1
import TestSupport
import Testing

@testable import API

/// Where an answer ends, so that nothing of it is taken for the beginning of the next.
@Suite struct AnswerFramingTests {
    /// What a client is sent that asks so, where the service answers with a body and the headers.
    private func told(_ request: String, _ headers: HTTPHeaders) throws -> String {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withPipeliningAssistance: false, withErrorHandling: false)
        try channel.pipeline.syncOperations.addHandler(
            DecodedRequests(UnreadableRequests(Logger(label: "log") { _ in SwiftLogNoOpLogHandler() })))
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/nowhere")).wait()
        channel.pipeline.fireChannelRead(ByteBuffer(string: request))
        if !request.contains("gzip") {
            try channel.writeOutbound(
                HTTPServerResponsePart.head(HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)))
            try channel.writeOutbound(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: "body"))))
            try channel.writeOutbound(HTTPServerResponsePart.end(nil))
        }
        var text = ""
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: buffer) }
        _ = try? channel.finish()
        return text
    }

    @Test("An answer to HEAD ends with its headers, whether its length is known or not")
    func head() throws {
        for headers: HTTPHeaders in [["Content-Length": "4"], [:]] {
            let text = try told("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", headers)

            #expect(text.hasPrefix("HTTP/1.1 200 OK\r\n") && text.hasSuffix("\r\n\r\n"))
            #expect(text.ranges(of: "\r\n\r\n").count == 1, "\(text)")
            #expect(text.contains("Content-Length: 4") == !headers.isEmpty)
        }
    }

    @Test("A refusal of a HEAD that cannot be read has no body")
    func refused() throws {
        let text = try told("HEAD / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", [:])

        #expect(text.hasPrefix("HTTP/1.1 400 ") && text.hasSuffix("\r\n\r\n"))
    }

    @Test("HTTP/1.0 is sent no chunks, and told that the connection ends, though it asks to keep it")
    func old() throws {
        let text = try told("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", [:])

        #expect(text.hasPrefix("HTTP/1.0 200 OK\r\n") && text.hasSuffix("\r\n\r\nbody"))
        #expect(text.contains("Connection: close\r\n"))
        #expect(!text.lowercased().contains("transfer-encoding"))
    }

    @Test("HTTP/1.1 is sent chunks where the length is not known")
    func chunks() throws {
        let text = try told("GET / HTTP/1.1\r\nHost: a\r\n\r\n", [:])

        #expect(text.hasSuffix("\r\n\r\n4\r\nbody\r\n0\r\n\r\n"))
    }
}

/// What is answered to HEAD by the service itself.
@Suite(.database) struct HeadTests {
    @Test(
        "HEAD has the headers of GET and no body, also where there is nothing to get",
        arguments: ["/nothing", "/v1/causes", "/v1/searches", "/healthz"])
    func head(path: String) async throws {
        let service = try await Service.start()
        for token in [service.manager, nil] {
            let get = try await service.send(.get, path, token: token, headers: [.requestID: "a"])
            let head = try await service.send(.head, path, token: token, headers: [.requestID: "a"])

            #expect(head.status == get.status)
            #expect(head.bytes.isEmpty && !get.bytes.isEmpty)
            #expect(head.headers[.contentLength] == get.headers[.contentLength])
        }
    }

    @Test("HEAD of a file whose length is not known before its end says none")
    func streamed() async throws {
        let service = try await Service.start()

        let head = try await service.send(.head, "/v1/complaints?format=csv", token: service.manager)

        #expect(head.status == 200 && head.bytes.isEmpty)
        #expect(head.headers[.contentLength] == nil)
    }
}
