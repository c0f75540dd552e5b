public import Foundation

/// The record that duties are about.
public struct DutySubject: Hashable, Sendable {
    /// The kinds of records that have duties; the table `duty` has a column for each.
    public enum Record: String, Sendable, CaseIterable {
        case stage
        /// The complaint itself, where the duty is none of its parts'.
        case complaint
    }

    public let record: Record
    public let id: UUID

    private init(_ record: Record, _ id: UUID) {
        self.record = record
        self.id = id
    }

    public static func stage(_ id: StageID) -> DutySubject { DutySubject(.stage, id.rawValue) }
    public static func complaint(_ id: ComplaintID) -> DutySubject { DutySubject(.complaint, id.rawValue) }
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
