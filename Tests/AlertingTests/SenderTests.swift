import Channels
import Complaints
import Foundation
import JSON
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Alerting
@testable import Casework

/// What a round hands to the channels, and what becomes of it.
@Suite(.database) struct SenderTests {
    private static let failing = DeliveryFailure(.temporary, "The server does not answer.")

    /// Queues an e-mail to each of so many people; the alerts.
    private func queue(_ count: Int, in room: MailRoom) async throws -> [UUID] {
        var alerts: [UUID] = []
        for number in 1...count {
            let person = try await room.addPerson("O. \(number)", email: "o\(number)@council.example")
            alerts.append(try await room.raise(to: .person(person)))
        }
        return alerts
    }

    @Test("A round sends everything that is queued, each once, in batches, and the next has nothing to do")
    func everything() async throws {
        let room = try await MailRoom.open()
        _ = try await room.addWebhook()
        let alerts = try await queue(5, in: room)
        let (email, webhook) = (RecordingChannel(), RecordingChannel { _, _ in Handover(providerReference: "theirs") })
        let sender = room.sender([.email: email, .webhook: webhook], width: 4, batch: 3)

        let summary = try await sender.round(now: room.now)
        let next = try await sender.round(now: room.now)

        #expect(summary.handedOver == [.email: 5, .webhook: 5] && summary.dead == [:] && summary.waiting == [:])
        #expect(next == SenderSummary())
        #expect(Set(email.delivered.map(\.address)).count == 5 && email.delivered.count == 5)
        #expect(Set(webhook.delivered.map(\.reference)).count == 5 && webhook.asked == [])
        for alert in alerts { #expect(try await room.toldAt(alert) != nil) }
        let messages = try await room.messages()
        #expect(messages.allSatisfy { $0.state == .handedOver && $0.handedOverAt != nil && $0.attempts == 1 })
        #expect(messages.filter { $0.providerReference == "theirs" }.count == 5)
        let audited = try await room.audited("messages_handed_over").joined()
        #expect(audited.contains("email") && audited.contains("webhook") && !audited.contains("council.example"))
    }

    @Test(
        "What a receiver cannot take now is tried again after a pause, under the same reference and with the same words"
    )
    func triedAgain() async throws {
        let room = try await MailRoom.open()
        let alert = try #require(try await queue(1, in: room).first)
        let channel = RecordingChannel { _, before throws(DeliveryFailure) in
            if before == 0 { throw Self.failing }
            return Handover()
        }

        let first = try await room.sender([.email: channel]).round(now: room.now)
        let waiting = try #require(try await room.messages(.waiting).first)
        #expect(first.waiting == [.email: 1])
        #expect(waiting.error == "The server does not answer." && waiting.attempts == 1)
        let pause = try #require(waiting.nextAttemptAt).timeIntervalSince(room.now)
        #expect(pause >= 5 && pause < 15)
        #expect(try await room.toldAt(alert) == nil)

        let second = try await room.sender([.email: channel]).round(now: room.after(pause).now)

        #expect(second.handedOver == [.email: 1])
        #expect(channel.delivered.count == 2 && Set(channel.delivered).count == 1)
        #expect(channel.asked == [waiting.id.rawValue])
        #expect(try await room.message(waiting.id).error == nil)
        #expect(try await room.toldAt(alert) != nil)
    }

    @Test("What the receiver says it has already is not sent again")
    func found() async throws {
        let room = try await MailRoom.open()
        _ = try await queue(1, in: room)
        let message = try #require(try await room.claim(lease: 60).first)
        let channel = RecordingChannel()
        channel.know(message.id.rawValue, as: "notify-1")

        let summary = try await room.sender([.email: channel]).round(now: room.after(60).now)

        #expect(summary.handedOver == [.email: 1])
        #expect(channel.delivered == [] && channel.asked == [message.id.rawValue])
        #expect(try await room.message(message.id).providerReference == "notify-1")
    }

    @Test("A receiver that asks to be left alone is, by every message of its channel, and the other channels go on")
    func retryAfter() async throws {
        let room = try await MailRoom.open()
        _ = try await room.addWebhook()
        _ = try await queue(3, in: room)
        let limited = RecordingChannel(failing: DeliveryFailure(.temporary, "429", retryAfter: .seconds(60)))
        let webhook = RecordingChannel()
        let sender = room.sender([.email: limited, .webhook: webhook])

        let summary = try await sender.round(now: room.now)
        let early = try await sender.round(now: room.after(30).now)

        #expect(limited.delivered.count == 1 && webhook.delivered.count == 3)
        #expect(summary.waiting == [.email: 3] && early == SenderSummary())
        let waiting = try await room.messages(.waiting)
        #expect(waiting.map(\.attempts).sorted() == [0, 0, 1])
        #expect(waiting.allSatisfy { ($0.nextAttemptAt ?? room.now).timeIntervalSince(room.now) >= 60 })
    }

    @Test(
        "An outage pauses its channel after three failures in a row, uses up no attempt of the rest, and ends by itself"
    )
    func outage() async throws {
        let room = try await MailRoom.open()
        _ = try await room.addWebhook()
        _ = try await queue(8, in: room)
        let isDown = Mutex(true)
        let email = RecordingChannel { _, _ throws(DeliveryFailure) in
            if isDown.withLock({ $0 }) { throw Self.failing }
            return Handover()
        }
        let webhook = RecordingChannel()
        let sender = room.sender([.email: email, .webhook: webhook])

        _ = try await sender.round(now: room.now)
        #expect(email.delivered.count == Pauses.threshold && webhook.delivered.count == 8)
        #expect(try await room.messages(.waiting).map(\.attempts).sorted() == [0, 0, 0, 0, 0, 1, 1, 1])

        isDown.withLock { $0 = false }
        let after = try await sender.round(now: room.after(20).now)
        #expect(after.handedOver == [.email: 8])
        #expect(Set(email.delivered.map(\.reference)).count == 8)
    }

    @Test("One webhook that does not answer pauses itself and no other")
    func oneWebhook() async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson(prefers: .inbox)
        _ = try await room.addWebhook("https://down.example.org/")
        _ = try await room.addWebhook("https://up.example.org/")
        for _ in 1...6 { try await room.raise(to: .person(person)) }
        let channel = RecordingChannel { message, _ throws(DeliveryFailure) in
            if message.address.contains("down") { throw Self.failing }
            return Handover()
        }

        let summary = try await room.sender([.webhook: channel]).round(now: room.now)

        #expect(summary.handedOver == [.webhook: 6] && summary.waiting == [.webhook: 6])
        #expect(channel.delivered.filter { $0.address.contains("down") }.count == Pauses.threshold)
    }

