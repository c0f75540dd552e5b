import Complaints
import Foundation
import Logging
import Postgres
import TestSupport
import Testing
import WorkingDays

@testable import Alerting
@testable import Casework

/// Where alerts are queued and messages taken, at an instant; a complaint of 1 September 2022 is what they are about.
struct MailRoom: Sendable {
    let casework: Casework
    let now: Date
    let complaint: ComplaintID
    /// As the register has it.
    let reference: String

    static let system = Credential.commandLine(name: "system")
    static let links = AlertLinks(base: "https://complaints.example.org")

    /// Monday, 3 October 2022, ten o'clock in London.
    static func open(at instant: String = "2022-10-03T09:00:00Z") async throws -> MailRoom {
        let database = TestDatabase.current.database
        try await database.write { db in
            _ = try db.execute(
                "INSERT INTO service (department, name) VALUES ('Children and Family Services', 'First Response')")
        }
        let begin = try Date("2022-09-01T11:00:00Z", strategy: .iso8601)
        let registered = try await Casework(database: database, clock: Clock { begin }).perform(
            RegisterComplaint(
                receivedAt: begin, channel: .email, complainant: "P. Parent", complainantType: .parent,
                representativeType: nil, department: "Children and Family Services", service: "First Response",
                aboutChildrensSocialCare: true, causes: ["delay"], summary: "No answer"), as: system
        ).complaint
        return try MailRoom(complaint: registered.id, reference: registered.reference).at(instant)
    }

    private init(complaint: ComplaintID, reference: String, casework: Casework? = nil, now: Date = .distantPast) {
        let database = TestDatabase.current.database
        self.casework = casework ?? Casework(database: database, clock: Clock { now })
        self.now = now
        self.complaint = complaint
        self.reference = reference
    }

    /// The same room at another instant.
    func at(_ instant: String) throws -> MailRoom {
        MailRoom(complaint: complaint, reference: reference, now: try Date(instant, strategy: .iso8601))
    }

    /// The same room so many seconds later.
    func after(_ seconds: TimeInterval) -> MailRoom {
        MailRoom(complaint: complaint, reference: reference, now: now.addingTimeInterval(seconds))
    }
}

extension MailRoom {
    func addPerson(
        _ name: String = "O. Officer", email: String? = "officer@council.example", telephone: String? = nil,
        prefers channel: StaffChannel? = nil, capacities: [Capacity] = [], hours: WorkingHours? = nil,
        until: String? = nil
    ) async throws -> PersonID {
        let id = PersonID(rawValue: .version7(at: now))
        try await database.write { [now] db in
            _ = try db.execute(
                """
                INSERT INTO person (
                    id, name, employment, spouse_of_officer_or_member, capacities, email, telephone, preferred_channel,
                    working_days, works_from, works_until, active_until, changed_at
                )
                VALUES (\(id), \(name), 'employee', false, \(capacities.map(\.rawValue))::text[], \(email), \(telephone),
                    \(channel), \(hours?.days.map(\.rawValue))::text[], \(hours?.from), \(hours?.until), \(until)::date,
                    \(now))
                """)
        }
        return id
    }

    func addWebhook(_ url: String = "https://hooks.example.org/redress", isDisabled: Bool = false) async throws
        -> WebhookID
    {
        let id = WebhookID(rawValue: .version7(at: now))
        try await database.write { [now] db in
            _ = try db.execute(
                """
                INSERT INTO webhook (id, url, description, secret, disabled_at, disabled_for, changed_at)
                VALUES (\(id), \(url), 'A test', \(WebhookSecret().text), \(isDisabled ? now : nil),
                    \(isDisabled ? WebhookDisabling.asked : nil), \(now))
                """)
        }
        return id
    }

    /// Raises an alert as the planner or an operation would, and queues it; about the answer of the complaint where it is
    /// told for a day, else about the complaint that has nobody.
    @discardableResult
    func raise(
        to recipient: AlertRecipient, due: String? = nil, step: Int = 1, isUrgent: Bool = false,
        ofRegister: Bool = false
    ) async throws -> UUID {
        let casework = casework
        let (complaint, now, today) = (complaint, now, London.day(of: now))
        let id = UUID.version7(at: now)
        try await database.write { db in
            let measure = ofRegister ? try Self.addMeasure(at: now, db) : nil
            let duty = try due.map { _ in try Self.addDuty(step, of: complaint, db) }
            try db.execute(
                """
                INSERT INTO alert (
                    id, kind, duty_id, step, working_days, due_on, cause, audience, recipient_person_id, recipient_role, complaint_id,
                    behaviour_measure_id, is_urgent, raised_on, raised_at
                )
                VALUES (\(id), \(due == nil ? AlertKind.complaintBackInQueue : .overdue), \(duty),
                    \(due == nil ? nil : step), \(due == nil ? nil : step), \(due)::date, \(due == nil ? "test:\(id)" : nil), 'assignee',
                    \(recipient.person), \(recipient.role?.rawValue), \(ofRegister ? nil : complaint), \(measure), \(isUrgent),
                    \(today), \(now))
                """)
            let context = try casework.context(Self.system, .recordCasework, now: now, db)
            try context.queueDeliveries(for: [id], db)
        }
        return id
    }

