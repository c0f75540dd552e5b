public import Complaints

/// Appoints the Investigating Officer of a stage 2.
public struct AppointInvestigatingOfficer: ComplaintChange {
    public static let event = "investigating_officer_appointed"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let person: String
    public let type: InvestigatorType

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, person: String, type: InvestigatorType) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.person = person
        self.type = type
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.appointInvestigatingOfficer(person, type: type)
    }

    public var details: [String: AuditValue?] {
        ["person": .text(person), "type": .text(type.rawValue)]
    }
}
