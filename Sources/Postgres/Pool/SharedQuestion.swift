/// The statements of a question that two connections answer: each every second one, and once it has none the other's.
///
/// The same connection is thus asked the same, whose plan it has.
///
/// As a job it is the help of the second connection, which reads the moment of the first (`pg_export_snapshot`). Nobody depends
/// on it: where it does not come, or fails, the first answers what is left.
///
/// Unchecked, because results of libpq go from one thread to the other; they do so under the lock.
final class SharedQuestion: QueuedJob, @unchecked Sendable {
    private enum Help {
        case expected, under(Canceller), over
    }

    private struct State {
        /// The statements that nobody has taken: of the one who asks, and of the help.
        var waiting: [[Int]]
        var results: [ResultSet?]
        var help = Help.expected
        var isGivenUp = false

        /// The next of whoever answers, or the last of the other.
        mutating func take(_ side: Side) -> Int? {
            if !waiting[side.rawValue].isEmpty { return waiting[side.rawValue].removeFirst() }
            return waiting[1 - side.rawValue].popLast()
        }
    }

    private enum Side: Int {
        case asker, help
    }

    let deadline: UInt64
    private let statements: [Statement]
    private let snapshot: String
    private let settings: [SQL]
    private let asker: any QueuedJob
    private let askerCanceller: Canceller
    private let monitor: Monitor<State>

    /// What the connection of a job asks, in a snapshot that it exported; `settings` are what its transaction stated.
    init(
        _ statements: [Statement], in snapshot: String, stating settings: [SQL], _ connection: Connection,
        _ asker: any QueuedJob, deadline: UInt64
    ) {
        self.statements = statements
        self.snapshot = snapshot
        self.settings = settings
        self.asker = asker
        askerCanceller = connection.canceller
        self.deadline = deadline
        monitor = Monitor(
            State(
                waiting: [0, 1].map { Array(stride(from: $0, to: statements.count, by: 2)) },
                results: Array(repeating: nil, count: statements.count)))
    }

    /// Answers what nobody has taken, on the connection that asks, waits for what the other has and answers what that left.
    func answer(on connection: Connection) throws -> [ResultSet] {
        do {
            try work(.asker, on: connection)
            _ = monitor.wait { state -> Bool? in
                if case .under = state.help { return nil }
                state.help = .over
                return true
            }
            try work(.asker, on: connection)
        } catch {
            giveUp()
            throw error
        }
        return monitor.withLock { $0.results.compactMap(\.self) }
    }

    private func work(_ side: Side, on connection: Connection) throws {
        while let index = monitor.withLock({ $0.take(side) }) {
            do {
                let statement = statements[index]
                let result = try connection.run(statement.sql, at: statement.callSite)
                result.leave()
                monitor.withLock { $0.results[index] = result }
            } catch {
                monitor.withLock { $0.waiting[side.rawValue].insert(index, at: 0) }
                throw error
            }
        }
    }

    /// Takes everything from the help, which may be under way.
    private func giveUp() {
        monitor.withLock { state in
            state.isGivenUp = true
            state.waiting = [[], []]
            if case .under(let canceller) = state.help { canceller.cancel() }
        }
    }

    var isCancelled: Bool { asker.isCancelled || monitor.withLock { $0.isGivenUp } }

    func run(on worker: Worker) -> () -> Void {
        defer { end() }
        guard let connection = try? worker.connected(), begin(connection.canceller) else { return {} }
        connection.job = self
        // What goes wrong here goes wrong again where the other asks it, who tells of it.
        if (try? help(on: connection)) == nil, connection.isUsable {
            try? connection.command("ROLLBACK")
            if connection.hasStalePlans { try? connection.forgetStatements() }
        }
        connection.job = nil
        askerCanceller.beside(nil)
        worker.tidy()
        return {}
    }

    private func help(on connection: Connection) throws {
        try connection.command(
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT '\(snapshot)'")
        for setting in settings { _ = try connection.run(setting, at: CallSite()) }
        try work(.help, on: connection)
        try connection.command("COMMIT")
    }

    /// Whether the one who asks still has something to be helped with.
    private func begin(_ canceller: Canceller) -> Bool {
        let begins = monitor.withLock { state in
            guard case .expected = state.help, !state.waiting.joined().isEmpty else { return false }
            state.help = .under(canceller)
            return true
        }
        if begins { askerCanceller.beside(canceller) }
        return begins
    }

    private func end() {
        monitor.withLock { $0.help = .over }
        monitor.broadcast()
    }

    func refuse(_ error: any Error) { end() }

    /// Whoever asks is cancelled, and this with it.
    func sendCancel() -> Bool { false }
}

extension Transaction {
    /// Asks a question of statements that take long, those that take longest first.
    ///
    /// In `snapshot` a second connection helps, where one has nothing to do: both read the same moment, and divide the statements
    /// between them. In another transaction it is asked as any question: what that has written, no other connection sees.
    ///
    /// `settings` are what this transaction has stated with `set_config`, which the other states too.
    /// - Throws: the error of a statement that fails.
    public func askWithHelp<Value>(_ question: Question<Value>, stating settings: [SQL]) throws -> Value {
        guard connection.isSnapshot, question.statements.count > 1, let job = connection.job,
            let pool = connection.pool, pool.hasIdle
        else { return try ask(question) }
        let snapshot = try one("SELECT pg_export_snapshot() AS snapshot") { try $0["snapshot"] as String }
        let shared = SharedQuestion(
            question.statements, in: snapshot, stating: settings, connection, job, deadline: pool.deadline)
        pool.submit(shared, mayWait: false)
        var answers = Answers(try shared.answer(on: connection))
        return try question.read(&answers)
    }
}
