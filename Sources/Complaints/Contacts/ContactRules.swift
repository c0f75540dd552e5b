public import Foundation
public import WorkingDays

extension Contact {
    /// Whether a contact may be logged; one that is anonymous has no name, and a referral to the designated officer has the
    /// place it is about.
    public static func checkRegistration(
        source: ContactSource, person: String?, tags: ComplaintTags
    ) throws(Refusal) {
        if source == .anonymous, person != nil { throw .anonymousNamed }
        if let person { try required("person", person) }
        try tags.checkEstablishment()
    }

    /// Refuses as what was reported before a contact that came later, or that asked for no service (requirement R5).
    public func checkReported(before receivedAt: Date) throws(Refusal) {
        try checkOrder("received_at", receivedAt, after: "received_at of the earlier contact", self.receivedAt)
        guard kind == .serviceRequest else { throw .notServiceRequest(reference) }
    }

    /// Refuses a change of a contact that ended or is a complaint now.
    public func requireOpen() throws(Refusal) {
        try checkCounts()
        if complaint != nil { throw .contactConverted(reference) }
        if let closedAt = ending?.closedAt { throw .contactClosed(on: London.day(of: closedAt)) }
    }

    /// Refuses what cannot be done to a contact that was registered in error.
    public func checkCounts() throws(Refusal) {
        if let registrationError { throw .inErrorAlready(on: registrationError.on) }
    }

    /// Whether the contact may be closed as registered in error or twice, whatever state it is in; a child's needs the
    /// check of a Children's Rights Officer (ruling "Three closings"; requirement R56).
    public func check(_ error: RegistrationError) throws(Refusal) {
        let waiting = referrals.filter { $0.acknowledgedAt == nil }.map { _ in Unsettled.referral }
        try error.check(recorded: registrationError, unsettled: duplicates.map { .duplicate($0) } + waiting)
    }

    /// Records that the person was told their contact is here; there is nobody to tell where they gave no name.
    public func checkAcknowledgement(on day: Day, today: Day) throws(Refusal) {
        guard source != .anonymous else { throw .anonymousContact }
        try once("the acknowledgement", acknowledgedOn, again: day)
        try checkHappened("acknowledged_on", day, after: "received_on", receivedOn, by: today)
    }

    /// When a concern was put right; whether that was in time is asked when it is closed (requirement R4).
    public func checkResolution(at instant: Date, now: Date) throws(Refusal) -> Date {
        try requireOpen()
        try once("the resolution", resolution.map { London.day(of: $0.resolvedAt) })
        let resolvedAt = try happened("resolved_at", instant, by: now)
        try checkOrder("resolved_at", resolvedAt, after: "received_on", receivedAt)
        return resolvedAt
    }

    /// Whether the contact may be closed so.
    ///
    /// An informal concern needs its resolution first (requirement R4). Dissatisfaction that was not put right in time
    /// is a complaint and cannot end as anything the council answered itself (requirement R3; SI 2009/309 reg 8). No
    /// contact ends while a safeguarding referral waits to be acknowledged (requirement R9), and none is called malicious
    /// without an assessment in which the person was heard (requirement R10; ruling C41). A matter of children's social care
    /// goes elsewhere only once a test of the children's procedure failed (requirement R6).
    public func check(_ ending: Ending, today: Day) throws(Refusal) {
        try requireOpen()
        if ending.destination == .corporateComplaint { throw .corporateComplaintNotMade }
        try ending.check(receivedOn: receivedOn, today: today)
        if leavesChildrensProcedure(by: ending.disposition) {
            guard let tests = ending.tests, tests.answers != nil else { throw .eligibilityTestsUnanswered }
            guard !tests.areMet else { throw .withinChildrensProcedure }
        }
        if let waiting = referrals.first(where: { $0.acknowledgedAt == nil }) {
            throw .referralUnacknowledged(referredOn: London.day(of: waiting.referredAt))
        }
        if ending.disposition == .malicious {
            let missing = [
                ending.assessmentReference == nil ? "assessment_reference" : nil,
                ending.spokenToOn == nil ? "spoken_to_on" : nil,
            ].compactMap { $0 }
            guard missing.isEmpty else { throw .maliciousUnassessed(missing) }
        }
        let isInformal = kind == .informalConcern || ending.disposition == .informallyResolved
        guard !isInformal || resolution != nil else { throw .resolutionMissing }
        let mustBeComplaint = kind.isDissatisfaction && source != .anonymous
        guard !ending.disposition.isOwnAnswer || !(isInformal || mustBeComplaint) || isResolvedInformally else {
            throw .conversionDue(resolutionDueAt: resolutionDueAt)
        }
    }

