public import Complaints

/// Appoints the three people of a review panel.
public struct ConveneReviewPanel: ComplaintChange {
    public static let event = "review_panel_convened"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let panellists: [String]

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, panellists: [String]) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.panellists = panellists
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.convenePanel(panellists)
    }

    public var details: [String: AuditValue?] {
        ["panellists": .text(panellists.joined(separator: "; "))]
    }
}
