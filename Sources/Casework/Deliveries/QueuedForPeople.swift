import Complaints
import Foundation
import Postgres
import WorkingDays

/// What is queued for people: all that is due for somebody by a channel becomes one message, when their hours and the cap
/// let it leave.
///
/// The person is locked meanwhile: what is queued for one person is one worker's, so that it is one digest and the cap
/// holds.
struct QueuedForPeople: Sendable {
    private let claim: Claim
    private let today: Day
    private let casework: Casework

    init(_ claim: Claim, _ context: borrowing OperationContext) {
        self.claim = claim
        today = London.day(of: claim.request.now)
        casework = context.casework
    }

    private var now: Date { claim.request.now }

    /// What messages are made with, the same for everybody.
    private struct Terms {
        let calendar: WorkingCalendar
        let settings: [CouncilSetting: Int]
        let templates: MessageTemplates
        let cap: MessageCap
    }

    /// Makes messages of what is due; moves on what must wait; sends nothing of what was cancelled or is for nobody.
    func freeze(limit: Int, _ db: borrowing Transaction) throws -> (messages: [UUID], looked: Int) {
        let channels = claim.request.channels.subtracting([.webhook]).map(\.rawValue).sorted()
        guard !channels.isEmpty else { return ([], 0) }
        let recipients = try db.all(SQL.recipients(by: channels, at: now, limit: limit)) {
            try Recipient(row: $0, on: today)
        }
        guard !recipients.isEmpty else { return ([], 0) }
        let ids = recipients.map(\.person.rawValue)
        let deliveries = Dictionary(
            grouping: try db.all(SQL.queuedForPeople(ids, by: channels, at: now)) { try QueuedDelivery(row: $0) },
            by: \.person)
        let made = Dictionary(
            grouping: try db.all(SQL.made(for: ids, since: now.addingTimeInterval(-3600))) {
                (person: try $0["recipient_person_id"] as PersonID, at: try $0["created_at"] as Date)
            }, by: \.person)
        let terms = try terms(db)
        var messages: [FrozenMessage] = []
        for recipient in recipients {
            messages += try self.messages(
                to: recipient, deliveries[recipient.person] ?? [], made: made[recipient.person]?.map(\.at) ?? [],
                terms, db)
        }
        try FrozenMessage.store(messages, claim, db)
        return (messages.map(\.id), recipients.count)
    }

    private func terms(_ db: borrowing Transaction) throws -> Terms {
        let settings = try [CouncilSetting.officeOpensAt, .officeClosesAt, .alertMessagesPerHour].values(on: today, db)
        return Terms(
            calendar: try casework.knowledge.calendar(db), settings: settings, templates: try MessageTemplates(db),
            cap: MessageCap(
                perHour: settings[.alertMessagesPerHour] ?? CouncilSetting.alertMessagesPerHour.defaultValue))
    }

    private func messages(
        to recipient: Recipient, _ queued: [QueuedDelivery], made: [Date], _ terms: Terms, _ db: borrowing Transaction
    ) throws -> [FrozenMessage] {
        var made = made
        var messages: [FrozenMessage] = []
        let void = queued.filter { $0.isVoid || recipient.hasLeft }
        try FrozenMessage.cancel(void.map(\.id), db)
        let window = DeliveryWindow(
            hours: .of(recipient.hours, council: terms.settings), calendar: terms.calendar)
        for channel in MessageChannel.allCases {
            let due = queued.filter { $0.channel == channel && !$0.isVoid && !recipient.hasLeft }
            guard !due.isEmpty else { continue }
            guard let address = recipient.address(by: channel) else {
                try reroute(due, db)
                continue
            }
            let departure = max(
                window.departure(isUrgent: false, from: now),
                terms.cap.departure(isUrgent: false, after: made, from: now))
            let leaving = departure <= now ? due : due.filter(\.isUrgent)
            try postpone(due.filter { departure > now && !$0.isUrgent }, until: departure, db)
            guard !leaving.isEmpty else { continue }
            messages.append(message(to: recipient.person, address, by: channel, leaving, terms))
            made.append(now)
        }
        return messages
    }

    private func message(
        to person: PersonID, _ address: String, by channel: MessageChannel, _ deliveries: [QueuedDelivery],
        _ terms: Terms
    ) -> FrozenMessage {
        let digest = Digest(
            deliveries.map(\.facts), templates: terms.templates, links: claim.request.links, on: today, terms.calendar)
        let email = channel == .email ? digest.email : nil
        return FrozenMessage(
            id: .version7(at: now), channel: channel, person: person, webhook: nil, address: address,
            subject: email?.subject, body: email?.body ?? digest.text, isUrgent: deliveries.contains(where: \.isUrgent),
            deliveries: deliveries.map(\.id))
    }

    private func postpone(_ deliveries: [QueuedDelivery], until instant: Date, _ db: borrowing Transaction) throws {
        guard !deliveries.isEmpty else { return }
        try db.execute(
            "UPDATE delivery SET send_after = \(instant) WHERE id = ANY(\(deliveries.map(\.id)))")
    }

    /// Queues anew, by the channel they prefer now, what was queued for an address that somebody has no longer.
    private func reroute(_ deliveries: [QueuedDelivery], _ db: borrowing Transaction) throws {
        try FrozenMessage.cancel(deliveries.map(\.id), db)
        try db.execute(SQL.queue(deliveries.map(\.facts.id), at: now, on: today, toWebhooks: false))
    }
}
