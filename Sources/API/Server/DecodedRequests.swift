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
/// that cannot be read is refused by the endpoint that reads it, and is the last thing that is answered.
final class DecodedRequests: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let unreadable: UnreadableRequests
    /// Whether a head has come and its body has not ended.
    private var isReading = false
    private var unanswered = 0
    /// Nothing more is read.
    private var isOver = false
    private var refusal: Problem?
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
            let codings = head.headers["Transfer-Encoding"].map { $0.lowercased() }
            guard codings.isEmpty || codings == ["chunked"] else {
                return refuse("The service reads no other Transfer-Encoding than chunked.", context)
            }
            if head.version.minor == 0 {
                // RFC 9112 section 6.1: the request may have been put together wrongly by whoever passed it on.
                guard codings.isEmpty else {
                    return refuse("HTTP/1.0 has no Transfer-Encoding.", context)
                }
                // RFC 9112 sections 3.2 and 3.3: only HTTP/1.1 must name the host; without it there is the one we are.
                if !head.headers.contains(name: "Host") { head.headers.add(name: "Host", value: "localhost") }
                // RFC 9110 section 10.1.1: who speaks HTTP/1.0 knows no 100.
                head.headers.remove(name: "Expect")
            }
            isReading = true
            unanswered += 1
            return context.fireChannelRead(wrapInboundOut(.head(head)))
        case .body: break
        case .end: isReading = false
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError else { return context.fireErrorCaught(error) }
        guard !isOver else { return }
        guard isReading else { return refuse("The head of the request cannot be read as HTTP.", context) }
        isOver = true
        // Where the answer has been given already, nobody reads the body, and nothing more is to be said.
        if unanswered > 0 { context.fireErrorCaught(error) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // The server's own answer to what cannot be read: it was answered already.
        guard unanswered > 0 else {
            promise?.succeed()
            return
        }
        context.write(data, promise: promise)
        guard case .end = unwrapOutboundIn(data) else { return }
        unanswered -= 1
        if unanswered == 0, refusal != nil { answer(context) }
    }

    private func refuse(_ detail: String, _ context: ChannelHandlerContext) {
        isOver = true
        refusal = .unreadable(detail)
        if unanswered == 0 { answer(context) }
    }

    private func answer(_ context: ChannelHandlerContext) {
        guard let problem = refusal else { return }
        refusal = nil
        let (head, body) = unreadable.answer(problem)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        // A moment to read why, since what the client still sends would make the system take the answer back.
        closing = context.eventLoop.assumeIsolated().scheduleTask(in: Patience.rest.time) {
            context.close(promise: nil)
        }
    }
}
