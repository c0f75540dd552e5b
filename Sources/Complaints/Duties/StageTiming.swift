public import WorkingDays

/// The days an answer is judged by, side by side: received, due, agreed, answered (requirement R40).
///
/// An agreed day changes the duty to offer stage 2, never whether the answer was in time. Nothing here depends on today.
public struct StageTiming: Hashable, Sendable {
    /// The day the authority received the complaint, or the request for a later stage.
    public let receivedOn: Day
    /// The last day in time.
    public let dueOn: Day?
    /// The latest day the complainant agreed to.
    public let agreedToOn: Day?
    public let answeredOn: Day?
    /// Nil while there is no answer.
    public let isInTime: Bool?
    /// Nil while there is no answer, or where no later day was agreed.
    public let isWithinAgreedDay: Bool?
    /// The day by which stage 2 is offered if there is no answer before; nil where that duty never arose or cannot.
    public let offerDueOn: Day?

    /// The days of a stage, from the deadlines it had.
    public init(of stage: Stage, received: Receipt, isFirst: Bool, duties: [Duty]) {
        receivedOn = isFirst ? received.on : stage.requestedOn
        func inForce(_ clock: String) -> Day? {
            duties.last { $0.clock == clock && $0.endedBy != .superseded }?.dueOn
        }
        dueOn = inForce("response")
        answeredOn = stage.respondedOn
        let agreed = stage.extensions.filter { item in
            item.agreedByBothOn.map { agreedOn in stage.respondedOn.map { agreedOn <= $0 } ?? true } ?? false
        }
        agreedToOn = agreed.map(\.extendedTo).max()
        isInTime = dueOn.flatMap { dueOn in stage.respondedOn.map { $0 <= dueOn } }
        isWithinAgreedDay = agreedToOn.flatMap { agreedToOn in stage.respondedOn.map { $0 <= agreedToOn } }
        offerDueOn = inForce("stage_2_offer")
    }
}
