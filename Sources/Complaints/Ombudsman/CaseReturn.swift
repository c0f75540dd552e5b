import Foundation
public import WorkingDays

/// What brings a case that was sent back as premature to its stage.
public enum ReturnStep: String, Sendable, Codable, CaseIterable {
    /// No complaint is known: one is registered, received on the day the case was sent back.
    case register
    /// The complaint waits to be accepted into a procedure.
    case accept
    /// The complaint is closed, and is reopened first.
    case reopen
    /// The next stage of the complaint is requested, as of the day the case was sent back.
    case request
}

/// The stage to which a premature case goes back (requirement R85).
public struct CaseReturn: Hashable, Sendable {
    /// nil where no complaint is linked.
    public let complaint: ComplaintID?
    public let stage: StageName
    /// The day the case was sent back, which is day 0 of a stage that is opened for it.
    public let sentBackOn: Day
    /// nil once the stage is open.
    public let step: ReturnStep?
    /// The days of the stage, where it is to be opened: by clock.
    public var due: [ReturnDue] = []
}

/// A day that the stage would have.
public struct ReturnDue: Hashable, Sendable {
    public let clock: String
    public let nature: ClockKind
    public let dueOn: Day

    /// The day of a clock.
    public init(clock: String, nature: ClockKind, dueOn: Day) {
        self.clock = clock
        self.nature = nature
        self.dueOn = dueOn
    }
}

extension OmbudsmanCaseRecord {
    /// The day of the decision that the case was premature; nil of any other case.
    var prematureOn: Day? { decision == .prematureReferredBack ? decisionOn : nil }

    /// The day the case was sent back as premature, unless a complaint that counts was made of it already.
    ///
    /// Of a case that was opened in error nothing is owed, and it goes back to nothing.
    public var sentBackOn: Day? {
        let isFollowed = links.contains { $0.kind == .follows && $0.counts }
        return registrationError == nil && !isFollowed ? prematureOn : nil
    }

    /// Refuses another day of the decision while what the case went back to was opened as of the day before the correction.
    ///
    /// `complaint` is the linked one. What was registered in error is not in the way.
    public func checkReturn(to complaint: Complaint?, correcting before: OmbudsmanCaseRecord) throws(Refusal) {
        guard let sentBackOn = before.prematureOn, sentBackOn != prematureOn else { return }
        for link in before.links where link.kind == .follows && link.counts && link.receivedOn == sentBackOn {
            throw .openedByReturn("the complaint \(link.reference)", on: sentBackOn)
        }
        if let complaint, let stage = complaint.opened(on: sentBackOn, beyond: before.standing.reached) {
            throw .openedByReturn("\(stage.named) of \(complaint.reference)", on: sentBackOn)
        }
    }

    /// Where a premature case goes back to: the first stage of its procedure that was not completed when it was sent back;
    /// nil of any other case.
    ///
    /// `complaint` is the linked one, and `version` that of its acceptance, or the one in force on the day.
    public func goesBack(to complaint: Complaint?, version: ProcedureVersion) -> CaseReturn? {
        guard let on = sentBackOn else { return nil }
        let next = version.stages.first { name in complaint?.stage(name)?.endedOn.map { $0 > on } ?? true }
        guard let next else { return nil }
        let step: ReturnStep?
        switch complaint {
        case nil: step = .register
        case let complaint? where complaint.closing != nil: step = .reopen
        case let complaint? where complaint.acceptance == nil: step = .accept
        case let complaint?: step = complaint.stage(next) == nil ? .request : nil
        }
        return CaseReturn(complaint: complaint?.id, stage: next, sentBackOn: on, step: step)
    }
}

extension CaseReturn {
    /// Refuses a return that is not a new complaint or a request, and gives which of the two it is.
    public func check() throws(Refusal) -> ReturnStep {
        guard let step, step == .register || step == .request else { throw .nothingToReturn(step) }
        return step
    }

    /// The days that the stage would have, were it opened; none where that is not the step.
    ///
    /// `receipt` is the linked complaint's. A day outside the calendar is not told.
    public func due(receipt: Receipt?, version: ProcedureVersion, calendar: WorkingCalendar) -> [ReturnDue] {
        guard step == .register || step == .request else { return [] }
        let position = (version.stages.firstIndex(of: stage) ?? 0) + 1
        let opened = Stage(id: StageID(rawValue: UUID()), stage: stage, position: position, requestedOn: sentBackOn)
        do throws(OutsideCalendar) {
            let rule = DutyRule(version: version, calendar: calendar)
            return try rule.duties(of: opened, received: receipt ?? Receipt(on: sentBackOn)).filter(\.isInForce).map {
                ReturnDue(clock: $0.clock, nature: $0.nature, dueOn: $0.dueOn)
            }
        } catch {
            return []
        }
    }
}

extension Refusal {
    /// The case was not sent back.
    public static var nothingSentBack: Refusal { .nothingToReturn(nil) }
}
