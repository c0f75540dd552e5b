import Complaints
import Foundation
import WorkingDays

/// An operation as the table below knows it: what it is called, who may do it, where, and its rule with today's values.
struct ComplaintOperation: Sendable {
    enum Scope: Sendable {
        case complaint
        case stages(Set<StageName>)
        case nextStage
    }

    let name: String
    let permission: Permission
    /// Where a stage asks for another permission.
    let permissionAt: [StageName: Permission]
    let scope: Scope
    let attempt: @Sendable (inout Complaint, StageName?, RuleContext) throws -> Void

    private init(
        _ name: String, _ permission: Permission, _ scope: Scope = .complaint, at: [StageName: Permission] = [:],
        _ attempt: @escaping @Sendable (inout Complaint, StageName?, RuleContext) throws -> Void
    ) {
        self.name = name
        self.permission = permission
        permissionAt = at
        self.scope = scope
        self.attempt = attempt
    }

    /// What adds to the file of a complaint is possible in every state.
    private static func entry(_ name: String, _ permission: Permission = .recordCasework) -> ComplaintOperation {
        ComplaintOperation(name, permission) { _, _, _ in }
    }

    private static let text = "-"

    private static func closure(_ kind: ClosureKind, _ context: RuleContext) -> Closure {
        Closure(
            kind: kind, on: context.today, reason: kind == .refused ? .otherRedress : nil, explanation: text,
            letterOn: context.today, by: text, rightsCheck: nil)
    }

    /// Every POST of openapi.yaml below a complaint; a test compares the two.
    static let all: [ComplaintOperation] = intake + points + stages + investigation + panel + file

    private static let intake: [ComplaintOperation] = [
        ComplaintOperation("decideSufficientInterest", .decide) { complaint, _, context in
            try complaint.decide(
                SufficientInterest(isSufficient: true, ground: text, decidedOn: context.today, notifiedOn: nil),
                context: context)
        },
        ComplaintOperation("acceptComplaint", .decide) { complaint, _, context in
            try complaint.checkAcceptable()
        },
        ComplaintOperation("refuseComplaint", .decide) { complaint, _, context in
            try complaint.refuse(closure(.refused, context), context: context)
        },
        ComplaintOperation("withdrawComplaint", .recordCasework) { complaint, _, context in
            try complaint.withdraw(closure(.withdrawn, context), context: context)
        },
        ComplaintOperation("reopenComplaint", .decide) { complaint, _, _ in try complaint.reopen(reason: text) },
        ComplaintOperation("recordAdvocacy", .recordCasework) { complaint, _, context in
            try complaint.record(
                Advocacy(
                    offeredOn: context.today, answer: nil, answeredOn: nil, representative: nil,
                    representativeType: nil), context: context)
        },
        ComplaintOperation("sendWrittenRecord", .recordCasework) { complaint, _, context in
            try complaint.sendWrittenRecord(WrittenRecord(sentOn: context.today, agreedOn: nil), context: context)
        },
    ]

    private static let points: [ComplaintOperation] = [
        ComplaintOperation("addPoint", .recordCasework) { complaint, _, context in
            try complaint.addPoint(text, origin: .complainant, foundOn: context.today, context: context)
        },
        ComplaintOperation("excludePoint", .decide) { complaint, _, context in
            guard let point = complaint.includedPoints.last else { throw Refusal.lastPoint }
            try complaint.exclude(
                point.number,
                Exclusion(on: context.today, reason: .court, explanation: text), context: context)
        },
        ComplaintOperation("splitPoint", .decide) { complaint, _, context in
            guard let point = complaint.includedPoints.last else { throw Refusal.lastPoint }
            try complaint.exclude(
                point.number,
                Exclusion(on: context.today, reason: .splitOff, explanation: text), context: context)
        },
        ComplaintOperation("endProceedings", .recordCasework) { complaint, _, context in
            let waiting = complaint.points.first { $0.exclusion?.reason == .proceedings }
            try complaint.endProceedings(
                ofPoint: (waiting ?? complaint.points.last)?.number ?? 0, on: context.today, context: context)
        },
    ]

    private static let stages: [ComplaintOperation] = [
        ComplaintOperation("requestStage", .recordCasework, .nextStage) { complaint, stage, context in
            guard let stage else {
                throw complaint.acceptance == nil
                    ? Refusal.notAccepted : Refusal.noFurtherStage(complaint.stages.last?.stage)
            }
            try complaint.requestStage(stage, on: context.today, context: context)
        },
        ComplaintOperation("acknowledgeStage", .recordCasework, .stages(every)) { complaint, stage, context in
            if let stage { try complaint.acknowledge(stage, on: context.today, context: context) }
        },
        ComplaintOperation("grantExtension", .decide, .stages(every)) { complaint, stage, context in
            guard let stage else { return }
            try complaint.grantExtension(
                Extension(
                    agreedOn: context.today, extendedTo: context.today.adding(days: 1), reason: text, notifiedOn: nil),
                of: stage, context: context)
        },
        ComplaintOperation("decideLateRequest", .decide, .stages([.investigation, .reviewPanel])) {
            complaint, stage, context in
            guard let stage else { return }
            let decision = LateRequestDecision(
                accepted: true, decidedOn: context.today, reason: text, letterSentOn: nil)
            try complaint.decideLateRequest(decision, for: stage, context: context)
        },
        ComplaintOperation("draftResponse", .recordCasework, .stages(every)) { complaint, stage, context in
            if let stage { try complaint.draft(stage, context: context) }
        },
        ComplaintOperation("checkResponse", .recordCasework, .stages(every)) { complaint, stage, context in
            if let stage { try complaint.check(stage, context: context) }
        },
        // The answer of an investigation is its adjudication (requirement R57).
        ComplaintOperation("respondToStage", .respond, .stages(every), at: [.investigation: .adjudicate]) {
            complaint, stage, context in
            if let stage { try complaint.readyToRespond(stage, context: context) }
        },
        ComplaintOperation("reopenSingleStage", .decide, .stages([.singleStage])) { complaint, _, _ in
            try complaint.reopenSingleStage(reason: text)
        },
        ComplaintOperation("bypassStage1", .decide, .stages([.localResolution])) { complaint, _, context in
            try complaint.bypassStage1(on: context.today, complainantAgrees: true, reason: text, context: context)
        },
        ComplaintOperation("offerStage2", .decide, .stages([.localResolution])) { complaint, _, context in
            try complaint.offerStage2UnderDuty(on: context.today, context: context)
        },
    ]

