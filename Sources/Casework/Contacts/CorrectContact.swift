public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Corrects what was entered wrongly of a contact: when it was received and how, what it is, its days, how it was closed; a
/// null takes back what never happened, and the closing with its disposition.
///
/// What hides that a child speaks, or keeps a child out, only the Complaints Manager corrects, with a check (requirement
/// R56). Of the complaint that it became, when and how it was received follows (`SameReceipt`), and its acknowledgement; the rest is
/// corrected as a complaint.
public struct CorrectContact: RecordChange {
    public static let event = "contact_corrected"
    public static let permission = Permission.recordCasework
    public static let corrects = true

    public let target: ContactTarget
    public let correcting: Correcting<Contact>
    public let rightsCheck: RightsCheck?
    /// Whether it follows from the correction of another record of the same letter.
    private let isFollowing: Bool

    private static let facts: [CorrectedFact<Contact>] = [
        .init(
            "received_at", { $0.instant($1) }, get: \.receivedAt, set: { $0.receive(at: $1) },
            told: { .text($0.ISO8601Format()) }),
        .choice("channel", \.channel), .choice("kind", \.kind), .choice("source", ifAny: \.source),
        .text("person", limit: 200, ifAny: \.person, isTold: false), .choice("procedure", ifAny: \.procedure),
        .text("department", limit: 200, \.department), .text("service", limit: 200, ifAny: \.service),
        .text("text", limit: .narrative, ifAny: \.text, isTold: false), .choice("subject", ifAny: \.subject),
        .identifier("reported_before_id", ifAny: \.reportedBefore),
        .text("establishment", limit: 200, ifAny: \.establishment, isTold: false),
        .text("lado_reference", limit: 100, ifAny: \.ladoReference, isTold: false),
        .day("acknowledged_on", ifAny: \.acknowledgedOn),
        .init(
            "resolved_at", isAct: true, { $0.instant(optional: $1) }, get: { $0.resolution?.resolvedAt },
            set: { contact, instant in
                if let instant { contact.resolution?.resolvedAt = instant } else { contact.resolution = nil }
            }, told: { $0.map { .text($0.ISO8601Format()) } }),
        .init(
            "resolution", isAct: true, isTold: false, { $0.text(optional: $1, limit: .narrative) },
            get: { $0.resolution?.text },
            set: { contact, text in
                if let text { contact.resolution?.text = text } else { contact.resolution = nil }
            }, told: { $0.map { .text($0) } }),
        .init(
            "disposition", isAct: true, { $0.choice(optional: $1) }, get: { $0.ending?.disposition },
            set: { contact, disposition in
                if let disposition { contact.ending?.disposition = disposition } else { contact.ending = nil }
            }, told: { $0.map { .text($0.rawValue) } }),
        .init(
            "destination", { $0.choice(optional: $1) }, get: { $0.ending?.destination },
            set: { $0.ending?.destination = $1 }, told: { $0.map { .text($0.rawValue) } }),
        .day("explained_on", isAct: false, get: { $0.ending?.explainedOn }) { $0.ending?.explainedOn = $1 },
        .day("forwarded_on", isAct: false, get: { $0.ending?.forwardedOn }) { $0.ending?.forwardedOn = $1 },
        .day("spoken_to_on", isAct: false, get: { $0.ending?.spokenToOn }) { $0.ending?.spokenToOn = $1 },
        .init(
            "rationale", { $0.text(optional: $1, limit: 2_000) }, get: { $0.ending?.rationale },
            set: { contact, rationale in
                if let rationale { contact.ending?.rationale = rationale }
            }, told: { $0.map { .text($0) } }),
        .init(
            "assessment_reference", { $0.text(optional: $1, limit: 100) }, get: { $0.ending?.assessmentReference },
            set: { $0.ending?.assessmentReference = $1 }, told: { $0.map { .text($0) } }),
        .init(
            "agreed_by", { $0.identifier(optional: $1).map { PersonID(rawValue: $0) } },
            get: { $0.ending?.agreedBy },
            set: { contact, person in
                if let person { contact.ending?.agreedBy = person }
            }, told: { $0.map { .text($0.text) } }),
        test("eligible_complainant", \.eligibleComplainant) {
            EligibilityTests(eligibleComplainant: $1, subjectInScope: $0?.subjectInScope)
        },
        test("subject_in_scope", \.subjectInScope) {
            EligibilityTests(eligibleComplainant: $0?.eligibleComplainant, subjectInScope: $1)
        },
        .init(
            "closed_at", { $0.instant(optional: $1) }, get: { $0.ending?.closedAt },
            set: { contact, instant in
                if let instant { contact.ending?.closedAt = instant }
            }, told: { $0.map { .text($0.ISO8601Format()) } }),
    ]

