public import Hummingbird

/// What hummingbird keeps of a request while it is answered.
public struct RedressContext: RequestContext {
    public var coreContext: CoreRequestContextStorage

    /// A context for a request of a connection.
    public init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}
