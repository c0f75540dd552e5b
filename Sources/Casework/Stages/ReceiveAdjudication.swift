public import Complaints
public import WorkingDays

/// Records the day the complainant received the adjudication; the time to ask for a review panel counts from it.
public struct ReceiveAdjudication: ComplaintChange {
    public static let event = "adjudication_received"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let receivedOn: Day

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, receivedOn: Day) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.receivedOn = receivedOn
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.receiveAdjudication(on: receivedOn, context: context)
    }

    public var details: [String: AuditValue?] {
        ["adjudication_received_on": .text(receivedOn.description)]
    }
}
