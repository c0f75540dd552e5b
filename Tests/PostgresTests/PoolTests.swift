import Dispatch
import Logging
import Postgres
import ServiceLifecycle
import TestSupport
import Testing

@Suite("Pool", .database)
struct PoolTests {
    @Test("A connection serves one job at a time, and there are no more connections than configured")
    func oneThreadEach() async throws {
        try await withDatabase({ $0.connections = 2 }) { database in
            let seen = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<200 {
                    group.addTask {
                        try await database.single { db in
                            let pid = try db.one("SELECT pg_backend_pid() AS pid") { try $0["pid"] as Int }
                            let back = try db.one("SELECT \(number) AS n") { try $0["n"] as Int }
                            #expect(back == number)
                            return pid
                        }
                    }
                }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(seen.count <= 2)
        }
    }

    @Test("Of connections that have nothing to do, the one that was used last is used again")
    func lastUsedFirst() async throws {
        try await withDatabase({ $0.connections = 3 }) { database in
            let gate = DispatchSemaphore(value: 0)
            let opened = Counter()
            try await withThrowingTaskGroup { group in
                for _ in 0..<3 {
                    group.addTask {
                        try await database.single { _ in
                            if opened.next() == 3 { for _ in 0..<3 { gate.signal() } }
                            _ = gate.wait(timeout: .now() + 120)
                        }
                    }
                }
                try await group.waitForAll()
            }
            var seen: [Int] = []
            for _ in 0..<60 {
                seen.append(try await number("SELECT pg_backend_pid() AS n", on: database))
            }
            // Those of the beginning may still be on their way to sleep.
            #expect(Set(seen.suffix(30)).count == 1)
        }
    }

    @Test("A statement of a cancelled task is stopped on the server, and the connection goes on working")
    func cancelRunning() async throws {
        try await withDatabase({ $0.connections = 1 }) { busy in
            let task = Task { try await busy.single { try $0.execute("SELECT pg_sleep(300)") } }
            let hasBegun = try await eventually { try await isRunning("pg_sleep(300)", on: database) }
            #expect(hasBegun)
            let start = ContinuousClock.now

            task.cancel()

            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(ContinuousClock.now - start < .seconds(60))
            #expect(try await number("SELECT 1 AS n", on: busy) == 1)
        }
    }

    @Test("A job cancelled while it waits is answered at once and never runs")
    func cancelWaiting() async throws {
        try await withDatabase({ $0.connections = 1 }) { busy in
            let gate = DispatchSemaphore(value: 0)
            let ran = Counter()
            let blocker = Task { try await busy.single { _ in _ = gate.wait(timeout: .now() + 120) } }
            let waiting = Task { try await busy.single { _ in _ = ran.next() } }

            waiting.cancel()

            await #expect(throws: CancellationError.self) { try await waiting.value }
            gate.signal()
            try await blocker.value
            try await busy.single { _ in }
            #expect(ran.value == 0)
        }
    }

    @Test("Cancelling late never stops the next job on the connection")
    func lateCancel() async throws {
        try await withDatabase({ $0.connections = 1 }) { database in
            for _ in 0..<200 {
                let victim = Task { try await database.single { try $0.execute("SELECT 1") } }
                let next = Task { try await number("SELECT 2 AS n", on: database) }
                victim.cancel()
                let answer = try await next.value
                #expect(answer == 2)
            }
        }
    }

