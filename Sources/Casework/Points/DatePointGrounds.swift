public import Complaints
public import JSON
public import WorkingDays

/// Records when the matter of a point arose or came to notice, where that is not the complaint's own day.
public struct DatePointGrounds: ComplaintChange {
    public static let event = "point_grounds_dated"
    public static let permission = Permission.recordCasework
    public static let needsAcceptance = false

    public let target: NumberTarget
    public let point: Int
    public let groundsOn: Day

    public init(_ fields: inout Fields, of target: NumberTarget) {
        self.target = target
        point = target.number
        groundsOn = fields.day("grounds_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.dateGrounds(ofPoint: try complaint.pointToDecide().number, on: complaint.receivedOn)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        guard complaint.points.contains(where: { $0.number == point }) else { throw NotFound("point") }
        try complaint.dateGrounds(ofPoint: point, on: groundsOn)
    }
}
