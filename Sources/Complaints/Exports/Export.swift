public import Foundation

/// An answer that is made while whoever asked does something else, and fetched when it is ready (RFC 7240, section 4.1).
public struct Export: Sendable, Hashable {
    /// How far it has come.
    public enum State: String, Sendable, CaseIterable {
        case running
        case ready
        /// The copy of the service that made it has ended; it is to be asked for again.
        case interrupted
    }

    /// The answer as it was made, without its body.
    public struct Made: Sendable, Hashable {
        public let at: Date
        /// The status of HTTP.
        public let status: Int
        public let contentType: String?
        public let contentDisposition: String?
        /// The address of what was made new.
        public let location: String?
        public let etag: String?

        /// An answer with its status and its headers.
        public init(
            at: Date, status: Int, contentType: String?, contentDisposition: String?, location: String?, etag: String?
        ) {
            self.at = at
            self.status = status
            self.contentType = contentType
            self.contentDisposition = contentDisposition
            self.location = location
            self.etag = etag
        }
    }

    public let id: ExportID
    /// The operation that was asked for, as the contract names it.
    public let operation: String
    /// What whoever fetches it must still hold.
    public let permissions: [Permission]
    public let askedAt: Date
    /// When the copy of the service that makes it was last at it.
    public let seenAt: Date
    /// How many bytes of the answer are there by now.
    public let bytes: Int
    public let made: Made?

    /// An export as it is stored.
    public init(
        id: ExportID, operation: String, permissions: [Permission], askedAt: Date, seenAt: Date, bytes: Int,
        made: Made?
    ) {
        self.id = id
        self.operation = operation
        self.permissions = permissions
        self.askedAt = askedAt
        self.seenAt = seenAt
        self.bytes = bytes
        self.made = made
    }

    /// Seconds for which an export is kept after it was asked for.
    public static let secondsKept: TimeInterval = 24 * 60 * 60
    /// Seconds after which one that nobody was seen to be at is interrupted.
    public static let secondsUnseen: TimeInterval = 120
    /// How many of one caller may run at once.
    public static let atOnce = 5

    /// When it is destroyed.
    public var expiresAt: Date { askedAt.addingTimeInterval(Self.secondsKept) }

    /// How far it has come by an instant.
    public func state(at now: Date) -> State {
        if made != nil { return .ready }
        return now.timeIntervalSince(seenAt) > Self.secondsUnseen ? .interrupted : .running
    }

    /// The answer, where it is ready.
    public func answer(at now: Date) throws(Refusal) -> Made {
        if let made { return made }
        throw state(at: now) == .running ? .exportRunning : .exportInterrupted
    }
}
