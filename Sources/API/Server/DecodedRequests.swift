import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// Answers what cannot be read as HTTP, counts it as the problem it is, and logs it as any other request.
struct UnreadableRequests: Sendable {
    let logger: Logger
    private let metrics = AnswerMetrics()

    init(_ logger: Logger) {
        self.logger = logger
    }

    fileprivate func answer(_ problem: Problem) -> (head: HTTPResponseHead, body: ByteBuffer) {
        let requestID = "\(RequestID())"
        metrics.count(problem)
        logger.info(
            "answered",
            metadata: [
                "method": "none", "route": "none", "status": .stringConvertible(problem.type.status.code),
                "caller": "none",
                "request_id": "\(requestID)",
            ])
        let body = ByteBuffer(bytes: problem.json(path: "/", requestID: requestID))
        var fields = problem.fields
        fields.append(HTTPField(name: .contentLength, value: "\(body.readableBytes)"))
        fields.append(HTTPField(name: .requestID, value: requestID))
        fields.secure()
        let headers = HTTPHeaders(fields.map { ($0.name.rawName, $0.value) })
        return (
            HTTPResponseHead(
                version: .http1_1, status: HTTPResponseStatus(statusCode: problem.type.status.code), headers: headers),
            body
        )
    }
}

extension Problem {
    /// The request cannot be read, so that what follows it cannot be told from the rest of it (RFC 9112 section 9.6).
    static func unreadable(_ detail: String) -> Problem {
        Problem(.malformedRequest, detail, headers: [HTTPField(name: .connection, value: "close")])
    }
}

/// Stands right behind the decoder, where a head that cannot be read is known, and the version of one that can.
///
/// A head that is refused is answered after those before it; then nothing more is read and the connection ends. A body
/// that cannot be read is refused by the endpoint that reads it, and is the last thing that is answered. No answer to HEAD
/// has a body, and one to HTTP/1.0 has no chunks and ends with the connection.
final class DecodedRequests: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// What an answer must know of its request.
    private struct Asked {
        let isHead: Bool
        let isOld: Bool
    }

    private let unreadable: UnreadableRequests
    /// Whether a head has come and its body has not ended.
    private var isReading = false
    /// The requests whose answer has not ended, in their order.
    private var unanswered: [Asked] = []
    /// Nothing more is read.
    private var isOver = false
    /// Whether nothing is read after the request that is read now.
    private var isLast = false
    private var refusal: (problem: Problem, isHead: Bool)?
    private var closing: Scheduled<Void>?

    init(_ unreadable: UnreadableRequests) {
        self.unreadable = unreadable
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        closing?.cancel()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        switch unwrapInboundIn(data) {
        case .head(var head):
            // RFC 9112 section 6.1: where a coding is not known, neither is the end of the body.
            let isHead = head.method == .HEAD
            let codings = head.headers["Transfer-Encoding"].map { $0.lowercased() }
            guard codings.isEmpty || codings == ["chunked"] else {
                return refuse("The service reads no other Transfer-Encoding than chunked.", isHead: isHead, context)
            }
            if head.version.minor == 0 {
                // RFC 9112 section 6.1: the request may have been put together wrongly by whoever passed it on.
                guard codings.isEmpty else {
                    return refuse("HTTP/1.0 has no Transfer-Encoding.", isHead: isHead, context)
                }
                // RFC 9112 sections 3.2 and 3.3: only HTTP/1.1 must name the host; without it there is the one we are.
                if !head.headers.contains(name: "Host") { head.headers.add(name: "Host", value: "localhost") }
                // RFC 9110 section 10.1.1: who speaks HTTP/1.0 knows no 100.
                head.headers.remove(name: "Expect")
                // RFC 9112 section 9.3: such a connection need not be kept, whoever asks for it.
                head.headers.replaceOrAdd(name: "Connection", value: "close")
                isLast = true
            }
            isReading = true
            unanswered.append(Asked(isHead: isHead, isOld: head.version.minor == 0))
            return context.fireChannelRead(wrapInboundOut(.head(head)))
        case .body: break
        case .end:
            isReading = false
            isOver = isLast
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError else { return context.fireErrorCaught(error) }
        guard !isOver else { return }
        guard isReading else { return refuse("The head of the request cannot be read as HTTP.", context) }
        isOver = true
        // Where the answer has been given already, nobody reads the body, and nothing more is to be said.
        if !unanswered.isEmpty { context.fireErrorCaught(error) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // The server's own answer to what cannot be read: it was answered already.
        guard let asked = unanswered.first else {
            promise?.succeed()
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            if asked.isOld {
                // RFC 9112 section 6.1: it knows no chunks, which the encoder makes of a body without a length otherwise.
                head.version = .http1_0
                head.headers.replaceOrAdd(name: "Connection", value: "close")
            }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body: context.write(asked.isHead ? nothing : data, promise: promise)
        case .end:
            // The encoder would end the chunks that a GET would be answered with.
            context.write(asked.isHead ? nothing : data, promise: promise)
            unanswered.removeFirst()
            if unanswered.isEmpty, refusal != nil { answer(context) }
        }
    }

    /// No bytes, which stand where a body would (RFC 9110 section 9.3.2).
    private var nothing: NIOAny { wrapOutboundOut(.body(.byteBuffer(ByteBuffer()))) }

    private func refuse(_ detail: String, isHead: Bool = false, _ context: ChannelHandlerContext) {
        isOver = true
        refusal = (problem: Problem.unreadable(detail), isHead: isHead)
        if unanswered.isEmpty { answer(context) }
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard let refused = refusal else { return }
        refusal = nil
        let (head, body) = unreadable.answer(refused.problem)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !refused.isHead { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        // A moment to read why, since what the client still sends would make the system take the answer back.
        closing = context.eventLoop.assumeIsolated().scheduleTask(in: Patience.rest.time) {
            context.close(promise: nil)
        }
    }
}
