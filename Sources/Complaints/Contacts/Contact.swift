public import Foundation
public import WorkingDays

/// Anything that reached the complaints team, until it ends or becomes a complaint.
public struct Contact: Hashable, Sendable {
    public let id: ContactID
    /// The human reference, as CON-2026-000123.
    public let reference: String
    public var receivedAt: Date
    public var receivedOn: Day
    public var channel: Channel
    public var kind: ContactKind
    /// Nil where an imported register does not say.
    public var source: ContactSource?
    public var person: String?
    /// The procedure it would come under as a complaint; nil where an imported register does not say.
    public var procedure: Procedure?
    public var department: String
    public var service: String?
    public var text: String?
    public var subject: Subject?
    public let immediateRisk: Bool
    public let safeguarding: Bool
    /// The earlier contact that shows the matter was reported before.
    public var reportedBefore: ContactID?
    /// The home or other place whose staff it is about.
    public var establishment: String?
    /// The referral to the designated officer about a person who works with children.
    public var ladoReference: String?
    public var acknowledgedOn: Day?
    /// The last instant at which it is still put right informally; nil where it cannot be.
    public var resolutionDueAt: Date?
    public var resolution: Resolution?
    public var ending: Ending?
    /// The team that deals with it, and the person of it (requirement R63).
    public let team: TeamID?
    public let assignee: PersonID?
    public var complaint: ComplaintID?
    /// The complaint that was made of it in error.
    public let releasedComplaint: ComplaintID?
    /// That it was registered in error or twice, whatever else it is.
    public let registrationError: RegistrationError?
    /// The references of what was registered twice and counts as this contact.
    public let duplicates: [String]
    /// The records it names that whoever asks does not see, and is not told of.
    public let hidden: [UUID]
    public var referrals: [SafeguardingReferral]
    /// Grows by one with each change; the ETag.
    public let version: Int
    public let registeredAt: Date
    public let changedAt: Date

    /// How a concern was put right.
    public struct Resolution: Hashable, Sendable {
        public var resolvedAt: Date
        public var text: String

        /// What was done, and when.
        public init(resolvedAt: Date, text: String) {
            self.resolvedAt = resolvedAt
            self.text = text
        }
    }

    /// A contact as it is stored.
    public init(
        id: ContactID, reference: String, receivedAt: Date, receivedOn: Day, channel: Channel, kind: ContactKind,
        source: ContactSource?, person: String?, procedure: Procedure?, department: String, service: String?,
        text: String?, subject: Subject?, immediateRisk: Bool, safeguarding: Bool, reportedBefore: ContactID?,
        establishment: String?, ladoReference: String?, acknowledgedOn: Day?, resolutionDueAt: Date?,
        resolution: Resolution?, ending: Ending?, team: TeamID? = nil, assignee: PersonID? = nil,
        complaint: ComplaintID?, releasedComplaint: ComplaintID? = nil, registrationError: RegistrationError? = nil,
        duplicates: [String] = [], hidden: [UUID] = [],
        referrals: [SafeguardingReferral], version: Int, registeredAt: Date, changedAt: Date
    ) {
        self.id = id
        self.reference = reference
        self.receivedAt = receivedAt
        self.receivedOn = receivedOn
        self.channel = channel
        self.kind = kind
        self.source = source
        self.person = person
        self.procedure = procedure
        self.department = department
        self.service = service
        self.text = text
        self.subject = subject
        self.immediateRisk = immediateRisk
        self.safeguarding = safeguarding
        self.reportedBefore = reportedBefore
        self.establishment = establishment
        self.ladoReference = ladoReference
        self.acknowledgedOn = acknowledgedOn
        self.resolutionDueAt = resolutionDueAt
        self.resolution = resolution
        self.ending = ending
        self.team = team
        self.assignee = assignee
        self.complaint = complaint
        self.releasedComplaint = releasedComplaint
        self.registrationError = registrationError
        self.duplicates = duplicates
        self.hidden = hidden
        self.referrals = referrals
        self.version = version
        self.registeredAt = registeredAt
        self.changedAt = changedAt
    }
}

/// Where a contact stands.
public enum ContactState: String, Sendable, CaseIterable {
    case open
    /// It became a complaint and counts as that.
    case converted
    case closed
}

extension Contact {
    /// Where the contact stands.
    public var state: ContactState {
        Self.state(closedAt: ending?.closedAt, complaint: complaint, isInError: registrationError != nil)
    }

    /// Where a contact stands that was closed, became a complaint or was registered in error.
    public static func state(closedAt: Date?, complaint: ComplaintID?, isInError: Bool) -> ContactState {
        if isInError { return .closed }
        return if complaint != nil { .converted } else if closedAt != nil { .closed } else { .open }
    }

    /// Whether it was put right in the time in which it need not be recorded as a complaint.
    public var isResolvedInformally: Bool {
        guard let resolution, let resolutionDueAt else { return false }
        return resolution.resolvedAt <= resolutionDueAt
    }
}

/// A safeguarding concern that was passed on: to whom, when and by whom, and that they have it.
public struct SafeguardingReferral: Hashable, Sendable {
    public let id: SafeguardingReferralID
    public let contact: ContactID?
    public let complaint: ComplaintID?
    public var recipient: ReferralRecipient
    public var immediateRisk: Bool
    public let referredAt: Date
    public let referredBy: String
    public var acknowledgedAt: Date?
    public var acknowledgedBy: PersonID?
    /// When the recipient's urgent alert was written.
    public let alertedAt: Date
    /// That it was made in error, or twice.
    public var registrationError: RegistrationError?

    /// A referral of a contact or of a complaint.
    public init(
        id: SafeguardingReferralID, contact: ContactID?, complaint: ComplaintID?, recipient: ReferralRecipient,
        immediateRisk: Bool, referredAt: Date, referredBy: String, acknowledgedAt: Date?, acknowledgedBy: PersonID?,
        alertedAt: Date, registrationError: RegistrationError? = nil
    ) {
        self.id = id
        self.contact = contact
        self.complaint = complaint
        self.recipient = recipient
        self.immediateRisk = immediateRisk
        self.referredAt = referredAt
        self.referredBy = referredBy
        self.acknowledgedAt = acknowledgedAt
        self.acknowledgedBy = acknowledgedBy
        self.alertedAt = alertedAt
        self.registrationError = registrationError
    }
}