    @Test(
        "What will never be taken is given up at once, what was tried for the last time then",
        arguments: [
            (DeliveryFailure(.permanent, "There is no such mailbox."), 0, MessageState.dead),
            (DeliveryFailure(.gone, "Gone."), 0, .dead), (failing, 10, .waiting), (failing, 11, .dead),
        ])
    func givenUp(failure: DeliveryFailure, earlier: Int, state: MessageState) async throws {
        let room = try await MailRoom.open()
        let alert = try #require(try await queue(1, in: room).first)
        let message = try #require(try await room.claim(lease: 60).first)
        try await room.execute("UPDATE message SET attempts = \(earlier)")
        let channel = RecordingChannel(failing: failure)

        _ = try await room.sender([.email: channel]).round(now: room.after(60).now)

        let stored = try await room.message(message.id)
        #expect(stored.state == state && stored.error == failure.reason && stored.attempts == earlier + 1)
        #expect(try await room.audited("message_given_up").count == (state == .dead ? 1 : 0))
        #expect(try await room.audited("message_given_up").allSatisfy { !$0.contains("@") })
        #expect(try await room.toldAt(alert) == nil)
        #expect(try await room.sender([.email: channel]).round(now: room.after(61).now) == SenderSummary())
    }

    @Test("A webhook that answers that it is gone is disabled, and what was for it is not sent")
    func gone() async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson(prefers: .inbox)
        let webhook = try await room.addWebhook()
        for _ in 1...3 { try await room.raise(to: .person(person)) }
        let channel = RecordingChannel { _, before throws(DeliveryFailure) in
            if before == 0 { throw Self.failing }
            throw DeliveryFailure(.gone, "The address answered 410.")
        }
        let sender = room.sender([.webhook: channel], batch: 1)