    private static func test(
        _ name: String, _ answer: any KeyPath<EligibilityTests, Bool?> & Sendable,
        _ tests: @escaping @Sendable (EligibilityTests?, Bool?) -> EligibilityTests
    ) -> CorrectedFact<Contact> {
        .init(
            name, { $0.flag(optional: $1) }, get: { $0.ending?.tests?[keyPath: answer] },
            set: { contact, answer in
                let before = contact.ending?.tests
                contact.ending?.tests = tests(before, answer)
            }, told: { $0.map { .flag($0) } })
    }

    public init(_ fields: inout Fields, of target: ContactTarget) {
        self.target = target
        correcting = Correcting(&fields, Self.facts)
        rightsCheck = RightsCheck(&fields)
        isFollowing = false
    }

    /// What follows from the correction of the complaint that it became.
    init(_ contact: ContactID, receivedAs after: Arrival, reason: String) {
        target = .init(contact, expectedVersions: nil)
        let said = [
            "received_at": CorrectedFact<Contact>.Said(
                put: { $0.receive(at: after.receivedAt) }, told: .text(after.receivedAt.ISO8601Format())),
            "channel": CorrectedFact<Contact>.Said(
                put: { $0.channel = after.channel }, told: .text(after.channel.rawValue)),
        ]
        correcting = Correcting(Self.facts, said, reason: reason)
        (rightsCheck, isFollowing) = (nil, true)
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        var before = found
        before.acknowledgedOn = try db.one("SELECT acknowledged_on FROM contact WHERE id = \(contact)") {
            try $0["acknowledged_on"]
        }
        var corrected = try correcting.corrected(before)
        corrected.resolutionDueAt = try corrected.window(context, db)
        try checkDecided(corrected, correcting: before, context, db)
        try before.checkCorrection(
            to: corrected, later: try Contact.naming(before.id, db), today: context.today)
        try corrected.check(correcting: before, try context.correction(db))
        try context.casework.knowledge.refuseBeforeCoverage(corrected.receivedOn, db)
        try checkEarlier(of: corrected, correcting: before, db)
        let service = try corrected.service.map {
            try ServiceRecord.find(ServiceName(department: corrected.department, name: $0), db)
        }
        try db.refusing(["contact_not_its_own_report": .duplicateOfItself]) {
            _ = try db.execute(SQL.update(corrected, service: service?.id))
        }
        try corrected.checkRightsChecks(replacing: before, db)
        try context.follow(
            [corrected.decisionKeepingOut].compactMap(\.self), instead: [before.decisionKeepingOut].compactMap(\.self),
            of: .contact(before), since: corrected.receivedOn, check: rightsCheck, db)
        // Nothing is acknowledged before it is received.
        let isLater = corrected.receivedAt > before.receivedAt
        if isLater { try acknowledgeComplaint(corrected, correcting: before, context, db) }
        if let complaint = corrected.complaint, !isFollowing {
            try SameReceipt(before: before.arrival, after: corrected.arrival, reason: correcting.reason)
                .correct(with: complaint, context, db)
        }
        if !isLater { try acknowledgeComplaint(corrected, correcting: before, context, db) }
        if let person = corrected.person, corrected.ending == nil, corrected.complaint == nil,
            before.person?.isSameName(as: person) != true
        {
            try SinglePointOfContact.assign(contact, from: person, context, db)
        }
    }

    /// One that it named before is there whether the caller sees it or not.
    private func checkEarlier(
        of corrected: Contact, correcting before: Contact, _ db: borrowing Transaction
    ) throws {
        guard let earlier = corrected.reportedBefore else { return }
        let reported =
            try earlier == before.reportedBefore
            ? db.reachingEverything { db in try Contact.load(earlier, lock: false, db) }
            : Contact.load(earlier, lock: false, db)
        guard let reported else { throw NotFound("contact") }
        try reported.checkReported(before: corrected.receivedAt)
    }

