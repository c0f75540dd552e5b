public import Complaints
public import Foundation
public import WorkingDays

/// A list of work that waits, each with its own order.
public enum Worklist: String, Sendable, CaseIterable {
    /// Limits of every kind that fall within so many working days, the next first.
    case dueSoon = "due_soon"
    /// Limits of every kind that passed, the longest ago first.
    case overdue
    /// What is owed at the Ombudsman, letters and acts, limits and targets, the next day first.
    case ombudsman
    /// Reviews of the behaviour register and of decisions held back, the next day first.
    case reviews
    /// Open stages, the one first whose complainant has waited longest to hear (requirement R50).
    case needsUpdate = "needs_update"
    /// Complaints not yet accepted into a procedure, those where the decision on sufficient interest is open again, and
    /// those where a proposal waits for the Complaints Manager.
    case awaitingDecision = "awaiting_decision"
    /// Children's stages asked for late, where nobody has decided whether they are heard (rule CH-3.2).
    case lateRequests = "late_requests"
    /// Complaints by children and young people who were not offered an advocate (requirement R55).
    case awaitingAdvocate = "awaiting_advocate"
    /// Children's stage 1 past its limit and any later day that was agreed, with no answer and no good reason, and stage 2
    /// neither offered nor asked for (R41; ruling "Duty to offer stage 2").
    case dutyToOffer = "duty_to_offer"
    /// Limits that were passed before their act was done, or their stage ended, and whose reason is not recorded (R51).
    case lateWithoutReason = "late_without_reason"
    /// Adjudications sent whose receipt is not recorded, so that the time to ask for a panel is provisional (ruling "Stage 3
    /// window without a receipt").
    case receiptMissing = "receipt_missing"
    /// Open complaints, accepted or not yet, with no event for so many working days, the council's own number unless told
    /// (requirement R114).
    case drift
    /// Obligations whose later check has fallen due (requirement R80).
    case checksDue = "checks_due"
    /// Obligations past their day and not done (requirements R78, R88).
    case obligationsOverdue = "obligations_overdue"
    /// Notices called for and not sent, the one called for first first (decision 0043).
    case noticesOwed = "notices_owed"

    /// How many working days the list looks ahead unless told; nil where it looks at the day itself, or back.
    public var workingDays: Int? {
        switch self {
        case .dueSoon: 5
        default: nil
        }
    }
}

/// Which lines a worklist holds; nil does not filter.
public struct WorklistFilter: Sendable, Hashable {
    public var department: String?
    public var service: String?
    public var stage: StageName?
    /// Of what must be done; lists that are of no duty have nothing of it.
    public var kind: DutyKind?
    /// Of whatever is this team's.
    public var team: TeamID?
    /// Of what this person deals with: theirs, or nobody's in a team that they manage.
    public var person: PersonID?
    /// In place of the list's own number.
    public var workingDays: Int?

    /// A filter that lets everything pass.
    public init() {}
}

/// A line of a worklist: no narrative, and names only where the page is asked for its people, but what the person needs to
/// take part.
public struct WorklistLine: Sendable, Hashable {
    /// What it is about, and whose it is.
    public let line: DutyLine
    /// Of the complaint, and the day it was received; nil where there is none.
    public let version: Int?
    public let receivedOn: Day?
    /// What must be done; nil where the list is of no duty.
    public let kind: DutyKind?
    /// The clock whose limit it is.
    public let clock: String?
    public let obligation: ObligationID?
    /// The department or person who owns the obligation.
    public let owner: String?
    /// The day the list is ordered by: due, last heard, received, last event or check.
    public let listedOn: Day
    /// Working days from `listedOn` to today; less than 0 for a day to come, nil outside the calendar.
    public let workingDaysSince: Int?
    /// The limit, or the day the obligation is due.
    public let dueOn: Day?
    /// Working days to `dueOn`; less than 0 when it is over, nil outside the calendar.
    public let workingDaysLeft: Int?
    public let communicationNeeds: [CommunicationNeed]
    let tie: UUID
    let number: Int
}

/// A place in a worklist, the first day first.
public struct WorklistPosition: Sendable, Hashable {
    public let on: Day
    public let id: UUID
    public let number: Int

    /// The place of a line.
    public init(on: Day, id: UUID, number: Int) {
        self.on = on
        self.id = id
        self.number = number
    }
}
