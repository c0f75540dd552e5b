import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import TestSupport
import Testing

@testable import API

/// What a client is told that asks whether to send its body (RFC 9110 section 10.1.1).
@Suite(.database) struct ExpectationTests {
    struct Asked: CustomTestStringConvertible {
        let testDescription: String
        var token: @Sendable (Service) -> String? = { $0.manager }
        var path = "/v1/complaints"
        var type = "application/json"
        var length = UInt64(Service.registration.utf8.count)
        let status: Int
        var told = false
    }

    static let asked = [
        Asked(testDescription: "who may", status: 201, told: true),
        Asked(testDescription: "as much as may be", length: UInt64(Call.bodyLimit), status: 201, told: true),
        Asked(testDescription: "no token", token: { _ in nil }, status: 401),
        Asked(testDescription: "a token that is not valid", token: { _ in "redress_1" }, status: 401),
        Asked(testDescription: "who may not", token: { $0.viewer }, status: 403),
        Asked(testDescription: "nowhere", path: "/v1/nothing", status: 404),
        Asked(testDescription: "another type", type: "text/plain", status: 415),
        Asked(testDescription: "one too many", length: UInt64(Call.bodyLimit) + 1, status: 413),
        Asked(testDescription: "far too many", length: 1_000_000_000_000, status: 413),
        Asked(testDescription: "more than is counted", length: 1 << 63, status: 413),
        Asked(testDescription: "the most that can be said", length: .max, status: 413),
    ]

    @Test(
        "A client that asks whether to send its body is told to where it is read, and is refused before",
        arguments: asked)
    func told(asked: Asked) async throws {
        let service = try await Service.start()
        let channel = try await NIOAsyncTestingChannel { channel in
            try channel.pipeline.syncOperations.addHandler(ClientPatience(ClientsLetGo()))
        }
        var head = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: asked.path)
        head.headerFields = [.expect: "100-continue", .contentType: asked.type, .contentLength: "\(asked.length)"]
        head.headerFields[.authorization] = asked.token(service).map { "Bearer \($0)" }
        try await channel.writeInbound(HTTPRequestPart.head(head))
        #expect(try await channel.readOutbound(as: HTTPResponsePart.self) == nil)

        // The server names each request in its log, which the answer repeats.
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        logger[metadataKey: "hb.request.id"] = "1"
        let response = try await service.api.router().buildResponder().respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(string: Service.registration))),
            context: RedressContext(
                source: ApplicationRequestContextSource(channel: channel, logger: logger)))

        #expect(response.status.code == asked.status)
        let told = try await channel.readOutbound(as: HTTPResponsePart.self)
        #expect(told == (asked.told ? .head(HTTPResponse(status: .continue)) : nil))
        _ = try await channel.finish()
    }
}
