public import Complaints
public import WorkingDays

/// Records the end of the proceedings that a point waited for.
public struct EndProceedings: ComplaintChange {
    public static let event = "proceedings_ended"
    public static let permission = Permission.recordCasework
    public static let needsAcceptance = false

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let point: Int
    public let endedOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, point: Int, endedOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.point = point
        self.endedOn = endedOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        guard complaint.points.contains(where: { $0.number == point }) else { throw NotFound("point") }
        try complaint.endProceedings(ofPoint: point, on: endedOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["point": .number(point), "ended_on": .text(endedOn.description)]
    }
}