    @Test("A cancelled task does not commit")
    func cancelledWrite() async throws {
        try await database.write { try $0.script("CREATE TABLE item (id bigint)") }
        let inserted = DispatchSemaphore(value: 0)
        let cancelled = DispatchSemaphore(value: 0)
        let task = Task { [database] in
            try await database.write { db in
                try db.execute("INSERT INTO item (id) VALUES (1)")
                inserted.signal()
                _ = cancelled.wait(timeout: .now() + 120)
            }
        }
        await onThread { inserted.wait() }

        task.cancel()
        cancelled.signal()

        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await number("SELECT count(*) AS n FROM item", on: database) == 0)
    }

    @Test("When too many jobs wait, the next is refused as busy")
    func queueLimit() async throws {
        try await withDatabase({
            $0.connections = 1; $0.queueLimit = 1
        }) { busy in
            let gate = DispatchSemaphore(value: 0)
            let running = DispatchSemaphore(value: 0)
            let blocker = Task {
                try await busy.single { _ in
                    running.signal()
                    _ = gate.wait(timeout: .now() + 120)
                }
            }
            await onThread { running.wait() }
            let refusals = await withTaskGroup(of: PostgresError?.self) { group in
                for _ in 0..<2 { group.addTask { await postgresError { try await busy.single { _ in } } } }
                let first = await group.next() ?? nil
                gate.signal()
                return [first, await group.next() ?? nil]
            }

            try await blocker.value
            #expect(refusals[0]?.code == .busy)
            #expect(refusals[0]?.isUnavailable == true)
            #expect(refusals[1] == nil)
        }
    }

    @Test("A job that waits too long is refused as busy while every connection is still at work")
    func queueTimeout() async throws {
        try await withDatabase({
            $0.connections = 1; $0.queueTimeout = .milliseconds(50)
        }) { busy in
            let gate = DispatchSemaphore(value: 0)
            let running = DispatchSemaphore(value: 0)
            let blocker = Task {
                try await busy.single { _ in
                    running.signal()
                    _ = gate.wait(timeout: .now() + 120)
                }
            }
            await onThread { running.wait() }

            let errors = [
                await postgresError { try await busy.single { _ in } },
                await postgresError { try await busy.single { _ in } },
            ]

            gate.signal()
            try await blocker.value
            #expect(errors.map { $0?.code } == [.busy, .busy])
        }
    }

    @Test("A statement that runs too long is stopped by the server")
    func statementTimeout() async throws {
        let error = await withDatabaseError({ $0.statementTimeout = .milliseconds(50) }) { database in
            _ = try await database.single { try $0.execute("SELECT pg_sleep(300)") }
        }

        #expect(error?.code == .cancelled)
        #expect(error?.sqlState == .queryCanceled)
    }

    @Test("A lock that is not given in time is an error that may pass")
    func lockTimeout() async throws {
        try await database.write { try $0.script("CREATE TABLE item (id bigint)") }

        let held = DispatchSemaphore(value: 0)
        let gate = DispatchSemaphore(value: 0)
        let holder = Task { [database] in
            try await database.write { db in
                try db.execute("LOCK TABLE item")
                held.signal()
                _ = gate.wait(timeout: .now() + 120)
            }
        }
        await onThread { held.wait() }

        let error = await withDatabaseError({ $0.lockTimeout = .milliseconds(20) }) { database in
            _ = try await database.single { try $0.execute("SELECT count(*) FROM item") }
        }

        gate.signal()
        try await holder.value
        #expect(error?.sqlState == .lockNotAvailable)
        #expect(error?.isUnavailable == true)
    }

    @Test("At shutdown each job runs or is refused, later ones are refused, and the connections are closed")
    func shutdown() async throws {
        try await withDatabase({
            $0.connections = 2
            $0.applicationName = "closing"
        }) { closing in
            let errors = await withTaskGroup(of: PostgresError?.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        if number == 50 { await closing.shutdown() }
                        return await postgresError { try await closing.single { try $0.execute("SELECT 1") } }
                    }
                }
                return await group.reduce(into: [PostgresError?]()) { $0.append($1) }
            }
            let late = await postgresError { try await closing.single { _ in } }

            #expect(errors.allSatisfy { $0 == nil || $0?.code == .shuttingDown })
            #expect(late?.code == .shuttingDown)
        }
        let areClosed = try await eventually {
            try await number(
                """
                SELECT count(*) AS n FROM pg_stat_activity
                WHERE application_name = 'closing' AND datname = current_database()
                """, on: database) == 0
        }
        #expect(areClosed)
    }

    @Test("Run as a service, the database ends with the group, and jobs come to an end before it")
    func service() async throws {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let service = Database(TestDatabase.current.configuration, logger: logger)
        let group = ServiceGroup(services: [service], logger: logger)

        async let running: Void = group.run()
        let answer = try await number("SELECT 1 AS n", on: service)
        await group.triggerGracefulShutdown()
        try await running
        let late = await postgresError { try await service.single { _ in } }

        #expect(answer == 1)
        #expect(late?.code == .shuttingDown)
    }
}
