public import Complaints
public import JSON
import WorkingDays

/// Leaves a point out of the complaint, with the reason.
public struct ExcludePoint: ComplaintChange {
    public static let event = "point_excluded"
    public static let permission = Permission.decide
    public static let needsAcceptance = false
    public static let settles: ProposedDecision? = .scopeRestriction
    public static let sends: NoticeAct? = .exclusion

    public let target: NumberTarget
    public let point: Int
    public let exclusion: Exclusion
    public let notice: SentNotice?

    public init(_ fields: inout Fields, of target: NumberTarget) {
        self.target = target
        point = target.number
        exclusion = Exclusion(
            on: fields.day("excluded_on"), reason: fields.choice("reason"),
            explanation: fields.text("explanation", limit: 2_000, audited: true))
        notice = fields.notice()
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.exclude(
            try complaint.pointToExclude().number,
            Exclusion(on: context.today, reason: .court, explanation: Sample.text), context: context)
    }

    public var noticeDays: NoticeDays { NoticeDays(act: ("excluded_on", exclusion.on)) }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        guard complaint.points.contains(where: { $0.number == point }) else { throw NotFound("point") }
        try complaint.exclude(point, exclusion, context: context)
    }
}
