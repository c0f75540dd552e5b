import Complaints
import Foundation
import Synchronization
import Testing

@testable import SignIn

/// How often the provider is asked for its keys, and what becomes of tokens when it does not answer.
@Suite struct KeyCacheTests {
    @Test("A thousand tokens with keys that nobody has make one reading until the pause is over, and then one more")
    func unknownKeys() async throws {
        let made = MadeUpProvider()
        let provider = try made.provider()
        #expect(await provider.fault(try made.token()) == nil)
        made.pass(KeyCache.pause)

        for number in 0..<1_000 {
            #expect(await provider.fault(try made.token(header: ["kid": "made up \(number)"])) == .unknownKey)
        }
        let readings = made.reads
        made.pass(KeyCache.pause)
        for _ in 0..<10 { _ = await provider.fault(try made.token(header: ["kid": "made up"])) }

        #expect(readings == 2)
        #expect(made.reads == 3)
    }

    @Test("A hundred who need the keys at once wait for one reading")
    func together() async throws {
        let made = MadeUpProvider()
        let provider = try made.provider()
        made.state.withLock { $0.isHeld = true }
        let token = try made.token()

        async let faults = withTaskGroup(of: SignInFault?.self) { group in
            for _ in 0..<100 { group.addTask { await provider.fault(token) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        while made.state.withLock({ $0.waiting.isEmpty }) { await Task.yield() }
        made.release()

        #expect(await faults == Array(repeating: nil, count: 100))
        #expect(made.reads == 1)
    }

    @Test("Whoever has a key that is known does not wait for a reading that somebody else began")
    func notHeldUp() async throws {
        let made = MadeUpProvider()
        let provider = try made.provider()
        #expect(await provider.fault(try made.token()) == nil)
        made.pass(KeyCache.pause)
        made.state.withLock { $0.isHeld = true }
        let unknown = try made.token(header: ["kid": "made up"])

        async let waits = provider.fault(unknown)
        while made.state.withLock({ $0.waiting.isEmpty }) { await Task.yield() }
        let known = await provider.fault(try made.token())
        made.release()

        #expect(known == nil)
        #expect(await waits == .unknownKey)
    }

    @Test("A new key is taken without a restart; a withdrawn one is of no use once the keys were read again")
    func rotation() async throws {
        let made = MadeUpProvider()
        let provider = try made.provider()
        let old = try made.token()
        #expect(await provider.fault(old) == nil)

        made.state.withLock { $0.published = ["a", "b"] }
        made.pass(KeyCache.pause)
        let new = await provider.fault(try made.token(signedBy: "b"))
        made.state.withLock { $0.published = ["b"] }
        let before = await provider.fault(old)
        made.pass(KeyCache.refreshedAfter)

        #expect(new == nil)
        #expect(before == nil)
        #expect(await provider.fault(try made.token()) == .unknownKey)
        #expect(await provider.fault(try made.token(signedBy: "b")) == nil)
    }

    @Test(
        "While the provider does not answer, known keys serve for a day, and nobody says of others that they are false")
    func down() async throws {
        let made = MadeUpProvider()
        let provider = try made.provider()
        #expect(await provider.fault(try made.token()) == nil)
        made.state.withLock { $0.isDown = true }

        made.pass(KeyCache.keptFor - 1)
        #expect(await provider.fault(try made.token()) == nil)
        #expect(await provider.fault(try made.token(signedBy: "b")) == .keysUnavailable)
        made.pass(1)
        #expect(await provider.fault(try made.token()) == .keysUnavailable)
        made.state.withLock { $0.isDown = false }
        made.pass(KeyCache.pause)
        #expect(await provider.fault(try made.token()) == nil)
        #expect(await provider.fault(try made.token(signedBy: "b")) == .unknownKey)
    }

    @Test("After days in which nobody came, all who come at once wait for one reading and are let in")
    func afterDays() async throws {
        let made = MadeUpProvider()
        let provider = try made.provider()
        #expect(await provider.fault(try made.token()) == nil)
        made.pass(KeyCache.keptFor * 3)
        made.state.withLock { $0.isHeld = true }
        let token = try made.token()

        async let first = provider.fault(token)
        while made.state.withLock({ $0.waiting.isEmpty }) { await Task.yield() }
        async let second = provider.fault(token)
        for _ in 0..<100 { await Task.yield() }
        made.release()

        #expect(await first == nil)
        #expect(await second == nil)
        #expect(made.reads == 2)
    }

    @Test("A provider that takes all its keys away lets nobody in any more")
    func allWithdrawn() async throws {
        let made = MadeUpProvider()
        let provider = try made.provider()
        #expect(await provider.fault(try made.token()) == nil)
        made.state.withLock { $0.published = [] }

        made.pass(KeyCache.refreshedAfter)

        #expect(await provider.fault(try made.token()) == .unknownKey)
    }

    @Test("A provider that never answered is asked once in a pause, and lets nobody in")
    func neverUp() async throws {
        let made = MadeUpProvider()
        let provider = try made.provider()
        made.state.withLock { $0.isDown = true }

        for _ in 0..<100 { #expect(await provider.fault(try made.token()) == .keysUnavailable) }

        #expect(made.reads == 1)
    }

    @Test("A clock that was set back neither makes keys young for good nor keeps the provider from being asked")
    func setBack() async throws {
        let made = MadeUpProvider()
        let provider = try made.provider()
        #expect(await provider.fault(try made.token()) == nil)

        made.pass(-KeyCache.keptFor * 30)

        #expect(await provider.fault(try made.token()) == nil)
        #expect(made.reads == 2)
    }
}