    private static let investigation: [ComplaintOperation] = [
        ComplaintOperation("agreeStatement", .recordCasework, .stages([.investigation])) { complaint, _, context in
            try complaint.agreeStatement(on: context.today, context: context)
        },
        ComplaintOperation("appointInvestigatingOfficer", .recordCasework, .stages([.investigation])) {
            complaint, _, context in
            try complaint.appointInvestigatingOfficer(.outsider(1, context), on: context.today, context: context)
        },
        ComplaintOperation("appointIndependentPerson", .recordCasework, .stages([.investigation])) {
            complaint, _, context in
            try complaint.appointIndependentPerson(.outsider(2, context), on: context.today, context: context)
        },
        ComplaintOperation("recordInvestigationReport", .recordCasework, .stages([.investigation])) {
            complaint, _, context in try complaint.recordReport(on: context.today, context: context)
        },
    ]

    private static let panel: [ComplaintOperation] = [
        ComplaintOperation("conveneReviewPanel", .recordCasework, .stages([.reviewPanel])) { complaint, _, context in
            try complaint.convenePanel(
                (1...3).map { .outsider($0, context) }, on: context.today, context: context)
        },
        ComplaintOperation("holdReviewPanel", .recordCasework, .stages([.reviewPanel])) { complaint, _, context in
            try complaint.holdPanel(on: context.today, context: context)
        },
        ComplaintOperation("recordPanelFindings", .recordCasework, .stages([.reviewPanel])) { complaint, _, context in
            try complaint.recordFindings(sentOn: context.today, receivedOn: nil, context: context)
        },
        ComplaintOperation("referEarly", .decide, .stages([.reviewPanel])) { complaint, _, context in
            try complaint.referEarly(
                on: context.today, complainantAgrees: true, reason: text, actionPlan: text, context: context)
        },
        ComplaintOperation("acceptEarlyReferral", .recordCasework, .stages([.reviewPanel])) {
            complaint, _, context in try complaint.acceptEarlyReferral(on: context.today, context: context)
        },
    ]

    private static let file: [ComplaintOperation] = [
        ComplaintOperation("correctOutcome", .decide, .stages(every)) { complaint, stage, _ in
            guard let stage else { return }
            guard let found = complaint.stage(stage) else { throw Refusal.stageNotReached(stage) }
            if found.respondedOn == nil { throw Refusal.stageUnanswered(stage) }
        },
        ComplaintOperation("reviewFault", .recordCasework) { complaint, _, _ in
            if !complaint.stages.contains(where: { $0.outcome == .faultFound }) { throw Refusal.noFaultFound }
        },
        ComplaintOperation("moveComplaintToVersion", .decide) { complaint, _, _ in
            try complaint.checkMovable()
        },
        ComplaintOperation("planResponse", .recordCasework, .stages([.singleStage])) { complaint, stage, context in
            try complaint.checkRunning(.singleStage)
        },
        ComplaintOperation("askForAdvocate", .recordCasework, .stages([.localResolution])) { complaint, _, context in
            try complaint.askForAdvocate(on: context.today, context: context)
        },
        ComplaintOperation("appointAdvocate", .recordCasework, .stages([.localResolution])) { complaint, _, context in
            try complaint.appointAdvocate(on: context.today, context: context)
        },
        ComplaintOperation("receiveAdjudication", .recordCasework, .stages([.investigation])) {
            complaint, _, context in try complaint.receiveAdjudication(on: context.today, context: context)
        },
        entry("assignComplaint"), entry("addContributor"), entry("namePerson"), entry("referComplaint"),
        entry("acknowledgeComplaintReferral"), entry("tagComplaint"), entry("addParty"),
        entry("endParty"), entry("recordNotice"), entry("proposeDecision"), entry("decideFreeze", .decide),
        entry("endFreeze", .decide), entry("recordErasureRequest", .decide), entry("addAction"), entry("recordEntry"),
        entry("strikeEntry"), entry("linkComplaint"), entry("recordCommunicationNeeds"),
        entry("recordEqualityMonitoring"), entry("correctComplaint"),
    ]

    private static let every = Set(StageName.allCases)
}

extension Person {
    /// Somebody who may be appointed to anything: what a caller would send.
    fileprivate static func outsider(_ number: UInt8, _ context: RuleContext) -> Person {
        Person(
            id: PersonID(rawValue: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, number))),
            name: "-\(number)",
            employment: .otherCouncilEmployee, spouseOfOfficerOrMember: false, service: nil, lineManager: nil,
            managedIn: nil, team: nil, trainedOn: context.today, dayCostPence: nil, capacities: Set(Capacity.allCases),
            activeUntil: nil, version: 1, changedAt: .distantPast)
    }
}
