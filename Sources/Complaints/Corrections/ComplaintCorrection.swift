public import Foundation
public import WorkingDays

/// What is corrected of a complaint besides its stages; what is not said stays.
public struct ComplaintCorrection: Sendable {
    public var receivedAt: Date?
    public var channel: Channel?
    public var complainant: String?
    public var complainantType: ComplainantType?
    public var representativeType = Corrected<RepresentativeType>.kept
    public var aboutChildrensSocialCare: Bool?
    public var summary: String?
    /// The answers to the two tests, each where it was recorded wrongly or never.
    public var eligibleComplainant = Corrected<Bool>.kept
    public var subjectInScope = Corrected<Bool>.kept
    public var acceptanceReason = Corrected<String>.kept
    public var waiverReason = Corrected<String>.kept
    /// The answers to the two limbs of the waiver, which one that comes about needs (`TimeLimitWaiver`).
    public var waiverGoodReason: Bool?
    public var waiverCanBeConsidered: Bool?
    public var interestIsSufficient: Bool?
    public var interestGround: String?
    public var advocacyAnswer: Advocacy.Answer?
    /// Who represents the child, by the offer of an advocate.
    public var representative = Corrected<String>.kept
    /// By the fields of `Complaint.correctableDays`.
    public var days: [String: Corrected<Day>] = [:]
    public var writtenRecord = Corrected<WrittenRecord>.kept
    public var points: [PointCorrection] = []
    public var closureReason: RefusalReason?
    public var closureExplanation: String?
    /// The fields that are null and that a complaint cannot be without.
    public var nulls: [String] = []
    /// Why the answer of the first stage is late, where another receipt makes it so.
    public var lateness = StageCorrection.Lateness()

    /// A correction that says nothing yet.
    public init() {}
}

extension Complaint {
    /// Puts the true facts of a complaint in the place of those that were recorded.
    ///
    /// Who complains, corrected to somebody the law does not name, opens the decision on sufficient interest again
    /// (requirement R54). An acceptance that was recorded by mistake goes with its first stage. Every act is tried again
    /// afterwards (`settle`).
    public mutating func correct(by correction: ComplaintCorrection, context: RuleContext) throws {
        let before = self
        try checkNulls(correction.nulls)
        if let receivedAt = correction.receivedAt { receive(at: receivedAt) }
        channel = correction.channel ?? channel
        complainant = correction.complainant ?? complainant
        summary = correction.summary ?? summary
        if reopensInterest(correctedTo: correction.complainantType) { sufficientInterest = nil }
        interestReopenedOn = interestReopened(byCorrectionTo: correction.complainantType, on: context.today)
        complainantType = correction.complainantType ?? complainantType
        aboutChildrensSocialCare = correction.aboutChildrensSocialCare ?? aboutChildrensSocialCare
        try correctTests(correction)
        for day in Complaint.correctableDays {
            guard let said = correction.days[day.field], said != .kept else { continue }
            try day.correct(&self, by: said)
        }
        if correction.writtenRecord != .kept {
            writtenRecord = correction.writtenRecord.value(instead: writtenRecord)
        }
        try correctDecisions(correction)
        try correctAdvocacy(correction)
        try correct(correction.points, context: context)
        try correctClosure(correction)
        if before.acceptance != nil, acceptance == nil, !stages.isEmpty { try leaveProcedure() }
        acceptance?.procedureVersion = context.version.id
        if let first = stages.first { try explain(correction.lateness, of: first.stage, context: context) }
    }

    /// The fields that a correction takes back and that the complaint never had.
    public func absent(from correction: ComplaintCorrection) -> [String] {
        let taken: [(String, Bool)] = [
            ("representative_type", correction.representativeType == .takenBack && representativeType == nil),
            ("eligible_complainant", correction.eligibleComplainant == .takenBack && tests?.eligibleComplainant == nil),
            ("subject_in_scope", correction.subjectInScope == .takenBack && tests?.subjectInScope == nil),
            ("acceptance_reason", correction.acceptanceReason == .takenBack && acceptance?.reason == nil),
            ("waiver_reason", correction.waiverReason == .takenBack && acceptance?.waiverReason == nil),
            ("representative", correction.representative == .takenBack && advocacy?.representative == nil),
            ("written_record", correction.writtenRecord == .takenBack && writtenRecord == nil),
        ]
        let days = Complaint.correctableDays.filter { $0.isAbsent(self, from: correction.days[$0.field]) }.map(\.field)
        let ofPoints = correction.points.flatMap { said in said.absent(from: points.first { $0.number == said.number })
        }
        return correction.nulls + taken.filter(\.1).map(\.0) + days + ofPoints
    }

    /// Refuses to take back what the complaint cannot be without; what it does not have is no loss.
    private func checkNulls(_ nulls: [String]) throws(Refusal) {
        var recorded = Set((facts + texts).filter { !$0.value.isEmpty }.map(\.fact))
        if !points.isEmpty { recorded.insert("points") }
        if let first = stages.first { recorded.formUnion(first.latenessRecorded) }
        if let null = nulls.first(where: recorded.contains) { throw .notTakenBack(null) }
    }

    /// Gives it another receipt, as if it had been entered so the first time: the first stage is asked for by it, and the
    /// points that came with it were found on its day (`PointTimeLimits`).
    private mutating func receive(at instant: Date) {
        let (before, day) = (receivedOn, London.day(of: instant))
        (receivedAt, receivedOn) = (instant, day)
        if !stages.isEmpty, stages[0].requestedOn == before { stages[0].requestedOn = day }
        for index in points.indices where points[index].foundOn == before { points[index].foundOn = day }
    }

    private mutating func correctTests(_ correction: ComplaintCorrection) throws(Refusal) {
        let answers = EligibilityTests(
            eligibleComplainant: correction.eligibleComplainant.value(instead: tests?.eligibleComplainant),
            subjectInScope: correction.subjectInScope.value(instead: tests?.subjectInScope))
        guard answers != tests ?? EligibilityTests(eligibleComplainant: nil, subjectInScope: nil) else { return }
        guard acceptance != nil || closure != nil else { throw .notRecorded("eligible_complainant") }
        tests = answers.isAsked ? answers : nil
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

    /// Takes the first stage back with the acceptance that opened it, and with the tests, where nothing else is recorded of
    /// it; what was said elsewhere and counted for it stays there: that the contact was acknowledged, and the advocate.
    ///
    /// - Throws: `Refusal.actInTheWay` for what else is recorded of its stages.
    private mutating func leaveProcedure() throws(Refusal) {
        var own = stages
        if own.first?.acknowledgedOn == contactAcknowledgedOn { own[0].acknowledgedOn = nil }
        if own.first?.advocate == advocacy?.advocate { own[0].advocate = nil }
        if let act = own.flatMap(\.acts).first { throw .actInTheWay(act.written, .notAccepted) }
        stages = []
        (interestReopenedOn, tests) = (nil, nil)
    }
}
