public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Ends a stage with its answer and outcome.
public struct RespondToStage: ComplaintChange {
    public static let event = "stage_responded"
    public static let permission = Permission.respond
    public static let sends: NoticeAct? = .answer

    /// The answer of an investigation is its adjudication (requirement R57).
    public static func permission(at stage: StageName?) -> Permission {
        stage == .investigation ? .adjudicate : permission
    }

    public let target: StageTarget
    public let response: Response
    public var notice: SentNotice?

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        if let stage { try complaint.readyToRespond(stage, context: context) }
    }

    public var people: [PersonID] { [response.respondedBy].compactMap(\.self) }

    public var noticeDays: NoticeDays { NoticeDays(act: ("responded_on", response.respondedOn)) }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.respond(response, to: stage, context: context)
    }

    /// Each recommendation that was accepted becomes an obligation with its owner and day (requirements R26, R78).
    public func finish(
        _ complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let answered = complaint.stage(stage)?.id else { return }
        for answer in response.recommendations {
            guard let agreed = answer.obligation,
                var obligation = try Obligation.lock(answer.number, of: answered, db)
            else { continue }
            let owner = try ObligationOwner.find(NamedOwner(agreed), in: complaint.id, today: context.today, db)
            try obligation.agree(agreed, by: response, owner: owner)
            try obligation.store(db)
            try Obligation.moveOn(obligation.id, at: context.now, db)
            try context.storeDuties(of: [.obligation(obligation.id)], by: nil, db)
        }
    }

    /// What was left out is named beside what was found (requirement R29).
    public func details(replacing before: Complaint) -> [String: AuditValue?] {
        let leftOut = before.pointsLeftOut.map { String($0.number) }
        return details.merging([
            "excluded_points": leftOut.isEmpty || response.findings.isEmpty
                ? nil : .text(leftOut.joined(separator: ", "))
        ]) { $1 }
    }

    public var details: [String: AuditValue?] {
        [
            "findings": response.findings.isEmpty ? nil : .text(response.findings.written),
            "recommendations": response.recommendations.isEmpty
                ? nil
                : .text(
                    response.recommendations.map {
                        "\($0.number): \($0.obligation != nil ? "accepted" : "not accepted")"
                    }
                    .joined(separator: "; ")),
        ]
    }
}

extension RespondToStage {
    public init(_ fields: inout Fields, of target: StageTarget) {
        self.init(
            target: target,
            response: Complaints.Response(&fields), notice: fields.notice())
    }
}

extension Complaints.Response {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            respondedOn: fields.day("responded_on"),
            respondedBy: fields.identifier(optional: "responded_by").map { PersonID(rawValue: $0) },
            outcome: fields.choice(optional: "outcome"), allPointsUpheld: fields.flag(optional: "all_points_upheld"),
            noFindingReason: fields.choice(optional: "no_finding_reason"),
            breachReason: fields.choice(optional: "breach_reason"),
            breachExplanation: fields.text(optional: "breach_explanation", limit: 2_000), findings: fields.findings(),
            recommendations: fields.objects(optional: "recommendations", limit: 100) {
                OnRecommendation(
                    number: $0.integer("number", in: 1...1_000),
                    obligation: $0.object(optional: "obligation") { fields in
                        let owner = NamedOwner(&fields)
                        return AgreedObligation(
                            ProposedObligation(&fields), owner: owner.person, ownerDepartment: owner.department,
                            ownerService: owner.service, ownerPost: owner.post, doneOn: fields.day(optional: "done_on"),
                            evidence: fields.text(optional: "evidence", limit: 4_000))
                    }, reason: $0.text(optional: "reason", limit: 2_000))
            }, independentPersonConsultedOn: fields.day(optional: "independent_person_consulted_on"))
    }
}
