public import Foundation
public import WorkingDays

/// The decision to answer a complaint under a procedure.
public struct Acceptance: Hashable, Sendable {
    public let procedure: Procedure
    public internal(set) var procedureVersion: Int
    public internal(set) var acceptedOn: Day
    public internal(set) var reason: String?
    /// Why the complaint is considered although it came later than a year; nil where it came in time.
    public internal(set) var waiverReason: String?

    /// An acceptance into a version of a procedure.
    public init(
        procedure: Procedure, procedureVersion: Int, acceptedOn: Day, reason: String?, waiverReason: String? = nil
    ) {
        self.procedure = procedure
        self.procedureVersion = procedureVersion
        self.acceptedOn = acceptedOn
        self.reason = reason
        self.waiverReason = waiverReason
    }
}

/// The written record of an oral complaint, sent for comment and agreement (SI 2006/1738 reg 16).
public struct WrittenRecord: Hashable, Sendable {
    public let sentOn: Day
    public let agreedOn: Day?

    /// A record that was sent.
    public init(sentOn: Day, agreedOn: Day?) {
        self.sentOn = sentOn
        self.agreedOn = agreedOn
    }
}

/// A complaint: an expression of dissatisfaction, from its receipt through its stages.
public struct Complaint: Hashable, Sendable {
    public var id: ComplaintID
    /// The human reference, as CMP-2026-000123.
    public var reference: String
    /// Receipt by any part of the authority; the legal day of it is `receivedOn`, in London.
    public var receivedAt: Date
    public var receivedOn: Day
    /// The day the complaints team had it, where that is recorded; no clock counts from it (rule CAL-14).
    public var teamReceivedOn: Day?
    public var channel: Channel
    public var complainant: String
    public var complainantType: ComplainantType
    public var representativeType: RepresentativeType?
    /// Where the complainant and those who speak for them can be reached, each once.
    public var contactDetails: [ContactDetails] = []
    public var advocacy: Advocacy?
    public var department: String
    public var service: String
    public var aboutChildrensSocialCare: Bool
    public var causes: [String]
    public var summary: String
    /// The day the matter arose or came to notice; the year to complain runs from it (`TimeLimit`).
    public var groundsOn: Day?
    public var sufficientInterest: SufficientInterest?
    /// The day the decision on it was opened again, by a correction of who complains; nil once it is decided.
    public var interestReopenedOn: Day?
    public var writtenRecord: WrittenRecord?
    /// In the order of their numbers; a complaint of an imported register may have none.
    public var points: [ComplaintPoint] = []
    /// The complaint this one was split off from.
    public var splitFrom: ComplaintID?
    /// The answers to the two tests, kept with the decision they led to; nil where none was asked.
    public var tests: EligibilityTests?
    /// The day the contact that it was made of was acknowledged.
    public var contactAcknowledgedOn: Day?
    public var acceptance: Acceptance?
    public var closure: Closure?
    /// That it was registered in error or twice, whatever else it is.
    public var registrationError: RegistrationError?
    /// The references of what was registered twice and counts as this complaint.
    public var duplicates: [String] = []
    /// In the order of their position.
    public var stages: [Stage]
    /// Grows by one with each change; the ETag.
    public var version: Int
    public var registeredAt: Date
    public var changedAt: Date

    /// A complaint with its stages.
    public init(
        id: ComplaintID, reference: String, receivedAt: Date, receivedOn: Day, channel: Channel, complainant: String,
        complainantType: ComplainantType, representativeType: RepresentativeType?,
        department: String, service: String, aboutChildrensSocialCare: Bool, causes: [String], summary: String,
        acceptance: Acceptance?, stages: [Stage], version: Int, registeredAt: Date, changedAt: Date
    ) {
        self.id = id
        self.reference = reference
        self.receivedAt = receivedAt
        self.receivedOn = receivedOn
        self.channel = channel
        self.complainant = complainant
        self.complainantType = complainantType
        self.representativeType = representativeType
        self.department = department
        self.service = service
        self.aboutChildrensSocialCare = aboutChildrensSocialCare
        self.causes = causes
        self.summary = summary
        self.acceptance = acceptance
        self.stages = stages
        self.version = version
        self.registeredAt = registeredAt
        self.changedAt = changedAt
    }

    /// The day the complainant was told that the complaint is here, on whichever record that was said.
    public var acknowledgedOn: Day? { stages.first?.acknowledgedOn ?? contactAcknowledgedOn }

    /// The stage with an identifier, whatever its name.
    public func stage(_ id: StageID) -> Stage? { stages.first { $0.id == id } }

    /// The stage with a name, if the complaint has reached it.
    public func stage(_ name: StageName) -> Stage? { stages.first { $0.stage == name } }
}