    /// What it becomes a complaint with, received when the contact was (requirements R3, R5): what the caller gives, or
    /// else the contact's own.
    ///
    /// A first request for service is none; one that was reported before may be (Complaint Handling Code 1).
    public func conversion(
        complainant: String?, service: String?, summary: String?, explainedOn: Day?, today: Day
    ) throws(Refusal) -> (complainant: String, service: String, summary: String) {
        try requireOpen()
        if kind == .serviceRequest, reportedBefore == nil { throw .firstServiceRequest }
        if let explainedOn {
            try checkHappened("explained_on", explainedOn, after: "received_on", receivedOn, by: today)
        }
        return (
            try (complainant ?? person).found(or: .blank("complainant")),
            try (service ?? self.service).found(or: .blank("service")),
            try (summary ?? text).found(or: .blank("summary"))
        )
    }

    /// Whether it is a matter of children's social care that is sent another way.
    private func leavesChildrensProcedure(by disposition: Disposition) -> Bool {
        disposition == .routedOut
            || (procedure == .childrens && kind.isDissatisfaction && !disposition.destinations.isEmpty)
    }

    /// What an ending is of a child's contact, which the Complaints Manager decides with a check (requirement R56): a
    /// route elsewhere or malicious; nil where the council itself dealt with it, or it is no child's.
    public func childDecision(_ disposition: Disposition) -> ChildDecision? {
        guard isChilds, !disposition.isOwnAnswer else { return nil }
        return disposition == .malicious ? .malicious : .routeOut
    }

    /// Whether an ending is the Complaints Manager's to decide: calling anybody malicious, and whatever keeps a child out
    /// (requirements R10, R56).
    public func isDecided(_ disposition: Disposition) -> Bool {
        disposition == .malicious || childDecision(disposition) != nil
    }

    /// The same of a conversion that takes a child's contact out of the children's procedure.
    ///
    /// So is one that takes the child's contact for somebody else's complaint, as a correction would.
    public func childDecision(
        explainedOn: Day?, aboutChildrensSocialCare: Bool, complainantType: ComplainantType
    ) -> ChildDecision? {
        guard isChilds else { return nil }
        if explainedOn != nil || (procedure == .childrens && !aboutChildrensSocialCare) { return .routeOut }
        return complainantType == .childOrYoungPerson ? nil : .correction
    }

    /// The same of a child's dissatisfaction that is no longer taken for it.
    public func childDecision(_ other: ContactKind) -> ChildDecision? {
        isChilds && kind.isDissatisfaction && !other.isDissatisfaction ? .reclassification : nil
    }

    /// Whether it may be seen as another kind.
    public func checkKind(_ other: ContactKind) throws(Refusal) {
        try requireOpen()
        if kind == other { throw .sameKind(other) }
    }
}

extension SafeguardingReferral {
    /// When its recipient had it, if that may be recorded.
    public func checkAcknowledgement(at instant: Date, now: Date) throws(Refusal) -> Date {
        try once("the acknowledgement", acknowledgedAt.map(London.day(of:)))
        let acknowledgedAt = try happened("acknowledged_at", instant, by: now)
        try checkOrder("acknowledged_at", acknowledgedAt, after: "referred_at", referredAt)
        return acknowledgedAt
    }
}

extension SafeguardingReferral {
    /// When its recipient had it, if that may be corrected so; an acknowledgement is by somebody.
    public func checkCorrection(now: Date) throws(Refusal) {
        guard let acknowledgedAt else {
            guard acknowledgedBy == nil else { throw .blank("acknowledged_at") }
            return
        }
        guard acknowledgedBy != nil else { throw .blank("acknowledged_by") }
        var bare = self
        bare.acknowledgedAt = nil
        _ = try bare.checkAcknowledgement(at: acknowledgedAt, now: now)
    }
}
