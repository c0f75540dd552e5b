import HTTPTypes
import Metrics
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// How long the service waits for a client, for each thing that it can wait for (decision 0029).
enum Patience: String, CaseIterable {
    /// For the head of a request, from its first byte on.
    case head
    /// For the rest of a request, from its head on.
    case body
    /// For the next request on a connection that is kept, and for the first.
    case idle
    /// For a client to take more of an answer.
    case answer
    /// For a client to stop sending what was refused.
    case rest

    var time: TimeAmount {
        switch self {
        case .head: .seconds(10)
        case .body: .seconds(30)
        case .idle: .seconds(60)
        case .answer: .seconds(30)
        case .rest: .seconds(2)
        }
    }
}

/// Counts the clients that were let go, by what was waited for.
struct ClientsLetGo: Sendable {
    private let counters = Dictionary(
        uniqueKeysWithValues: Patience.allCases.map {
            ($0, Counter(label: "redress_clients_let_go", dimensions: [("waited_for", $0.rawValue)]))
        })

    fileprivate func count(_ patience: Patience) { counters[patience]?.increment() }
}

/// That the body of the request that is being answered is read now.
struct BodyAwaited: Sendable {}

extension HTTPFields {
    /// Whether the client waits to be told to send the body (RFC 9110 section 10.1.1).
    var expectsContinue: Bool { self[.expect]?.lowercased() == "100-continue" }
}

/// Lets go of a client that is slow to send or to take, so that nobody keeps a connection by doing nothing.
///
/// It stands behind the decoder, and has a watch in front of it for the first byte of a request.
final class ClientPatience: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private enum State {
        case idle, head, body, answering, letGo
    }

    private var state = State.idle
    /// Requests whose answer has not ended: a client may send the next before it has the last.
    private var unanswered = 0
    /// Whether the client waits to be told to send the body.
    private var isWaited = false
    private var reading: Scheduled<Void>?
    private var writing: Scheduled<Void>?
    private let letGo: ClientsLetGo
    private let unreadable: UnreadableRequests?

    init(_ letGo: ClientsLetGo, _ unreadable: UnreadableRequests? = nil) {
        self.letGo = letGo
        self.unreadable = unreadable
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let watch = FirstByte { [weak self] context in self?.firstByte(context) }
        try? context.pipeline.syncOperations.addHandler(watch, position: .first)
        if let unreadable,
            let decoder = try? context.pipeline.syncOperations.handler(
                type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        {
            try? context.pipeline.syncOperations.addHandler(DecodedRequests(unreadable), position: .after(decoder))
        }
        if context.channel.isActive { wait(.idle, context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        wait(.idle, context)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        reading?.cancel()
        writing?.cancel()
    }

    private func firstByte(_ context: ChannelHandlerContext) {
        guard state == .idle else { return }
        state = .head
        wait(.head, context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard state != .letGo else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            state = .body
            unanswered += 1
            wait(.body, context)
            isWaited = head.headerFields.expectsContinue
        case .body: isWaited = false
        case .end:
            isWaited = false
            state = .answering
            reading?.cancel()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        context.write(data, promise: promise)
        guard case .end = unwrapOutboundIn(data) else { return }
        unanswered = max(0, unanswered - 1)
        guard unanswered == 0 else { return }
        if state == .body {
            // The answer came before the request had ended: it was refused, and nobody reads the rest. The client has a
            // moment to read why, since what it still sends would make the system take the answer back.
            state = .letGo
            wait(.rest, context)
        } else if state == .answering {
            state = .idle
            wait(.idle, context)
        }
    }

    /// Tells a client that waits for it to send the body, now that it is read: a request that is refused before gets its
    /// answer and no 100 (RFC 9110 section 10.1.1).
    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is BodyAwaited else { return context.triggerUserOutboundEvent(event, promise: promise) }
        promise?.succeed()
        // Where more are unanswered, the one that waits is the last of them, and not the one whose body is read.
        guard isWaited, unanswered == 1 else { return }
        isWaited = false
        context.writeAndFlush(wrapOutboundOut(.head(.init(status: .continue))), promise: nil)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writing?.cancel()
        if !context.channel.isWritable { writing = schedule(.answer, context) }
        context.fireChannelWritabilityChanged()
    }

    private func wait(_ patience: Patience, _ context: ChannelHandlerContext) {
        reading?.cancel()
        reading = schedule(patience, context)
    }

    private func schedule(_ patience: Patience, _ context: ChannelHandlerContext) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: patience.time) { [letGo] in
            letGo.count(patience)
            context.close(promise: nil)
        }
    }
}

/// Tells the first bytes of everything that arrives, before they are a request.
private final class FirstByte: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let arrived: (ChannelHandlerContext) -> Void

    init(arrived: @escaping (ChannelHandlerContext) -> Void) {
        self.arrived = arrived
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        arrived(context)
        context.fireChannelRead(data)
    }
}
