public import Complaints
public import JSON
public import WorkingDays

/// Adds a point to a complaint: a new issue, or one the investigation found.
public struct AddPoint: ComplaintChange {
    public static let event = "point_added"
    public static let permission = Permission.recordCasework
    public static let adds = true
    public static let needsAcceptance = false

    public let target: Target<RecordKinds.Complaint>
    public let text: String
    public let origin: PointOrigin
    public let foundOn: Day
    public let groundsOn: Day?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target
        text = fields.text("text", limit: 5_000, audited: true)
        origin = fields.choice("origin")
        foundOn = fields.day("found_on")
        groundsOn = fields.day(optional: "grounds_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.addPoint(Sample.text, origin: .complainant, foundOn: context.today, context: context)
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.addPoint(text, origin: origin, foundOn: foundOn, groundsOn: groundsOn, context: context)
    }
}