        _ = try await sender.round(now: room.now)
        _ = try await sender.round(now: room.after(600).now)

        let stored = try await room.casework.webhook(webhook, as: MailRoom.system)
        #expect(stored.disabledFor == .gone && stored.disabledAt != nil && stored.version == 2)
        #expect(channel.delivered.count == 2)
        #expect(try await room.deliveries() == ["webhook made", "webhook made", "webhook cancelled"])
        #expect(
            try await room.messages(.dead).compactMap(\.error).sorted()
                == ["The address answered 410.", "The webhook was disabled before this was sent."])
        #expect(try await room.audited("webhook_disabled").count == 1)
        #expect(try await room.queueAgain([try await room.raise(to: .person(person))]) == 0)
        #expect(try await room.deliveries().count == 3)
    }

    @Test("Told to stop, a round finishes what is on its way, stores it, and gives the rest back untried")
    func stopped() async throws {
        let room = try await MailRoom.open()
        _ = try await queue(4, in: room)
        let round = Mutex<Task<SenderSummary, any Error>?>(nil)
        let (isUnderWay, underWay) = AsyncStream<Void>.makeStream()
        let channel = RecordingChannel { _, _ in
            underWay.yield()
            round.withLock { $0?.cancel() }
            return Handover()
        }
        let sender = room.sender([.email: channel])
        round.withLock { $0 = Task { try await sender.round(now: room.now) } }
        for await _ in isUnderWay { break }
        let summary = try await round.withLock { $0 }?.value

        #expect(channel.delivered.count == 1)
        #expect(summary?.handedOver == [.email: 1] && summary?.waiting == [.email: 3])
        #expect(try await room.messages(.waiting).allSatisfy { $0.attempts == 0 && $0.error == nil })

        let next = try await room.sender([.email: channel]).round(now: room.after(1).now)
        #expect((next.handedOver[.email] ?? 0) >= 1)
    }

    @Test("Nothing is begun that might end after the lease")
    func leaseEnds() async throws {
        let room = try await MailRoom.open()
        _ = try await queue(2, in: room)
        let channel = RecordingChannel()

        let summary = try await room.sender([.email: channel], lease: .zero).round(now: room.now)

        #expect(channel.delivered == [] && summary.waiting == [.email: 2])
    }

    @Test("With no channel nothing is taken, and what is queued waits")
    func noChannel() async throws {
        let room = try await MailRoom.open()
        _ = try await queue(1, in: room)

        #expect(try await room.sender([:]).round(now: room.now) == SenderSummary())
        #expect(try await room.sender([.webhook: RecordingChannel()]).round(now: room.now) == SenderSummary())
        #expect(try await room.deliveries() == ["email queued"])
        let backlog = try await room.casework.deliveryBacklog()
        #expect(backlog == [DeliveryBacklog(channel: .email, queued: 1, queuedSince: room.now)])
    }

    @Test("A message that was given up is sent again under the same reference, after the receiver was asked for it")
    func resent() async throws {
        let room = try await MailRoom.open()
        _ = try await queue(1, in: room)
        let failed = RecordingChannel(failing: DeliveryFailure(.permanent, "There is no such mailbox."))
        _ = try await room.sender([.email: failed]).round(now: room.now)
        let dead = try #require(try await room.messages(.dead).first)
        try await room.execute("UPDATE person SET email = 'right@council.example'")

        var fields = try Fields(.object([]))
        let resend = ResendMessage(&fields, of: Target(dead.id, expectedVersions: [dead.version]))
        let waiting = try await room.casework.perform(resend, as: MailRoom.system)
        let channel = RecordingChannel()
        let summary = try await room.sender([.email: channel]).round(now: room.now)

        #expect(waiting.state == .waiting && waiting.attempts == 0)
        #expect(summary.handedOver == [.email: 1] && channel.asked == [dead.id.rawValue])
        let (before, after) = (try #require(failed.delivered.first), try #require(channel.delivered.first))
        #expect(after.reference == before.reference && after.body == before.body && after.subject == before.subject)
        #expect(after.address == "right@council.example")
        #expect(try await room.audited("message_resent").count == 1)
    }
}
