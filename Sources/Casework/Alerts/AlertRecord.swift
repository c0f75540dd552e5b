public import Complaints
public import Foundation
import Postgres
public import WorkingDays

/// An alert as whoever has it reads it: what is due, whose it is and how it stands, without a name.
public struct AlertRecord: Sendable, Hashable {
    public let id: AlertID
    public let kind: AlertKind
    /// What is due; nil where it tells of something that happened.
    public let duty: DutyKind?
    public let clock: String?
    /// The last day in time for which it was told.
    public let dueOn: Day?
    /// The step of the ladder, from 1.
    public let step: Int?
    public let audience: String
    public let recipient: AlertRecipient
    public let complaint: ComplaintID?
    public let contact: ContactID?
    /// The case at the Ombudsman that the duty, or its letter or obligation, is of.
    public let ombudsmanCase: OmbudsmanCaseID?
    public let measure: BehaviourMeasureID?
    public let referral: SafeguardingReferralID?
    public let singleContact: SinglePointOfContactID?
    /// The report of a year that is not published, and its period.
    public let report: ReportName?
    public let reportPeriod: String?
    /// Of the complaint, contact or case; nil where it is about none of these.
    public let reference: String?
    public let raisedOn: Day
    public let raisedAt: Date
    /// Working days since it was raised.
    public let ageWorkingDays: Int
    public let joined: AlertID?
    public let cancelledFor: AlertCancellation?
    /// When it was first handed over to a channel or seen; nil before.
    public let toldAt: Date?
    public let seenAt: Date?
    public let seenBy: String?
    public let standing: AlertStanding

    /// What was done last about it, and when.
    public var lastAction: (action: String, at: Date) {
        var actions: [(action: String, at: Date)] = [("raised", raisedAt)]
        if let seenAt { actions.append(("seen", seenAt)) }
        for answer in standing.answers {
            actions.append(("answered", answer.answeredAt))
            if let verdict = answer.verdict, let at = answer.judgedAt { actions.append((verdict.rawValue, at)) }
        }
        return actions.max { $0.at < $1.at } ?? ("raised", raisedAt)
    }
}

extension AlertRecord {
    /// An alert from the columns of `SQL.alerts`, with its answers.
    init(row: Row, _ answers: [AlertAnswer], on today: Day, _ calendar: WorkingCalendar) throws {
        id = try row["id"]
        kind = try row["kind"]
        duty = try row["duty_kind"]
        clock = try row["clock"]
        dueOn = try row["due_on"]
        step = try row["step"]
        audience = try row["audience"]
        let person: PersonID? = try row["recipient_person_id"]
        recipient = try person.map { .person($0) } ?? .role(try row["recipient_role"])
        complaint = try row["complaint_id"]
        contact = try row["contact_id"]
        ombudsmanCase = try row["ombudsman_case_id"]
        measure = try row["behaviour_measure_id"]
        referral = try row["safeguarding_referral_id"]
        singleContact = try row["single_point_of_contact_id"]
        report = try row["report"]
        reportPeriod = try row["report_period"]
        reference = try row["reference"]
        raisedOn = try row["raised_on"]
        raisedAt = try row["raised_at"]
        ageWorkingDays = try calendar.workingDays(after: raisedOn, through: max(today, raisedOn))
        joined = try row["joined_id"]
        cancelledFor = try row["cancelled_for"]
        toldAt = try row["told_at"]
        seenAt = try row["seen_at"]
        seenBy = try row["seen_by"]
        standing = AlertStanding(
            state: Self.state(
                of: answers, joined: joined != nil, cancelled: cancelledFor != nil,
                isOver: duty == nil ? seenAt != nil : try (row["ended_on"] as Day?).map { $0 <= today } ?? false),
            answerDueOn: try row["answer_due_on"], answers: answers)
    }

    private static func state(
        of answers: [AlertAnswer], joined: Bool, cancelled: Bool, isOver: Bool
    ) -> AlertState {
        if cancelled { return .cancelled }
        if joined { return .joined }
        if answers.last?.verdict == .accepted { return .accepted }
        if isOver { return .over }
        return answers.last.map { $0.verdict == nil } ?? false ? .answered : .open
    }
}

extension AlertAnswer {
    /// An answer from its row.
    init(row: Row) throws {
        self.init(
            text: try row["text"],
            answeredBy: Signature(name: try row["answered_by"], people: try row["answered_by_ids"]),
            answeredAt: try row["answered_at"], answeredOn: try row["answered_on"], verdict: try row["verdict"],
            verdictReason: try row["verdict_reason"], judgedBy: try row["judged_by"], judgedAt: try row["judged_at"])
    }
}
