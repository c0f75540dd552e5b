public import Complaints

/// Opens a withdrawn or refused complaint again.
public struct ReopenComplaint: ComplaintChange {
    public static let event = "complaint_reopened"
    public static let permission = Permission.decide
    public static let needsAcceptance = false

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let reason: String

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, reason: String) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.reason = reason
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.reopen(reason: reason)
    }

    public var details: [String: AuditValue?] {
        ["reason": .text(reason)]
    }
}
