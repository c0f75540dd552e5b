import Casework
import Complaints
import Foundation
import Postgres
import TestSupport
import Testing
import WorkingDays

/// When what is queued leaves, on the clock of London, and how much of it within an hour.
@Suite(.database) struct WindowTests {
    @Test(
        "What is raised outside somebody's hours waits for them and is one message then, at both ends of summer time too",
        arguments: [
            ("2022-10-03T16:30:00Z", "2022-10-04T08:00:00Z"), ("2022-10-01T09:00:00Z", "2022-10-03T08:00:00Z"),
            ("2022-10-28T17:00:00Z", "2022-10-31T09:00:00Z"), ("2022-12-23T18:00:00Z", "2022-12-28T09:00:00Z"),
            ("2023-03-24T18:00:00Z", "2023-03-27T08:00:00Z"), ("2023-04-06T17:00:00Z", "2023-04-11T08:00:00Z"),
        ])
    func waits(raised: String, leaves: String) async throws {
        let room = try await MailRoom.open(at: raised)
        let person = try await room.addPerson()
        try await room.raise(to: .person(person))
        try await room.raise(to: .person(person))

        #expect(try await room.claim().isEmpty)
        let opening = try room.at(leaves)
        #expect(try await opening.after(-1).claim().isEmpty)
        #expect(try await opening.claim().map(\.subject) == ["Complaints: 2 to see to"])
    }

    @Test("An urgent alert leaves at night, alone; what is not urgent waits for the morning")
    func urgent() async throws {
        let room = try await MailRoom.open(at: "2022-10-30T00:30:00Z")
        let person = try await room.addPerson()
        try await room.raise(to: .person(person))
        try await room.raise(to: .person(person), isUrgent: true)

        #expect(try await room.claim(lease: 1_000_000).map(\.subject) == ["Complaints: 1 to see to"])
        #expect(try await room.claim().isEmpty)
        #expect(try await room.at("2022-10-31T09:00:00Z").claim().map(\.subject) == ["Complaints: 1 to see to"])
    }

    @Test("Somebody's own hours hold in place of the council's, and a webhook has none")
    func ownHours() async throws {
        let room = try await MailRoom.open(at: "2022-10-01T09:30:00Z")
        let (ten, noon) = (try #require(TimeOfDay("10:00")), try #require(TimeOfDay("12:00")))
        let hours = try #require(WorkingHours(days: [.saturday], from: ten, until: noon))
        let saturday = try await room.addPerson("A", email: "a@council.example", hours: hours)
        let weekday = try await room.addPerson("B", email: "b@council.example")
        _ = try await room.addWebhook()
        for person in [saturday, weekday] { try await room.raise(to: .person(person)) }

        #expect(
            try await room.claim().map(\.address).sorted()
                == ["a@council.example", "https://hooks.example.org/redress", "https://hooks.example.org/redress"])
    }

    @Test("Within an hour somebody gets no more messages than the council allows; the rest is one message in the next")
    func cap() async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson()
        try await room.execute(
            """
            INSERT INTO council_setting (name, from_on, value, reason, decided_by, decided_at)
            VALUES ('alert_messages_per_hour', '2022-10-01', 2, 'Calm', 'A manager', '2022-10-01T09:00:00Z')
            """)
        func raiseAndClaim(_ seconds: TimeInterval, isUrgent: Bool = false) async throws -> [String?] {
            let then = room.after(seconds)
            try await then.raise(to: .person(person), isUrgent: isUrgent)
            return try await then.claim(lease: 9000).map(\.subject)
        }

        #expect(try await raiseAndClaim(0) == ["Complaints: 1 to see to"])
        #expect(try await raiseAndClaim(600) == ["Complaints: 1 to see to"])
        #expect(try await raiseAndClaim(1200) == [])
        #expect(try await raiseAndClaim(1800) == [])
        #expect(try await raiseAndClaim(2400, isUrgent: true) == ["Complaints: 1 to see to"])
        #expect(try await room.after(3599).claim(lease: 9000).isEmpty)
        // The second of the last hour is 3,000 seconds old by then, and the urgent one counts.
        #expect(try await room.after(4199).claim(lease: 9000).isEmpty)
        #expect(try await room.after(4200).claim(lease: 9000).map(\.subject) == ["Complaints: 2 to see to"])
    }
}
