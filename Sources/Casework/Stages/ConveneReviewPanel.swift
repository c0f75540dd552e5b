public import Complaints
public import JSON
public import WorkingDays

/// Appoints three people of the directory a review panel, the chair first.
public struct ConveneReviewPanel: ComplaintChange {
    public static let event = "review_panel_convened"
    public static let permission = Permission.recordCasework
    public static let scope = OperationScope.stages([.reviewPanel])

    public let target: StageTarget
    public let panellists: [PersonID]
    public let appointedOn: Day
    public let needsConfirmedOn: Day?

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        panellists = fields.identifiers("panellist_ids", limit: 20).map(PersonID.init(rawValue:))
        appointedOn = fields.day("appointed_on")
        needsConfirmedOn = fields.day(optional: "needs_confirmed_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.convenePanel(
            (1...3).map { Sample.outsider($0, context) }, on: context.today, context: context)
    }

    public var people: [PersonID] { panellists }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        let people = try panellists.map { try context.person($0, field: "panellist_ids") }
        try complaint.convenePanel(people, on: appointedOn, needsConfirmedOn: needsConfirmedOn, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "panellist_ids": .text(panellists.map(\.text).joined(separator: "; "))
        ]
    }
}
