import Complaints
public import Hummingbird
import NIOCore

/// What hummingbird keeps of a request while it is answered.
public struct RedressContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    private let channel: any NIOCore.Channel
    /// What the request is called in the log and in problems: as the caller called it, or else as the server does.
    var requestID = ""

    /// A context for a request of a connection.
    public init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// Has a client that waits to be told so send the body.
    func awaitBody() { channel.triggerUserOutboundEvent(BodyAwaited(), promise: nil) }

    /// Who is at the other end of the connection: a client, or a proxy in front of it.
    var peer: IPAddress? { channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) } }
}
