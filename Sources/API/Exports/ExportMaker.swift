import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Synchronization

/// Makes the answers that callers do not wait for, two at a time, and goes on saying that it is at them.
///
/// What waits is in memory alone: where the service ends, those exports are interrupted and are to be asked for again.
public final class ExportMaker: Sendable {
    /// An answer to be made.
    struct Job: Sendable {
        let export: ExportID
        let path: String
        let credential: Credential
        let logger: Logger
        /// The answer as it would have been given at once, a problem in its place where there is one.
        let respond: @Sendable () async -> Response
        /// The problem of an answer that could not be made whole.
        let explain: @Sendable (any Error) -> Response
    }

    private let casework: Casework
    private let jobs: AsyncStream<Job>
    private let queue: AsyncStream<Job>.Continuation
    private let unfinished = Mutex<Set<ExportID>>([])

    private static let atOnce = 2
    private static let signOfLife = Duration.seconds(20)

    init(casework: Casework) {
        self.casework = casework
        (jobs, queue) = AsyncStream.makeStream()
    }

    /// Takes an answer up; it is made when those before it are.
    func take(_ job: Job) {
        _ = unfinished.withLock { $0.insert(job.export) }
        queue.yield(job)
    }

    /// Makes what is asked for until the task is cancelled.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.sayMaking() }
            group.addTask { await self.makeAll() }
        }
    }

    private func makeAll() async {
        await withTaskGroup(of: Void.self) { group in
            var running = 0
            for await job in jobs {
                if running == Self.atOnce {
                    await group.next()
                    running -= 1
                }
                group.addTask { await self.make(job) }
                running += 1
            }
        }
    }

    private func sayMaking() async {
        while (try? await Task.sleep(for: Self.signOfLife)) != nil {
            let exports = unfinished.withLock { Array($0) }
            // Where the database does not answer now, the next sign tells; after six of them the exports are interrupted.
            if !exports.isEmpty { try? await casework.sayMaking(exports) }
        }
    }

    private func make(_ job: Job) async {
        let started = ContinuousClock.now
        defer { _ = unfinished.withLock { $0.remove(job.export) } }
        do {
            let response = await job.respond()
            do {
                try await store(response, of: job)
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                try await casework.discardParts(of: job.export)
                try await store(job.explain(error), of: job)
            }
            job.logger.info(
                "an export is ready",
                metadata: [
                    "export": "\(job.export.text)",
                    "ms": .stringConvertible(started.duration(to: .now).wholeMilliseconds),
                ])
        } catch {
            job.logger.error(
                "an export was interrupted", metadata: ["export": "\(job.export.text)", "error": "\(error)"])
        }
    }

    private func store(_ response: Response, of job: Job) async throws {
        let path = response.status.kind == .successful ? job.path : nil
        try await response.body.write(ExportWriter(job.export, path, job.credential, casework))
        try await casework.end(
            job.export, at: path, status: response.status.code, contentType: response.headers[.contentType],
            contentDisposition: response.headers[.contentDisposition], location: response.headers[.location],
            etag: response.headers[.eTag])
    }
}

/// Stores the body of an answer in parts as it is written.
private struct ExportWriter: ResponseBodyWriter {
    let export: ExportID
    let path: String?
    let credential: Credential
    let casework: Casework
    private var pending = ByteBuffer()
    private var number = 0

    /// The most bytes of a part.
    private static let partSize = 512 * 1024

    init(_ export: ExportID, _ path: String?, _ credential: Credential, _ casework: Casework) {
        self.export = export
        self.path = path
        self.credential = credential
        self.casework = casework
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
        pending.writeImmutableBuffer(buffer)
        while pending.readableBytes >= Self.partSize { try await storePart() }
        pending.discardReadBytes()
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
        if pending.readableBytes > 0 { try await storePart() }
    }

    private mutating func storePart() async throws {
        let bytes = pending.readBytes(length: min(Self.partSize, pending.readableBytes)) ?? []
        try await casework.store(bytes, asPart: number, of: export, at: path, as: credential)
        number += 1
    }
}
