import Casework
import Complaints
import Postgres
import TestSupport
import Testing
import WorkingDays

/// What is queued for an alert, beyond the inbox.
@Suite(.database) struct QueueTests {
    @Test(
        "An alert goes by the channel that whoever it is for prefers, by e-mail where they prefer none and have an address",
        arguments: [
            ("an address, and nothing preferred", "a@b.example", nil, nil, nil, ["email queued"]),
            ("e-mail preferred", "a@b.example", "07700900000", .email, nil, ["email queued"]),
            ("text messages preferred", "a@b.example", "07700900000", .textMessage, nil, ["text_message queued"]),
            ("the inbox preferred", "a@b.example", nil, .inbox, nil, []),
            ("a telephone alone, and nothing preferred", nil, "07700900000", nil, nil, []),
            ("no address", nil, nil, nil, nil, []),
            ("their last day", "a@b.example", nil, nil, "2022-10-03", ["email queued"]),
            ("gone since yesterday", "a@b.example", nil, nil, "2022-10-02", []),
        ] as [(String, String?, String?, StaffChannel?, String?, [String])])
    func preferred(
        name: String, email: String?, telephone: String?, channel: StaffChannel?, until: String?, queued: [String]
    ) async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson(
            email: email, telephone: telephone, prefers: channel, until: until)

        try await room.raise(to: .person(person))

        #expect(try await room.deliveries() == queued)
    }

    @Test(
        "What is for the managers, or for whoever receives referrals, goes to everybody who is a Complaints Manager, each by their own channel",
        arguments: [.role(.manager), .role(.firstResponse), .role(.allocatedWorker)] as [AlertRecipient]
    )
    func managers(recipient: AlertRecipient) async throws {
        let room = try await MailRoom.open()
        _ = try await room.addPerson("O. Officer")
        try await room.raise(to: .role(.manager))
        #expect(try await room.deliveries() == [])
        _ = try await room.addPerson("M. One", capacities: [.complaintsOfficer, .complaintsManager])
        _ = try await room.addPerson(
            "M. Two", telephone: "07700900000", prefers: .textMessage, capacities: [.complaintsManager])
        _ = try await room.addPerson("M. Three", prefers: .inbox, capacities: [.complaintsManager])
        _ = try await room.addPerson("M. Four", capacities: [.complaintsManager], until: "2022-10-02")

        try await room.raise(to: recipient)

        #expect(try await room.deliveries().sorted() == ["email queued", "text_message queued"])
    }

    @Test("Every webhook is told once, a disabled one is not, and none of the behaviour register")
    func webhooks() async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson()
        _ = try await room.addWebhook("https://one.example.org/")
        _ = try await room.addWebhook("https://two.example.org/")
        _ = try await room.addWebhook("https://three.example.org/", isDisabled: true)

        try await room.raise(to: .person(person))
        try await room.raise(to: .person(person), ofRegister: true)

        #expect(try await room.deliveries() == ["email queued", "webhook queued", "webhook queued", "email queued"])
    }

    @Test("Queued again it is queued once, and an alert that is cancelled or told with another is queued for nobody")
    func once() async throws {
        let room = try await MailRoom.open()
        let person = try await room.addPerson()
        _ = try await room.addWebhook()
        let alert = try await room.raise(to: .person(person))
        #expect(try await room.queueAgain([alert]) == 0)

        let cancelled = try await room.raise(to: .person(person))
        let joined = try await room.raise(to: .person(person))
        try await room.execute("DELETE FROM delivery WHERE alert_id <> \(alert)")
        try await room.cancel(cancelled)
        try await room.execute("UPDATE alert SET joined_id = \(alert) WHERE id = \(joined)")

        #expect(try await room.queueAgain([cancelled, joined]) == 0)
        #expect(try await room.queueAgain([]) == 0)
        #expect(try await room.deliveries() == ["email queued", "webhook queued"])
    }
}
