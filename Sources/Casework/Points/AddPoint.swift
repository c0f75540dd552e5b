public import Complaints
public import WorkingDays

/// Adds a point to a complaint: a new issue, or one the investigation found.
public struct AddPoint: ComplaintChange {
    public static let event = "point_added"
    public static let permission = Permission.recordCasework
    public static let needsAcceptance = false

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let text: String
    public let origin: PointOrigin
    public let foundOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, text: String, origin: PointOrigin, foundOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.text = text
        self.origin = origin
        self.foundOn = foundOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.addPoint(text, origin: origin, foundOn: foundOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["text": .text(text), "origin": .text(origin.rawValue), "found_on": .text(foundOn.description)]
    }
}
