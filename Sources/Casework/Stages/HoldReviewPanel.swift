public import Complaints
public import WorkingDays

/// Records that the review panel met.
public struct HoldReviewPanel: ComplaintChange {
    public static let event = "review_panel_held"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let heldOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, heldOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.heldOn = heldOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.holdPanel(on: heldOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["held_on": .text(heldOn.description)]
    }
}
