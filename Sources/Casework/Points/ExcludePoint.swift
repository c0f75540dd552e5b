public import Complaints
import WorkingDays

/// Leaves a point out of the complaint, with the reason.
public struct ExcludePoint: ComplaintChange {
    public static let event = "point_excluded"
    public static let permission = Permission.decide
    public static let needsAcceptance = false
    public static let settles: ProposedDecision? = .scopeRestriction

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let point: Int
    public let exclusion: Exclusion

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, point: Int, exclusion: Exclusion) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.point = point
        self.exclusion = exclusion
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        guard complaint.points.contains(where: { $0.number == point }) else { throw NotFound("point") }
        try complaint.exclude(point, exclusion, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "point": .number(point), "excluded_on": .text(exclusion.on.description),
            "reason": .text(exclusion.reason.rawValue), "explanation": .text(exclusion.explanation),
        ]
    }
}
