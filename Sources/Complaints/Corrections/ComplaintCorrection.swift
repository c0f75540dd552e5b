public import Foundation
public import WorkingDays

/// What is corrected of a complaint besides its stages; what is not said stays.
public struct ComplaintCorrection: Sendable {
    public var receivedAt: Date?
    public var channel: Channel?
    public var complainant: String?
    public var complainantType: ComplainantType?
    public var aboutChildrensSocialCare: Bool?
    public var summary: String?
    /// The answers to the two tests, each where it was recorded wrongly or never.
    public var eligibleComplainant: Bool?
    public var subjectInScope: Bool?
    /// By the fields of `Complaint.correctableDays`.
    public var days: [String: Corrected<Day>] = [:]
    public var writtenRecord = Corrected<WrittenRecord>.kept
    public var points: [PointCorrection] = []
    public var closureReason: RefusalReason?
    public var closureExplanation: String?
    /// Why the answer of the first stage is late, where another receipt makes it so.
    public var lateness = StageCorrection.Lateness()

    /// A correction that says nothing yet.
    public init() {}
}

extension Complaint {
    /// Puts the true facts of a complaint in the place of those that were recorded.
    ///
    /// Who complains, corrected to somebody the law does not name, opens the decision on sufficient interest again
    /// (requirement R54). Every act is tried again afterwards (`settle`).
    public mutating func correct(by correction: ComplaintCorrection, context: RuleContext) throws {
        if let receivedAt = correction.receivedAt { receive(at: receivedAt) }
        channel = correction.channel ?? channel
        complainant = correction.complainant ?? complainant
        summary = correction.summary ?? summary
        if reopensInterest(correctedTo: correction.complainantType) { sufficientInterest = nil }
        interestReopenedOn = interestReopened(byCorrectionTo: correction.complainantType, on: context.today)
        complainantType = correction.complainantType ?? complainantType
        aboutChildrensSocialCare = correction.aboutChildrensSocialCare ?? aboutChildrensSocialCare
        let answers = EligibilityTests(
            eligibleComplainant: correction.eligibleComplainant ?? tests?.eligibleComplainant,
            subjectInScope: correction.subjectInScope ?? tests?.subjectInScope)
        if answers != tests, answers.isAsked {
            guard acceptance != nil || closure != nil else { throw Refusal.notRecorded("eligible_complainant") }
            tests = answers
        }
        for day in Complaint.correctableDays {
            guard let said = correction.days[day.field], said != .kept else { continue }
            try day.correct(&self, by: said)
        }
        if correction.writtenRecord != .kept {
            writtenRecord = correction.writtenRecord.value(instead: writtenRecord)
        }
        try correct(correction.points, context: context)
        try correctClosure(correction)
        acceptance?.procedureVersion = context.version.id
        if let first = stages.first { try explain(correction.lateness, of: first.stage, context: context) }
    }

    /// Gives it another receipt, as if it had been entered so the first time: the first stage is asked for by it, and the
    /// points that came with it were found on its day (`PointTimeLimits`).
    private mutating func receive(at instant: Date) {
        let (before, day) = (receivedOn, London.day(of: instant))
        (receivedAt, receivedOn) = (instant, day)
        if !stages.isEmpty, stages[0].requestedOn == before { stages[0].requestedOn = day }
        for index in points.indices where points[index].foundOn == before { points[index].foundOn = day }
    }

    private mutating func correctClosure(_ correction: ComplaintCorrection) throws(Refusal) {
        if let reason = correction.closureReason {
            guard closure?.kind == .refused else { throw .notRecorded("closure_reason") }
            closure?.reason = reason
        }
        guard let explanation = correction.closureExplanation else { return }
        guard closure != nil else { throw .notRecorded("closure_explanation") }
        try required("closure_explanation", explanation)
        closure?.explanation = explanation
    }
}
