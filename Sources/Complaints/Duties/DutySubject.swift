public import Foundation

/// The record that duties are about.
public struct DutySubject: Hashable, Sendable {
    /// The kinds of records that have duties; the table `duty` has a column for each.
    public enum Record: String, Sendable, CaseIterable {
        case stage
        /// The complaint itself, where the duty is none of its parts'.
        case complaint
        case contact
        case letter
        case ombudsmanCase = "ombudsman_case"
        case obligation
        case behaviourMeasure = "behaviour_measure"
        case safeguardingReferral = "safeguarding_referral"
    }

    public let record: Record
    public let id: UUID

    /// The record of a kind and identifier.
    public init(_ record: Record, _ id: UUID) {
        self.record = record
        self.id = id
    }

    public static func stage(_ id: StageID) -> DutySubject { DutySubject(.stage, id.rawValue) }
    public static func complaint(_ id: ComplaintID) -> DutySubject { DutySubject(.complaint, id.rawValue) }
    public static func contact(_ id: ContactID) -> DutySubject { DutySubject(.contact, id.rawValue) }
    public static func letter(_ id: OmbudsmanLetterID) -> DutySubject { DutySubject(.letter, id.rawValue) }
    public static func ombudsmanCase(_ id: OmbudsmanCaseID) -> DutySubject { DutySubject(.ombudsmanCase, id.rawValue) }
    public static func obligation(_ id: ObligationID) -> DutySubject { DutySubject(.obligation, id.rawValue) }
    public static func measure(_ id: BehaviourMeasureID) -> DutySubject { DutySubject(.behaviourMeasure, id.rawValue) }
    public static func referral(_ id: SafeguardingReferralID) -> DutySubject {
        DutySubject(.safeguardingReferral, id.rawValue)
    }
}

/// Every duty of one record: what is stored of it is replaced by these.
public struct DutiesOfSubject: Hashable, Sendable {
    public let subject: DutySubject
    /// The complaint it belongs to, where there is one.
    public let complaint: ComplaintID?
    public let duties: [Duty]

    /// The duties of a record.
    public init(of subject: DutySubject, complaint: ComplaintID?, _ duties: [Duty]) {
        self.subject = subject
        self.complaint = complaint
        self.duties = duties
    }
}
