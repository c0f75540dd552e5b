import CLibCurl
import Foundation
import Synchronization

/// The thread that drives every transfer of a channel at once, and keeps their connections (libcurl's multi interface).
///
/// The unchecked conformance holds because the handle is used by the thread of `run` alone, but for `curl_multi_wakeup`,
/// which any thread may call.
final class TransferLoop: @unchecked Sendable {
    struct Job: Sendable {
        let exchange: Exchange
        let continuation: UnsafeContinuation<Outcome, Never>
    }

    private struct State {
        var jobs: [Job] = []
        var isClosed = false
    }

    private let handle: UnsafeMutableRawPointer
    private let state = Mutex(State())

    /// How many connections are kept when they are not in use; fewer would be closed when a batch of messages ends.
    private static let connections = 64

    /// libcurl itself must be started once before all else.
    private static let library: CURLcode = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

    init() {
        guard Self.library == CURLE_OK, let handle = curl_multi_init() else {
            preconditionFailure("libcurl cannot be started")
        }
        self.handle = handle
        curl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, Self.connections)
    }

    func add(_ job: Job) {
        state.withLock { $0.jobs.append(job) }
        curl_multi_wakeup(handle)
    }

    /// Lets the thread end when what is on its way has ended.
    func close() {
        state.withLock { $0.isClosed = true }
        curl_multi_wakeup(handle)
    }

    /// Works until the loop is closed.
    func run() {
        ignoreBrokenPipes()
        var running: [UnsafeMutableRawPointer: (Transfer, Job)] = [:]
        while true {
            let (jobs, isClosed) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.isClosed)
            }
            for job in jobs { start(job, among: &running) }
            if isClosed, running.isEmpty { break }
            var count: Int32 = 0
            curl_multi_perform(handle, &count)
            end(among: &running)
            curl_multi_poll(handle, nil, 0, 60_000, nil)
        }
        curl_multi_cleanup(handle)
    }

    private func start(_ job: Job, among running: inout [UnsafeMutableRawPointer: (Transfer, Job)]) {
        do throws(CurlFault) {
            let transfer = try Transfer(job.exchange)
            guard curl_multi_add_handle(handle, transfer.easy.pointer) == CURLM_OK else {
                throw CurlFault(code: CURLE_FAILED_INIT)
            }
            running[transfer.easy.pointer] = (transfer, job)
        } catch {
            job.continuation.resume(returning: Outcome(fault: error.words))
        }
    }

    private func end(among running: inout [UnsafeMutableRawPointer: (Transfer, Job)]) {
        var left: Int32 = 0
        while let message = curl_multi_info_read(handle, &left)?.pointee {
            guard message.msg == CURLMSG_DONE, let easy = message.easy_handle,
                let (transfer, job) = running.removeValue(forKey: easy)
            else { continue }
            let outcome = transfer.ended(with: message.data.result)
            curl_multi_remove_handle(handle, easy)
            job.continuation.resume(returning: outcome)
        }
    }

    /// A connection that the other end closed is an error of the transfer, not a signal that ends the program.
    private func ignoreBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
