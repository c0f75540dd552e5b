import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import API

/// Times are those of the channel's own clock, which a test moves.
@Suite struct ClientPatienceTests {
    private static let head = HTTPRequestPart.head(
        HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/v1/complaints"))

    private func channel() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(Decoded())
        try channel.pipeline.syncOperations.addHandler(ClientPatience(ClientsLetGo()))
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/nowhere")).wait()
        return channel
    }

    /// What a client does, and after how many seconds more it is let go at the latest and not before.
    struct Slow: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let sends: [Part]
        let seconds: Int64
    }

    enum Part: Sendable { case bytes, head, body, end, answer }

    static let slow = [
        Slow(testDescription: "nothing", sends: [], seconds: 60),
        Slow(testDescription: "half a head", sends: [.bytes], seconds: 10),
        Slow(testDescription: "a head without its body", sends: [.bytes, .head], seconds: 30),
        Slow(testDescription: "half a body", sends: [.bytes, .head, .body], seconds: 30),
        Slow(testDescription: "nothing after an answer", sends: [.bytes, .head, .end, .answer], seconds: 60),
        Slow(
            testDescription: "half a head after an answer", sends: [.bytes, .head, .end, .answer, .bytes], seconds: 10),
        Slow(testDescription: "the rest of what was refused", sends: [.bytes, .head, .body, .answer], seconds: 2),
    ]

    @Test("A client that sends no more is let go, each kind after its time", arguments: slow)
    func letGo(slow: Slow) throws {
        let channel = try channel()
        for part in slow.sends {
            switch part {
            case .bytes: channel.pipeline.fireChannelRead(ByteBuffer(string: "P"))
            case .head: channel.pipeline.syncOperations.fire(Self.head)
            case .body: channel.pipeline.syncOperations.fire(.body(ByteBuffer(string: "{")))
            case .end: channel.pipeline.syncOperations.fire(.end(nil))
            case .answer: try channel.writeOutbound(HTTPResponsePart.end(nil))
            }
        }

        channel.embeddedEventLoop.advanceTime(by: .seconds(slow.seconds - 1))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test("A request that is being answered has all the time it needs")
    func answering() throws {
        let channel = try channel()
        channel.pipeline.fireChannelRead(ByteBuffer(string: "P"))
        channel.pipeline.syncOperations.fire(Self.head)
        channel.pipeline.syncOperations.fire(.end(nil))

        channel.embeddedEventLoop.advanceTime(by: .hours(1))

        #expect(channel.isActive)
        _ = try channel.finish()
    }

    @Test(
        "A client that sends the next request before it has the answer to the last keeps its connection and both answers"
    )
    func ahead() throws {
        let channel = try channel()
        for _ in 1...2 { channel.pipeline.syncOperations.fire(Self.head) }
        channel.pipeline.syncOperations.fire(.body(ByteBuffer(string: "{")))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        channel.pipeline.syncOperations.fire(.end(nil))

        channel.embeddedEventLoop.advanceTime(by: .seconds(59))
        #expect(channel.isActive)
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        channel.embeddedEventLoop.advanceTime(by: .seconds(59))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test("A client that does not take its answer is let go")
    func notTaken() throws {
        let channel = try channel()
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()

        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test("A client that asks whether to go on is told to once its body is awaited, and any other is told nothing")
    func goOn() throws {
        for (expect, told) in [("100-continue", true), (nil, false)] {
            let channel = try channel()
            guard case .head(var head) = Self.head else { return }
            head.headerFields[.expect] = expect
            channel.pipeline.syncOperations.fire(.head(head))
            #expect(try channel.readOutbound(as: HTTPResponsePart.self) == nil)

            channel.triggerUserOutboundEvent(BodyAwaited(), promise: nil)

            let answer = try channel.readOutbound(as: HTTPResponsePart.self)
            #expect(answer == (told ? .head(HTTPResponse(status: .continue)) : nil))
            _ = try channel.finish()
        }
    }

    @Test("A client that sends its body without being told to is told nothing")
    func goneOn() throws {
        let channel = try channel()
        guard case .head(var head) = Self.head else { return }
        head.headerFields[.expect] = "100-continue"
        channel.pipeline.syncOperations.fire(.head(head))
        channel.pipeline.syncOperations.fire(.body(ByteBuffer(string: "{")))

        channel.triggerUserOutboundEvent(BodyAwaited(), promise: nil)

        #expect(try channel.readOutbound(as: HTTPResponsePart.self) == nil)
        _ = try channel.finish()
    }

    @Test("A client that asks before it has its last answer is told to go on after that answer")
    func goOnInTurn() throws {
        let channel = try channel()
        guard case .head(var head) = Self.head else { return }
        channel.pipeline.syncOperations.fire(.head(head))
        channel.pipeline.syncOperations.fire(.end(nil))
        head.headerFields[.expect] = "100-continue"
        channel.pipeline.syncOperations.fire(.head(head))
        // This is of the first body, which is whole.
        channel.triggerUserOutboundEvent(BodyAwaited(), promise: nil)
        #expect(try channel.readOutbound(as: HTTPResponsePart.self) == nil)

        try channel.writeOutbound(HTTPResponsePart.end(nil))
        channel.triggerUserOutboundEvent(BodyAwaited(), promise: nil)

        #expect(try channel.readOutbound(as: HTTPResponsePart.self) == .end(nil))
        #expect(try channel.readOutbound(as: HTTPResponsePart.self) == .head(HTTPResponse(status: .continue)))
        _ = try channel.finish()
    }
}

/// Stands where the decoder is: bytes end here, and the parts of a request begin.
private final class Decoded: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let part = event as? HTTPRequestPart { context.fireChannelRead(NIOAny(part)) }
    }
}

extension ChannelPipeline.SynchronousOperations {
    /// A part of a request, as if the decoder had read it.
    fileprivate func fire(_ part: HTTPRequestPart) {
        fireUserInboundEventTriggered(part)
    }
}
