import Casework
import Complaints
import Foundation
import Logging
import Postgres
import TestSupport
import Testing
import WorkingDays

/// Taking messages to send: each one worker's, frozen, and nothing at a wrong hour.
@Suite(.database) struct ClaimTests {
    @Test("What is queued for one person by one channel is one message, in the order of the days due, made once")
    func digest() async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson(email: "o@council.example")
        let late = try await room.raise(to: .person(person), due: "2022-09-30")
        let atOnce = try await room.raise(to: .person(person))
        let later = try await room.raise(to: .person(person), due: "2022-09-28", step: 2)

        let claimed = try await room.claim()

        let message = try #require(claimed.first)
        #expect(claimed.count == 1)
        #expect(message.address == "o@council.example" && message.subject == "Complaints: 3 to see to")
        let lines = message.body.split(separator: "\n").filter { $0.hasPrefix(room.reference) }
        #expect(
            lines.compactMap { $0.split(separator: " ").last.map(String.init) }
                == [atOnce, later, late].map { MailRoom.links.alert($0) })
        #expect(lines.last?.contains("Answer the stage. It was due on 30 September 2022 (1 working day over).") == true)
        #expect(message.attempts == 1 && !message.mayHaveArrived && message.secrets == [])
        #expect(try await room.claim().isEmpty)
        #expect(try await room.deliveries() == ["email made", "email made", "email made"])
        #expect(try await room.message(message.id).alerts == [late, atOnce, later])
    }

    @Test("A message says nothing of who complains, in whatever way it leaves")
    func noName() async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson()
        let other = try await room.addPerson(telephone: "07700900000", prefers: .textMessage)
        _ = try await room.addWebhook()
        for recipient in [person, other] {
            try await room.raise(to: .person(recipient), due: "2022-09-30")
            try await room.raise(to: .person(recipient), ofRegister: true)
        }

        let claimed = try await room.claim()

        #expect(Set(claimed.map(\.channel)) == Set(MessageChannel.allCases))
        for message in claimed { #expect(!"\(message.subject ?? "") \(message.body)".contains("Parent")) }
    }

    @Test("A webhook gets one message for each alert, of identifiers alone, and is signed with its secret")
    func webhook() async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson(prefers: .inbox)
        let webhook = try await room.addWebhook()
        let alerts = [
            try await room.raise(to: .person(person), due: "2022-09-30"), try await room.raise(to: .person(person)),
        ]

        let claimed = try await room.claim()

        let bodies = zip(alerts, ["overdue", "complaint_back_in_queue"]).map { alert, kind in
            #"{"type":"alert.raised","timestamp":"2022-10-03T09:00:00Z","data":{"alert_id":"\#(alert.uuidString.lowercased())","#
                + #""kind":"\#(kind)","complaint_id":"\#(room.complaint.text)","contact_id":null}}"#
        }
        #expect(Set(claimed.map(\.body)) == Set(bodies))
        #expect(claimed.count == 2)
        for message in claimed {
            #expect(message.webhook == webhook && message.subject == nil && message.secrets.count == 1)
        }
    }

    @Test("Of eight workers at once none has a message that another has, and together they have all")
    func workers() async throws {
        let room = try await MailRoom.open()
        _ = try await room.addWebhook()
        var people: [PersonID] = []
        for number in 1...12 { people.append(try await room.addPerson("O. \(number)")) }
        for person in people {
            try await room.raise(to: .person(person))
            try await room.raise(to: .person(person), due: "2022-09-30")
        }

        let claimed = try await withThrowingTaskGroup(of: [ClaimedMessage].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var mine: [ClaimedMessage] = []
                    while true {
                        let batch = try await room.claim(limit: 3)
                        mine += batch
                        if batch.isEmpty { return mine }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }

        #expect(claimed.count == 12 + 24)
        #expect(Set(claimed.map(\.id)).count == claimed.count)
        #expect(try await room.messages(.claimed).count == claimed.count)
        #expect(try await room.deliveries().filter { $0.hasSuffix("queued") } == [])
    }

    @Test("While one worker takes what is queued for somebody, another waits for nothing and gets nothing of theirs")
    func locked() async throws {
        let room = try await MailRoom.open()
        let taken = try await room.addPerson("A", email: "a@council.example")
        let free = try await room.addPerson("B", email: "b@council.example")
        for person in [taken, free] { try await room.raise(to: .person(person)) }
        let other = Database(TestDatabase.current.configuration, logger: Logger(label: "test"))
        let (isLocked, locked) = AsyncStream<Void>.makeStream()
        let (release, released) = (DispatchSemaphore(value: 0), room)
        async let holding: Void = other.write { db in
            try db.execute("SELECT FROM person WHERE id = \(taken) FOR NO KEY UPDATE")
            locked.yield()
            release.wait()
        }
        for await _ in isLocked { break }

        let first = try await released.claim()
        release.signal()
        try await holding
        let second = try await released.claim()
        await other.shutdown()

        #expect(first.map(\.address) == ["b@council.example"])
        #expect(second.map(\.address) == ["a@council.example"])
    }

    @Test(
        "A message whose worker does not come back is the next one's when its lease ends: the same words, the same reference"
    )
    func lease() async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson()
        try await room.raise(to: .person(person), due: "2022-09-30")
        let first = try #require(try await room.claim(lease: 120).first)
        try await room.raise(to: .person(person))
        try await room.execute("UPDATE person SET email = 'new@council.example' WHERE id = \(person)")

        #expect(try await room.after(119).claim().map(\.subject) == ["Complaints: 1 to see to"])
        let again = try #require(try await room.after(120).claim(limit: 1).first)

        #expect(again.id == first.id && again.body == first.body && again.address == first.address)
        #expect(again.subject == first.subject && again.createdAt == first.createdAt)
        #expect(again.claim != first.claim && again.attempts == 2 && again.mayHaveArrived)
    }

    @Test("What a worker says of a message that another has since counts for nothing")
    func lostClaim() async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson()
        let alert = try await room.raise(to: .person(person))
        let first = try #require(try await room.claim(lease: 120).first)
        let later = room.after(120)
        let second = try #require(try await later.claim().first)

        #expect(try await later.settle(first, .handedOver("theirs")) == [])
        #expect(try await later.settle(first, .dead("Gone")) == [])
        #expect(try await later.message(first.id).state == .claimed)
        #expect(try await later.toldAt(alert) == nil)

        #expect(try await later.settle(second, .handedOver("ours")).map(\.state) == [.handedOver])
        #expect(try await later.settle(second, .dead("Too late")) == [])
        let stored = try await later.message(first.id)
        #expect(stored.state == .handedOver && stored.providerReference == "ours" && stored.attempts == 2)
        #expect(try await later.toldAt(alert) == later.now)
    }

    @Test("What is cancelled before it is sent is not sent, and what is left of a message goes without it")
    func cancelled() async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson()
        _ = try await room.addWebhook()
        let cancelled = try await room.raise(to: .person(person))
        let other = try await room.raise(to: .person(person))
        try await room.cancel(cancelled)

        let claimed = try await room.claim()

        #expect(claimed.count == 2)
        #expect(claimed.allSatisfy { !$0.body.contains(cancelled.uuidString.lowercased()) })
        #expect(claimed.allSatisfy { $0.body.contains(other.uuidString.lowercased()) })
        #expect(
            try await room.deliveries() == ["email cancelled", "webhook cancelled", "email made", "webhook made"])
    }

    @Test("Whoever has left since is sent nothing; whoever lost their address is told by the channel they prefer now")
    func addressGone() async throws {
        let room = try await MailRoom.open()
        let left = try await room.addPerson("A")
        let moved = try await room.addPerson("B", telephone: "07700900000")
        let inbox = try await room.addPerson("C")
        for person in [left, moved, inbox] { try await room.raise(to: .person(person)) }
        try await room.execute("UPDATE person SET active_until = '2022-10-02' WHERE id = \(left)")
        try await room.execute(
            "UPDATE person SET email = NULL, preferred_channel = 'text_message' WHERE id = \(moved)")
        try await room.execute("UPDATE person SET email = NULL WHERE id = \(inbox)")

        let claimed = try await room.claim() + room.claim()

        #expect(claimed.map(\.channel) == [.textMessage])
        #expect(claimed.map(\.address) == ["07700900000"])
        #expect(
            try await room.deliveries()
                == ["email cancelled", "email cancelled", "email cancelled", "text_message made"])
    }

    @Test("Only what the configured channels can send is taken; the rest stays queued for when another is")
    func channels() async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson()
        let texted = try await room.addPerson(telephone: "07700900000", prefers: .textMessage)
        let paused = try await room.addWebhook()
        for recipient in [person, texted] { try await room.raise(to: .person(recipient)) }

        #expect(try await room.claim([]).isEmpty)
        #expect(try await room.claim([.textMessage]).map(\.channel) == [.textMessage])
        #expect(try await room.claim([.webhook], paused: [paused]).isEmpty)
        #expect(try await room.claim().map(\.channel.rawValue).sorted() == ["email", "webhook", "webhook"])
    }

    @Test("An urgent alert is taken before others, and no more is taken than was asked for")
    func urgentFirst() async throws {
        let room = try await MailRoom.open()
        for number in 1...3 {
            let person = try await room.addPerson("O. \(number)", email: "o\(number)@council.example")
            try await room.raise(to: .person(person), isUrgent: number == 3)
        }

        #expect(try await room.claim(limit: 1).map(\.address) == ["o3@council.example"])
        #expect(try await room.claim(limit: 1).count == 1)
        #expect(try await room.claim(limit: 100).count == 1)
    }
}
