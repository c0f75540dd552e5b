public import Complaints
import WorkingDays

/// Grants an extension of a stage, with its reason and the day the complainant was told.
///
/// What the extension does is in the complaint's answer as its verdict: one without its notice is kept and moves nothing.
public struct GrantExtension: ComplaintChange {
    public static let event = "stage_extended"
    public static let permission = Permission.decide
    public static let settles: ProposedDecision? = .extension

    public let complaint: ComplaintID
    public let expectedVersion: Int?
    public let stage: StageName
    public let `extension`: Extension

    /// The operation on a complaint, at the version the caller saw.
    public init(complaint: ComplaintID, expectedVersion: Int?, stage: StageName, extension: Extension) {
        self.complaint = complaint
        self.expectedVersion = expectedVersion
        self.stage = stage
        self.extension = `extension`
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.grantExtension(`extension`, of: stage, context: context)
    }

    public var details: [String: AuditValue?] {
        [
            "stage": .text(stage.rawValue),
            "agreed_on": .text(`extension`.agreedOn.description),
            "extended_to": .text(`extension`.extendedTo.description),
            "reason": .text(`extension`.reason),
            "notified_on": `extension`.notifiedOn.map { .text($0.description) },
            "ombudsman_details_given": .flag(`extension`.ombudsmanDetailsGiven),
            "good_reason": `extension`.goodReason.map { .text($0) },
        ]
    }
}
