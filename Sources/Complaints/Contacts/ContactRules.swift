public import Foundation
public import WorkingDays

extension Contact {
    /// Refuses a change of a contact that ended or is a complaint now.
    public func requireOpen() throws(Refusal) {
        if complaint != nil { throw .contactConverted(reference) }
        if let closedAt = ending?.closedAt { throw .contactClosed(on: London.day(of: closedAt)) }
    }

    /// Records that the person was told their contact is here; there is nobody to tell where they gave no name.
    public func checkAcknowledgement(on day: Day, today: Day) throws(Refusal) {
        guard source != .anonymous else { throw .anonymousContact }
        if let acknowledgedOn { throw .alreadyRecorded("the acknowledgement", on: acknowledgedOn) }
        guard day <= today else { throw .inTheFuture("acknowledged_on", day, today: today) }
        guard day >= receivedOn else { throw .outOfOrder("acknowledged_on", day, after: "received_on", receivedOn) }
    }

    /// Records how a concern was put right; whether that was in time is asked when it is closed (requirement R4).
    public func checkResolution(at instant: Date, now: Date) throws(Refusal) {
        try requireOpen()
        if let resolution {
            throw .alreadyRecorded("the resolution", on: London.day(of: resolution.resolvedAt))
        }
        guard instant <= now else {
            throw .inTheFuture("resolved_at", instant, now: now)
        }
        guard instant >= receivedAt else {
            throw .outOfOrder("resolved_at", London.day(of: instant), after: "received_on", receivedOn)
        }
    }

    /// Whether the contact may be closed so.
    ///
    /// An informal concern needs its resolution first (requirement R4). Dissatisfaction that was not put right in time
    /// is a complaint and cannot end as anything the council answered itself (requirement R3; SI 2009/309 reg 8). No
    /// contact ends while a safeguarding referral waits to be acknowledged (requirement R9), and none that raised
    /// safeguarding is called malicious without an assessment in which the person was heard (requirement R10).
    public func check(_ ending: Ending, today: Day) throws(Refusal) {
        try requireOpen()
        if ending.destination == .corporateComplaint { throw .corporateComplaintNotMade }
        try ending.check(receivedOn: receivedOn, today: today)
        if let waiting = referrals.first(where: { $0.acknowledgedAt == nil }) {
            throw .referralUnacknowledged(referredOn: London.day(of: waiting.referredAt))
        }
        if ending.disposition == .malicious, safeguarding || immediateRisk {
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

    /// Whether it may become a complaint, received when the contact was (requirements R3, R5).
    ///
    /// A first request for service is none; one that was reported before may be (Complaint Handling Code 1).
    public func checkConversion() throws(Refusal) {
        try requireOpen()
        if kind == .serviceRequest, reportedBefore == nil { throw .firstServiceRequest }
    }

    /// Whether it may be seen as another kind.
    public func checkKind(_ other: ContactKind) throws(Refusal) {
        try requireOpen()
        if kind == other { throw .sameKind(other) }
    }
}

extension SafeguardingReferral {
    /// Whether its recipient may be recorded as having it.
    public func checkAcknowledgement(at instant: Date, now: Date) throws(Refusal) {
        if let acknowledgedAt { throw .alreadyRecorded("the acknowledgement", on: London.day(of: acknowledgedAt)) }
        guard instant <= now else {
            throw .inTheFuture("acknowledged_at", instant, now: now)
        }
        guard instant >= referredAt else {
            throw .outOfOrder(
                "acknowledged_at", London.day(of: instant), after: "referred_at", London.day(of: referredAt))
        }
    }
}
