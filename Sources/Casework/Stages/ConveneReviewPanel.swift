public import Complaints
public import WorkingDays

/// Appoints three people of the directory a review panel, the chair first.
public struct ConveneReviewPanel: ComplaintChange {
    public static let event = "review_panel_convened"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let panellists: [PersonID]
    public let appointedOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, panellists: [PersonID], appointedOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.panellists = panellists
        self.appointedOn = appointedOn
    }

    public var people: [PersonID] { panellists }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        let people = try panellists.map { try context.person($0, field: "panellist_ids") }
        try complaint.convenePanel(people, on: appointedOn, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "panellist_ids": .text(panellists.map(\.text).joined(separator: "; ")),
            "appointed_on": .text(appointedOn.description),
        ]
    }
}