    /// The acknowledgement of the contact and that of the stage it became are one fact, where they are of one day (decision
    /// 0028); it is the Complaints Manager who moves the day of a stage.
    private func acknowledgeComplaint(
        _ corrected: Contact, correcting before: Contact, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws {
        guard corrected.acknowledgedOn != before.acknowledgedOn, let id = corrected.complaint,
            let complaint = try Complaint.load(id, lock: true, db), complaint.registrationError == nil,
            let stage = complaint.stages.first, stage.acknowledgedOn == before.acknowledgedOn
        else { return }
        try context.requireDecider()
        var correction = StageCorrection()
        correction.days["acknowledged_on"] = corrected.acknowledgedOn.map { .to($0) } ?? .takenBack
        _ = try CorrectStage(
            target: StageTarget(id, expectedVersions: nil, stage: stage.stage), correction: correction,
            reason: correcting.reason
        ).perform(context.following(because: correcting.reason), db)
    }

    /// Asks for who may decide where the correction keeps somebody out, or undoes what kept them out.
    private func checkDecided(
        _ corrected: Contact, correcting before: Contact, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws {
        let (old, new) = (before.ending?.disposition, corrected.ending?.disposition)
        if old != new, [old.map(before.isDecided), new.map(corrected.isDecided)].contains(true) {
            try context.requireDecider()
        }
        if let agreedBy = corrected.ending?.agreedBy, agreedBy != before.ending?.agreedBy {
            try Person.find(agreedBy, field: "agreed_by", db).checkAgrees(with: context.actor, field: "agreed_by")
        }
        let decisions = [
            before.hidesChild(correctedTo: corrected) ? ChildDecision.correction : nil,
            before.kind == corrected.kind ? nil : before.childDecision(corrected.kind),
            try corrected.childDecision(correcting: before, check: rightsCheck),
        ].compactMap(\.self)
        for decision in decisions {
            try context.keep(
                KeptOut(decision, on: context.today, reason: correcting.reason, check: rightsCheck),
                of: .contact(before), on: "corrected_on", since: before.receivedOn, db)
        }
        if corrected.isChilds { try checkComplaint(of: corrected, context, db) }
    }

    /// The same of the complaint that it became, in which a child who sent the contact speaks too.
    private func checkComplaint(
        of corrected: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let id = corrected.complaint, let complaint = try Complaint.load(id, lock: false, db) else { return }
        let before = try ChildSigns.of(id, db)
        var signs = before
        signs.senders.formUnion([corrected.source].compactMap(\.self))
        guard try complaint.keepsOutChild(signs, correcting: complaint, before, check: rightsCheck) else { return }
        try context.keep(
            KeptOut(.correction, on: context.today, reason: correcting.reason, check: rightsCheck),
            of: .complaint(id), on: "corrected_on", since: complaint.receivedOn, db)
    }

    public func details(from before: Contact, to after: Contact) -> [String: AuditValue?] {
        correcting.details(from: before, to: after)
    }
}

extension Contact {
    fileprivate mutating func receive(at instant: Date) {
        (receivedAt, receivedOn) = (instant, London.day(of: instant))
    }

    /// The contacts that name one as what was reported before.
    static func naming(
        _ id: ContactID, _ db: borrowing Transaction
    ) throws -> [(reference: String, receivedAt: Date)] {
        try db.all("SELECT reference, received_at FROM contact WHERE reported_before_id = \(id)") {
            (reference: try $0["reference"] as String, receivedAt: try $0["received_at"] as Date)
        }
    }

    /// The last instant at which it is put right informally, as it follows from what the contact says.
    fileprivate func window(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> Date? {
        let calendar = try context.casework.knowledge.calendar(db)
        let terms = try DutyTerms(calendar, context.casework.knowledge, db)
        return try terms.version(of: procedure, on: receivedOn)?.informalResolution?
            .lastInstant(receivedAt: receivedAt, by: channel, calendar: calendar)
    }
}

extension SQL {
    fileprivate static func update(_ contact: Contact, service: Int?) -> SQL {
        let ending = contact.ending
        return """
            UPDATE contact
            SET received_at = \(contact.receivedAt), channel = \(contact.channel), kind = \(contact.kind),
                source = \(contact.source), person = \(contact.person), procedure = \(contact.procedure),
                department = \(contact.department), service_id = \(service), text = \(contact.text),
                subject = \(contact.subject), reported_before_id = \(contact.reportedBefore),
                establishment = \(contact.establishment), lado_reference = \(contact.ladoReference),
                acknowledged_on = \(contact.acknowledgedOn), resolved_at = \(contact.resolution?.resolvedAt),
                resolution = \(contact.resolution?.text), closed_at = \(ending?.closedAt),
                disposition = \(ending?.disposition), destination = \(ending?.destination),
                explained_on = \(ending?.explainedOn), forwarded_on = \(ending?.forwardedOn),
                eligible_complainant = \(ending?.tests?.eligibleComplainant),
                subject_in_scope = \(ending?.tests?.subjectInScope), rationale = \(ending?.rationale),
                agreed_by = \(ending?.agreedBy), assessment_reference = \(ending?.assessmentReference),
                spoken_to_on = \(ending?.spokenToOn)
            WHERE id = \(contact.id)
            """
    }
}
