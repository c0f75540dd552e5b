public import WorkingDays

/// What somebody is to do after a complaint or a case at the Ombudsman, from the recommendation to what came of it: whoever
/// owns it does it, the complaints team watches it (requirements R78, R88).
public struct Obligation: Hashable, Sendable {
    public let id: ObligationID
    public let complaint: ComplaintID?
    public let ombudsmanCase: OmbudsmanCaseID?
    /// Of the complaint, or where there is none, of the Ombudsman's case.
    public let reference: String
    public var source: ObligationSource
    /// The stage whose report recommends it, which has its number.
    public let stage: StageID?
    public let number: Int?
    public var text: String
    /// Nil while it is not decided whether the recommendation is accepted.
    public var accepted: Bool?
    public var decisionReason: String?
    /// The day that was decided, where it was apart from the stage's answer.
    public var decidedOn: Day?
    /// What was agreed; nil while a recommendation waits for the stage's answer, and where that did not follow it.
    public var terms: ObligationTerms?
    public var owed: OwedQuantity?
    public var partDoneOn: Day?
    public var doneOn: Day?
    public var evidence: String?
    /// When it is to be seen whether it worked.
    public var checkOn: Day?
    public var checkedOn: Day?
    public var checkResult: String?
    /// The day the Ombudsman said that it was complied with (rule LG-C2).
    public var satisfiedOn: Day?
    public let version: Int
    /// That it was registered in error or twice.
    public let registrationError: RegistrationError?

    /// An obligation, and how far it has come.
    public init(
        id: ObligationID, complaint: ComplaintID?, ombudsmanCase: OmbudsmanCaseID?, reference: String,
        source: ObligationSource, stage: StageID? = nil, number: Int? = nil, text: String, accepted: Bool? = nil,
        decisionReason: String? = nil, decidedOn: Day? = nil, terms: ObligationTerms?, owed: OwedQuantity? = nil,
        partDoneOn: Day? = nil,
        doneOn: Day? = nil, evidence: String? = nil, checkOn: Day? = nil, checkedOn: Day? = nil,
        checkResult: String? = nil, satisfiedOn: Day? = nil, version: Int, registrationError: RegistrationError? = nil
    ) {
        self.id = id
        self.complaint = complaint
        self.ombudsmanCase = ombudsmanCase
        self.reference = reference
        self.source = source
        self.stage = stage
        self.number = number
        self.text = text
        self.accepted = accepted
        self.decisionReason = decisionReason
        self.decidedOn = decidedOn
        self.terms = terms
        self.owed = owed
        self.partDoneOn = partDoneOn
        self.doneOn = doneOn
        self.evidence = evidence
        self.checkOn = checkOn
        self.checkedOn = checkedOn
        self.checkResult = checkResult
        self.satisfiedOn = satisfiedOn
        self.version = version
        self.registrationError = registrationError
    }

    /// How far it has come.
    public var status: ObligationStatus {
        if doneOn != nil { .done } else if partDoneOn != nil { .partDone } else { .notStarted }
    }

    /// Whether it was done in time or late; nil until it is done, since the rest depends on the day one looks.
    public var compliance: ObligationCompliance? {
        guard let doneOn, let due = terms?.due else { return nil }
        return due.compliance(doneOn: doneOn, today: doneOn)
    }
}

/// What was agreed with an obligation.
public struct ObligationTerms: Hashable, Sendable {
    public var agreedOn: Day
    /// The day it was first offered, where that is known.
    public var offeredOn: Day?
    public var scope: ObligationScope
    public var type: ObligationType
    /// In pence; nil for what is not money, or where no sum is known.
    public var amountPence: Int?
    public var due: ObligationDue
    public var owner: ObligationOwner

    /// What was agreed on a day.
    public init(
        agreedOn: Day, offeredOn: Day? = nil, scope: ObligationScope, type: ObligationType, amountPence: Int? = nil,
        due: ObligationDue, owner: ObligationOwner
    ) {
        self.agreedOn = agreedOn
        self.offeredOn = offeredOn
        self.scope = scope
        self.type = type
        self.amountPence = amountPence
        self.due = due
        self.owner = owner
    }
}

extension Obligation {
    /// An obligation as the stage sees it whose report recommends it, and what the stage's answer makes of it.
    public struct Recommendation: Hashable, Sendable {
        /// Of the obligation; nil until it is stored.
        public let id: ObligationID?
        /// 1 for the first of the stage; a report after the first counts on.
        public let number: Int
        public let text: String
        /// The number of the report that makes it; nil for the panel's, and where a register does not say.
        public let report: Int?
        /// Nil until the authority has answered; one of a report that another took the place of is never answered.
        public var accepted: Bool?
        /// Why it is not followed (Getting the Best from Complaints).
        public var reason: String?
        /// The day its terms were agreed by the answer, though it may have been declined since.
        public let agreedOn: Day?

        /// Whether the answer made an obligation of it, which is there though it was declined since.
        public var isAgreed: Bool { accepted == true || agreedOn != nil }

        /// A recommendation, not yet answered unless it is said.
        public init(
            id: ObligationID? = nil, number: Int, text: String, report: Int? = nil, accepted: Bool? = nil,
            reason: String? = nil, agreedOn: Day? = nil
        ) {
            self.id = id
            self.number = number
            self.text = text
            self.report = report
            self.accepted = accepted
            self.reason = reason
            self.agreedOn = agreedOn
        }
    }
}
