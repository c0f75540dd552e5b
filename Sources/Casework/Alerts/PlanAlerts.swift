public import Complaints
import Foundation
public import Postgres
import WorkingDays

/// What one look of the planner did, or all of a round.
public struct AlertRound: Sendable, Hashable {
    /// How many duties were looked at.
    public let looked: Int
    /// How many alerts were raised, with those that joined another.
    public let raised: Int
}

/// Raises the alerts whose day has come, each once, and notes when each duty is looked at next (requirements R105 to R108).
///
/// It reads what is due, not what is stored. Several may plan at once: each takes duties that no other has.
public struct PlanAlerts: Operation {
    public static let event = "alerts_planned"
    public static let permission = Permission.recordCasework
    /// How many duties one transaction takes.
    public static let batch = 1_000

    /// A look at what is due now.
    public init() {}

    /// What was raised; more is due where as many duties were looked at as a transaction takes.
    ///
    /// - Throws: `Refusal.clockDiffers` where the machine's clock is not the database's.
    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> AlertRound {
        try context.checkClock(db)
        let ahead = try DutyAhead.take(Self.batch, on: context.today, db)
        guard !ahead.isEmpty else { return AlertRound(looked: 0, raised: 0) }
        return AlertRound(looked: ahead.count, raised: try AlertPlanner(context, db).raise(ahead, context, db))
    }
}

/// What the planner knows besides the duties: the ladders, the calendar, and who stands where today.
struct AlertPlanner {
    private let ladders: [Ladder]
    private let calendar: WorkingCalendar
    private let holders: [PostName: PersonID]
    private let linkOfficer: PersonID?

    init(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        let today = context.today
        ladders = try Ladder.all(db)
        calendar = try context.casework.knowledge.calendar(db)
        let holders = try Post.all(db).compactMap { post in post.holder(on: today).map { (post.name, $0.person) } }
        self.holders = Dictionary(holders) { first, _ in first }
        linkOfficer = try db.first(SQL.linkOfficerHere(on: today)) { try $0["id"] as PersonID }
    }

    /// Raises what is to be told of duties that the transaction holds; the number of alerts.
    func raise(
        _ ahead: [DutyAhead], _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Int {
        var rows: [AlertRow] = []
        var events: [RaisedAlert] = []
        var next: [(duty: Int, on: Day)] = []
        var over: [Int] = []
        for duty in ahead {
            let (told, nextOn) = plan(duty, at: context.now, on: context.today)
            rows += told
            events += told.filter { $0.joined == nil }.map { RaisedAlert(alert: $0, duty: duty) }
            if let nextOn { next.append((duty.id, nextOn)) } else { over.append(duty.id) }
        }
        let new = Set(try AlertRow.insert(rows, context, db))
        try RaisedAlert.audit(events.filter { new.contains($0.alert.id) }, at: context.now, db)
        try AlertRow.list(rows.filter { $0.kind == .challenge && new.contains($0.id) }, db)
        try db.execute(SQL.look(next))
        try DutyAhead.leave(over, db)
        return new.count
    }

    private func plan(_ duty: DutyAhead, at now: Date, on today: Day) -> (told: [AlertRow], nextOn: Day?) {
        guard
            let ladder = ladders.ladder(of: duty.scope, on: today)?
                .climbed(atOmbudsman: duty.ombudsmanCase != nil)
        else { return ([], nil) }
        do {
            let plan = try ladder.plan(
                dueOn: duty.dueOn, duty.climb, on: today, calendar)
            guard let step = plan.step else { return ([], plan.nextOn) }
            var told = alert(step, of: ladder, duty, at: now, on: today)
            told.answerDueOn = try ladder.answerDueOn(step: step, toldOn: today, calendar)
            let joined = plan.joined.map { earlier in
                var alert = alert(earlier, of: ladder, duty, at: now, on: today)
                alert.joined = told.id
                return alert
            }
            return ([told] + joined, plan.nextOn)
        } catch {
            // A step beyond the end of the calendar, which is looked at again until the calendar is longer.
            return ([], today.adding(days: 1))
        }
    }

    private func alert(_ step: Int, of ladder: Ladder, _ duty: DutyAhead, at now: Date, on today: Day) -> AlertRow {
        let rung = ladder.steps[step - 1]
        return AlertRow(
            id: AlertID(rawValue: .version7(at: now)), kind: rung.alert,
            cause: .step(step, at: rung.workingDays, of: duty.id, dueOn: duty.dueOn), audience: rung.audience.rawValue,
            recipient: who(duty).recipient(of: rung.audience), about: duty.about,
            isUrgent: duty.kind == .safeguardingAcknowledgement, raisedOn: today, raisedAt: now)
    }

    private func who(_ duty: DutyAhead) -> WhoIsTold {
        let line = duty.line
        var above: [PostKind: PersonID] = [:]
        for kind in PostKind.allCases {
            let service = line.service.flatMap { name in
                line.department.map { ServiceName(department: $0, name: name) }
            }
            guard
                let place = try? PostPlace(
                    of: kind, team: kind == .teamManager ? line.assignee.team : nil,
                    department: kind == .teamManager ? nil : line.department,
                    service: kind == .serviceManager ? service?.name : nil)
            else { continue }
            above[kind] = holders[PostName(kind: kind, place: place)]
        }
        return WhoIsTold(
            assignee: line.assignee.responsible, rungs: Rungs(above, except: duty.named),
            linkOfficer: linkOfficer.flatMap { duty.named.contains($0) ? nil : $0 })
    }
}

extension SQL {
    /// When each is looked at next, also one whose ladder had ended.
    fileprivate static func look(_ next: [(duty: Int, on: Day)]) -> SQL {
        """
        INSERT INTO duty_ahead (duty_id, next_step_on) SELECT * FROM unnest(\(next.map(\.duty)), \(next.map(\.on)))
        ON CONFLICT (duty_id) DO UPDATE SET next_step_on = excluded.next_step_on
        """
    }
}

extension Casework {
    /// A round: tells of measures that ended by themselves and of reports that are not published, then of everything whose
    /// day has come; the number of alerts.
    ///
    /// - Throws: `Refusal.clockDiffers` where the machine's clock is not the database's.
    public func raiseAlerts(as credential: Credential) async throws -> Int {
        let ended = try await perform(TellEndedMeasures(), as: credential)
        let unpublished = try await perform(TellUnpublishedReports(), as: credential)
        return try await ended + unpublished + planAlerts(as: credential).raised
    }

    /// Plans until nothing is due.
    ///
    /// - Throws: `Refusal.clockDiffers` where the machine's clock is not the database's.
    public func planAlerts(as credential: Credential) async throws -> AlertRound {
        var (looked, raised) = (0, 0)
        while true {
            let round = try await perform(PlanAlerts(), as: credential)
            looked += round.looked
            raised += round.raised
            guard round.looked == PlanAlerts.batch else { return AlertRound(looked: looked, raised: raised) }
        }
    }
}
