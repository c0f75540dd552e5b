public import Complaints
import WorkingDays

/// Records by when an adult social care or public health complaint will be answered, as agreed with the complainant or set
/// for want of that.
public struct PlanResponse: ComplaintChange {
    public static let event = "response_planned"
    public static let permission = Permission.recordCasework

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let plan: ResponsePlan

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, plan: ResponsePlan) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.plan = plan
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.plan(plan, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "made_on": .text(plan.madeOn.description), "origin": .text(plan.origin.rawValue),
            "respond_by_on": .text(plan.respondByOn.description),
            "letter_on": plan.letterOn.map { .text($0.description) },
        ]
    }
}
