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

    /// Each recommendation that was accepted becomes an action with its owner and day (requirements R26, R78).
    public func finish(
        _ complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let texts = complaint.stage(stage)?.recommendations ?? []
        for answer in response.recommendations {
            guard let action = answer.action, let text = texts.first(where: { $0.number == answer.number })?.text
            else { continue }
            let owner = try ActionOwner.find(action.owner, department: action.ownerDepartment, in: complaint.id, db)
            try db.execute(
                SQL.insert(
                    action, owner, id: .version7(at: context.now), text: text, respondedOn: response.respondedOn,
                    source: stage == .reviewPanel ? .stage3 : .stage2, complaint: complaint.id))
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
                    response.recommendations.map { "\($0.number): \($0.action != nil ? "accepted" : "not accepted")" }
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

extension SQL {
    fileprivate static func insert(
        _ action: Response.AgreedAction, _ owner: ActionOwner, id: UUID, text: String, respondedOn: Day,
        source: ActionSource, complaint: ComplaintID
    ) -> SQL {
        """
        INSERT INTO action (
            id, complaint_id, scope, type, owner_id, owner_department, agreed_on, due_on, completed_on, evidence,
            description, source, accepted
        )
        VALUES (
            \(id), \(complaint), \(action.scope), \(action.type), \(owner.person), \(owner.department),
            \(action.agreedOn(by: respondedOn)), \(action.dueOn ?? action.completedOn), \(action.completedOn), \(action.evidence), \(text), \(source), true
        )
        """
    }
}

extension [FindingOnPoint] {
    /// As the audit keeps them: `1: upheld; 2: not_upheld`.
    var written: String { map { "\($0.point): \($0.finding.rawValue)" }.joined(separator: "; ") }
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
                    action: $0.object(optional: "action") {
                        AgreedAction(
                            scope: $0.choice("scope"), type: $0.choice("type"),
                            owner: $0.identifier(optional: "owner_id").map { PersonID(rawValue: $0) },
                            ownerDepartment: $0.text(optional: "owner_department", limit: 200),
                            dueOn: $0.day(optional: "due_on"), completedOn: $0.day(optional: "completed_on"),
                            evidence: $0.text(optional: "evidence", limit: 4_000))
                    }, reason: $0.text(optional: "reason", limit: 2_000))
            }, independentPersonConsultedOn: fields.day(optional: "independent_person_consulted_on"))
    }
}
