/// What a contact is, as whoever logged it sees it.
public enum ContactKind: String, Sendable, Codable, CaseIterable {
    case enquiry, comment
    /// Asks that something be provided, improved or put right; not a complaint (Complaint Handling Code 1).
    case serviceRequest = "service_request"
    /// Dissatisfaction that may still be put right without a complaint being recorded.
    case informalConcern = "informal_concern"
    case complaint, compliment, appeal

    /// Whether it is an expression of dissatisfaction, which ends here or as a complaint (Complaint Handling Code 1).
    public var isDissatisfaction: Bool { self == .informalConcern || self == .complaint }
}

/// Who made contact.
public enum ContactSource: String, Sendable, Codable, CaseIterable {
    case complainant
    case childOrYoungPerson = "child_or_young_person"
    case familyMember = "family_member"
    case professional
    case councillorOrMP = "councillor_or_mp"
    case employee
    /// Has no name, is sent no acknowledgement, and is not a complainant.
    case anonymous
    case other
}

/// A matter that is counted apart.
public enum Subject: String, Sendable, Codable, CaseIterable {
    /// A child protection conference: complaints about it follow the stages, appeals against it do not.
    case childProtectionConference = "child_protection_conference"
}

/// Who a safeguarding concern is passed to.
public enum ReferralRecipient: String, Sendable, Codable, CaseIterable {
    case firstResponse = "first_response"
    case allocatedWorker = "allocated_worker"
}

/// How a contact ended that did not become a complaint.
public enum Disposition: String, Sendable, Codable, CaseIterable {
    case serviceRequestPassedOn = "service_request_passed_on"
    case informallyResolved = "informally_resolved"
    /// The person was told which organisation answers for the matter.
    case signpostedOrganisation = "signposted_organisation"
    /// The matter has redress of its own within the council.
    case signpostedProcedure = "signposted_procedure"
    /// It left the children's statutory procedure by one of its routes, which was explained.
    case routedOut = "routed_out"
    /// The council sent it on to the body it was meant for, to which it is then deemed made (SI 2009/309 reg 6(5), (6)).
    case forwarded
    /// Settled in a care team or the Director's office, without recourse to complaints.
    case answeredLocally = "answered_locally"
    case malicious, other

    /// Where such a contact can have gone; none where it went nowhere.
    public var destinations: [Destination] {
        switch self {
        case .signpostedOrganisation, .forwarded: Destination.organisations
        case .signpostedProcedure: Destination.procedures
        case .routedOut: Destination.routes
        case .serviceRequestPassedOn, .informallyResolved, .answeredLocally, .malicious, .other: []
        }
    }

    /// Whether the matter ended with the council itself, so that dissatisfaction with it is a complaint.
    public var isOwnAnswer: Bool {
        switch self {
        case .serviceRequestPassedOn, .informallyResolved, .answeredLocally, .other: true
        case .signpostedOrganisation, .signpostedProcedure, .routedOut, .forwarded, .malicious: false
        }
    }
}

/// Where a contact went; the codes are neutral, for the names of bodies change.
public enum Destination: String, Sendable, Codable, CaseIterable {
    case districtCouncil = "district_council"
    case academyTrust = "academy_trust"
    case health
    case otherAuthority = "other_authority"
    case otherOrganisation = "other_organisation"
    case internalAppeal = "internal_appeal"
    case subjectAccessRequest = "subject_access_request"
    case hrProcedure = "hr_procedure"
    case informationGovernanceReview = "information_governance_review"
    case tribunal, whistleblowing
    case corporateComplaint = "corporate_complaint"
    case childProtectionConferenceAppeal = "child_protection_conference_appeal"
    /// Explained to the person and not considered; no clock runs.
    case court

    /// Organisations a person is told of.
    public static let organisations: [Destination] = [
        .districtCouncil, .academyTrust, .health, .otherAuthority, .otherOrganisation,
    ]
    /// Procedures of the council that have their own redress.
    public static let procedures: [Destination] = [
        .internalAppeal, .subjectAccessRequest, .hrProcedure, .informationGovernanceReview, .tribunal, .whistleblowing,
    ]
    /// The routes out of the children's statutory procedure.
    public static let routes: [Destination] = [.corporateComplaint, .childProtectionConferenceAppeal, .court]
}
