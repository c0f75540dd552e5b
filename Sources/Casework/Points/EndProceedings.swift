public import Complaints
public import JSON
public import WorkingDays

/// Records the end of the proceedings that a point waited for.
public struct EndProceedings: ComplaintChange {
    public static let event = "proceedings_ended"
    public static let permission = Permission.recordCasework
    public static let needsAcceptance = false

    public let target: NumberTarget
    public let point: Int
    public let endedOn: Day

    public init(_ fields: inout Fields, of target: NumberTarget) {
        self.target = target
        point = target.number
        endedOn = fields.day("proceedings_ended_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.endProceedings(
            ofPoint: try complaint.pointInProceedings().number, on: context.today, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        guard complaint.points.contains(where: { $0.number == point }) else { throw NotFound("point") }
        try complaint.endProceedings(ofPoint: point, on: endedOn, context: context)
    }
}