    private static func addDuty(_ number: Int, of complaint: ComplaintID, _ db: borrowing Transaction) throws -> Int {
        try db.one(
            """
            INSERT INTO duty (complaint_id, kind, clock, nature, basis_on, due_on, calendar_version, known_from)
            SELECT \(complaint), 'response', \("test \(number) \(UUID().uuidString)"), 'limit', '2022-09-01', '2022-09-30',
                max(number), '2022-09-01'
            FROM calendar_version
            RETURNING id
            """
        ) { try $0["id"] }
    }

    private static func addMeasure(at now: Date, _ db: borrowing Transaction) throws -> UUID {
        let id = UUID.version7(at: now)
        try db.execute(
            """
            INSERT INTO behaviour_measure (
                id, complainant, complainant_kind, kind, evidence, restrictions, contact_days, adjustments_considered,
                grace_working_days, changed_at
            )
            VALUES (\(id), 'P. Parent', 'adult', 'warning', 'Threats', '{}', '{}', true, 20, \(now))
            """)
        return id
    }

    /// How many deliveries are new where alerts are queued again.
    func queueAgain(_ alerts: [UUID]) async throws -> Int {
        let (casework, now) = (casework, now)
        return try await database.write { db in
            try casework.context(Self.system, .recordCasework, now: now, db).queueDeliveries(for: alerts, db)
        }
    }

    func cancel(_ alert: UUID) async throws {
        try await execute("UPDATE alert SET cancelled_for = 'done' WHERE id = \(alert)")
    }

    /// When an alert was first told; nil before.
    func toldAt(_ alert: UUID) async throws -> Date? {
        try await database.read { db in
            try db.one("SELECT told_at FROM alert WHERE id = \(alert)") { try $0["told_at"] }
        }
    }

    func execute(_ sql: SQL) async throws {
        try await database.write { db in _ = try db.execute(sql) }
    }

    var database: Database { TestDatabase.current.database }
}

extension MailRoom {
    func claim(
        _ channels: Set<MessageChannel> = Set(MessageChannel.allCases), limit: Int = 100, lease: TimeInterval = 120,
        paused: Set<WebhookID> = []
    ) async throws -> [ClaimedMessage] {
        let request = ClaimRequest(
            now: now, leaseUntil: now.addingTimeInterval(lease), channels: channels, paused: paused, limit: limit,
            links: Self.links)
        return try await casework.perform(ClaimMessages(request), as: Self.system).messages
    }

    @discardableResult
    func settle(_ message: ClaimedMessage, _ outcome: MessageResult.Outcome) async throws -> [SettledMessage] {
        try await casework.perform(SettleMessages([MessageResult(message, outcome)], at: now), as: Self.system)
    }

    func message(_ id: MessageID) async throws -> MessageRecord {
        try await casework.message(id, as: Self.system)
    }

    func messages(_ state: MessageState? = nil) async throws -> [MessageRecord] {
        try await casework.messages(state, after: nil, limit: 200, as: Self.system).items
    }

    /// The deliveries there are: channel, whether cancelled, whether in a message.
    func deliveries() async throws -> [String] {
        try await database.read { db in
            try db.all("SELECT channel, cancelled, message_id IS NOT NULL AS made FROM delivery ORDER BY id") { row in
                let (cancelled, made): (Bool, Bool) = (try row["cancelled"], try row["made"])
                return "\(try row["channel"] as String) \(cancelled ? "cancelled" : made ? "made" : "queued")"
            }
        }
    }

    /// The audit's events of an operation, with their details.
    func audited(_ operation: String) async throws -> [String] {
        try await database.read { db in
            try db.all("SELECT details::text FROM audit_event WHERE operation = \(operation) ORDER BY id") {
                try $0["details"]
            }
        }
    }

    func sender(
        _ channels: [MessageChannel: RecordingChannel], width: Int = 1, batch: Int = 100,
        lease: Duration = .seconds(240)
    ) -> Sender {
        var pace = Sender.Pace()
        (pace.width, pace.batch, pace.lease) = (width, batch, lease)
        var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        return Sender(
            casework: casework, channels: channels, links: Self.links, pace: pace, logger: logger, chance: { 1 })
    }
}
