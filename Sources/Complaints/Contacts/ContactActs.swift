public import Foundation
public import WorkingDays

extension Contact: Correctable {
    /// That it was logged, its acknowledgement, how it was put right, and how it was closed.
    public func acts(_ context: CorrectionContext) -> [TriedAct<Contact>] {
        let (now, today) = (context.now, context.today)
        let own: [(any CustomStringConvertible)?] = [
            receivedAt, channel.rawValue, kind.rawValue, source?.rawValue, person, procedure?.rawValue, department,
            service, establishment, ladoReference,
        ]
        return [
            TriedAct("registration", "the registration", saying: own) { contact in
                _ = try happened("received_at", contact.receivedAt, by: now)
                _ = try context.calendar.day(1, workingDaysAfter: contact.receivedOn)
                let tags = ComplaintTags(
                    subject: contact.subject, establishment: contact.establishment,
                    ladoReference: contact.ladoReference)
                try tags.checkEstablishment()
                if let source = contact.source {
                    try Self.checkRegistration(source: source, person: contact.person, tags: tags)
                }
            },
            TriedAct("acknowledgement", "the acknowledgement", saying: [acknowledgedOn]) { contact in
                var bare = contact
                bare.acknowledgedOn = nil
                if let on = contact.acknowledgedOn { try bare.checkAcknowledgement(on: on, today: today) }
            },
            TriedAct(
                "resolution", "how the concern was put right",
                saying: [resolution?.resolvedAt, resolution?.text]
            ) { contact in
                var bare = contact.reopened
                bare.resolution = nil
                if let resolution = contact.resolution {
                    _ = try bare.checkResolution(at: resolution.resolvedAt, now: now)
                }
            },
            TriedAct("closure", "the closing", saying: ending.map { [String(describing: $0)] } ?? []) { contact in
                guard contact.complaint == nil, let ending = contact.ending else { return }
                var bare = contact.reopened
                if let closedAt = ending.closedAt {
                    _ = try happened("closed_at", closedAt, by: now)
                    guard closedAt >= contact.receivedAt else {
                        throw Refusal.outOfOrder(
                            "closed_at", London.day(of: closedAt), after: "received_at", contact.receivedOn)
                    }
                    bare.referrals.removeAll { $0.referredAt > closedAt }
                }
                try bare.check(ending, today: today)
            },
        ]
    }

    /// The contact before it ended or became a complaint.
    private var reopened: Contact {
        var bare = self
        (bare.ending, bare.complaint) = (nil, nil)
        return bare
    }
}

extension Contact {
    /// Whether a correction hides that a child speaks, or takes what a child said out of the children's procedure; such a
    /// correction is the Complaints Manager's, with a check (requirement R56).
    public func hidesChild(correctedTo other: Contact) -> Bool {
        isChilds && (!other.isChilds || procedure == .childrens && other.procedure != .childrens)
    }

    /// What the ending is of a child's contact where a correction changes it, or tells that it is a child's.
    ///
    /// - Throws: `Refusal.actInTheWay` where a correction of the sender alone would leave a child kept out without the check.
    public func childDecision(correcting before: Contact, check: RightsCheck?) throws(Refusal) -> ChildDecision? {
        guard let disposition = ending?.disposition, let decision = childDecision(disposition) else { return nil }
        guard before.ending?.disposition == disposition else { return decision }
        guard !before.isChilds else { return nil }
        guard check != nil else {
            throw .actInTheWay(complaint == nil ? "the closing" : "the conversion", .rightsCheckMissing)
        }
        return decision
    }

    /// Refuses a correction of how a contact ended that became a complaint, unless it is the day on which that was explained;
    /// one that makes it a first request for service, which is no complaint; and one that puts the contact after another that
    /// names it as what was reported before, or makes it no request for service.
    ///
    /// `later` are the references of those, and when they were received.
    public func checkCorrection(
        to other: Contact, later: [(reference: String, receivedAt: Date)], today: Day
    ) throws(Refusal) {
        if complaint != nil, ending != other.ending {
            var explained = ending
            explained?.explainedOn = other.ending?.explainedOn
            guard explained == other.ending, let on = other.ending?.explainedOn else {
                throw .contactConverted(reference)
            }
            try checkHappened("explained_on", on, after: "received_on", other.receivedOn, by: today)
        }
        if complaint != nil, kind != .serviceRequest || reportedBefore != nil, other.kind == .serviceRequest,
            other.reportedBefore == nil
        {
            throw .actInTheWay("the conversion", .firstServiceRequest)
        }
        for naming in later {
            do {
                try other.checkReported(before: naming.receivedAt)
            } catch {
                throw .actInTheWay("the registration of \(naming.reference)", error)
            }
        }
    }
}
