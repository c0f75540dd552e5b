public import Complaints
public import Foundation
public import Postgres
import WorkingDays

/// A change to one complaint by a pure rule: the complaint is locked, changed, stored with its deadlines, and audited.
public protocol ComplaintChange: ComplaintOperation where Value == ComplaintRecord {
    /// Whether the complaint must be in a procedure; true unless the operation says otherwise.
    static var needsAcceptance: Bool { get }
    /// Whether it puts other facts in the place of those that were recorded: every act of the record is then tried again, and
    /// the audit has what was there before and is there now (decision 0037). False unless the operation says otherwise.
    static var corrects: Bool { get }
    /// The kind of proposal the operation settles, if an officer made one.
    static var settles: ProposedDecision? { get }
    /// The notice that went out, where the request tells of one.
    var notice: SentNotice? { get }
    /// The days of the request that the notice must agree with; none unless the operation sends one.
    var noticeDays: NoticeDays { get }
    /// The people of the directory the rule asks for; none unless the operation names some.
    var people: [PersonID] { get }
    /// What it decides where it keeps somebody out; nil unless it does.
    var keepsOut: KeptOut? { get }
    /// The rule. `context` names the version the complaint was accepted into, or is about to be.
    func apply(to complaint: inout Complaint, context: RuleContext) throws
    /// Facts for the audit besides what the request said; none unless the operation has more.
    var details: [String: AuditValue?] { get }
    /// The facts for the audit where what was before is one of them; `details` unless the operation has more.
    func details(replacing before: Complaint) -> [String: AuditValue?]
    /// Lets the notices in the file follow what is corrected; gives those that were added or taken out. None follow unless the
    /// operation says otherwise.
    func moveNotices(
        from before: Complaint, to changed: Complaint, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> [Notice]
    /// What is written besides the complaint itself; nothing unless the operation has more.
    func finish(_ complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction) throws
    /// The procedure version the rule runs under; the complaint's own unless the operation chooses one.
    func version(
        for complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ProcedureVersion
}

extension ComplaintChange {
    public static var needsAcceptance: Bool { true }
    public static var corrects: Bool { false }
    public static var settles: ProposedDecision? { nil }
    public var notice: SentNotice? { nil }
    public var noticeDays: NoticeDays { NoticeDays(act: nil) }
    public var people: [PersonID] { [] }
    public var keepsOut: KeptOut? { nil }
    public var details: [String: AuditValue?] { [:] }
    public func details(replacing before: Complaint) -> [String: AuditValue?] { details }
    public func moveNotices(
        from before: Complaint, to changed: Complaint, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> [Notice] { [] }
    public func finish(
        _ complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {}

    public func version(
        for complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ProcedureVersion {
        if Self.needsAcceptance { try complaint.checkAccepted() }
        guard let acceptance = complaint.acceptance else { return .unaccepted }
        return try context.casework.knowledge.version(acceptance.procedureVersion, db)
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ComplaintRecord { try change(context, db) }

    /// What `perform` does, once an operation has looked up what else it names.
    func change(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ComplaintRecord {
        let before = try Complaint.lock(target, context, db)
        if !Self.takesErrors { try before.checkCounts() }
        try context.checkOwn(requires, before.id, db)
        let proposers = try context.checkInvolvement(in: before.id, settling: Self.settles, db)
        let version = try version(for: before, context, db)
        let calendar = try context.casework.knowledge.calendar(db)
        let keepsOut = keepsOut
        let signs = try keepsOut.map { _ in try ChildSigns.of(before.id, db) } ?? ChildSigns()
        let isChildKeptOut = keepsOut != nil && before.isChilds(signs)
        if isChildKeptOut { try context.requireDecider() }
        let named = people + [keepsOut?.check?.by].compactMap { $0 }
        let rules = try context.rules(
            version, calendar, people: try Person.load(named, for: before.id, db),
            contributors: people.isEmpty ? [] : Contributor.services(of: before.id, db),
            proposers: proposers, signs: signs,
            isChildrensMatter: try keepsOut != nil && before.isTakenForChildrens(db),
            versionBefore: try before.acceptance.map {
                try context.casework.knowledge.version($0.procedureVersion, db)
            }, db)
        var changed = before
        try apply(to: &changed, context: rules)
        if Self.corrects { try changed.settle(correcting: before, context: rules) }
        let notice = try self.notice(about: changed, context, db)
        if let notice { changed.follow(notice) }
        _ = try notice?.store(of: changed.id, context, db)
        let moved = try moveNotices(from: before, to: changed, context, db)
        let (record, event) = try changed.settle(
            replacing: before, under: version, of: [notice].compactMap(\.self) + moved, context, db
        ) {
            try context.audit(
                Self.event, of: changed.auditSubject, about: target,
                details: details(replacing: before).merging(notice?.facts ?? [:]) { $1 }
                    .merging(Self.corrects ? corrections(from: before, to: changed) : [:]) { $1 }, db)
        }
        var followed: Set<ChildDecision> = []
        if Self.corrects {
            try DutyFlags.correct(record, replacing: before, context: rules, event: event, db)
            followed = try context.follow(
                changed.decisionsKeepingOut, instead: before.decisionsKeepingOut, of: .complaint(changed.id),
                since: changed.receivedOn, check: keepsOut?.check, db)
        }
        try finish(record.complaint, context, db)
        if isChildKeptOut, let keepsOut, keepsOut.check != nil, !followed.contains(keepsOut.decision) {
            try context.list(keepsOut, of: .complaint(changed.id), db)
        }
        if let decision = Self.settles { try db.execute(SQL.settle(decision, of: changed.id, event: event)) }
        return record
    }

    /// What the complaint and its stage said before, and what they say now.
    private func corrections(from before: Complaint, to after: Complaint) -> [String: AuditValue?] {
        var facts = Correction.between(before.facts, after.facts)
        if let stage = (target as? StageTarget)?.stage {
            facts += Correction.between(before.stage(stage)?.facts ?? [], after.stage(stage)?.facts ?? [])
        }
        return facts.reduce(into: [:]) { details, fact in
            details["from_\(fact.fact)"] = fact.before.isEmpty ? nil : .text(fact.before)
            details["to_\(fact.fact)"] = fact.after.isEmpty ? nil : .text(fact.after)
        }
    }

    /// The notice that went out with the operation, where the request tells of one.
    private func notice(
        about complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Notice? {
        guard let notice, let act = Self.sends else { return nil }
        let stage = (target as? StageTarget)?.stage ?? complaint.stages.first?.stage
        return try complaint.notice(
            notice, with: act, at: stage, id: .version7(at: context.now), days: noticeDays,
            absent: try complaint.absentRecipients(db), terms: try NoticeTerms(on: context.today, db),
            today: context.today)
    }
}

extension OperationContext {
    /// What a rule about a complaint needs to know.
    func rules(
        _ version: ProcedureVersion, _ calendar: WorkingCalendar,
        people: [PersonID: (person: Person, isNamed: Bool)] = [:], contributors: Set<ServiceName> = [],
        open: Set<FilePart> = [], proposers: [Signature] = [], signs: ChildSigns = ChildSigns(),
        isChildrensMatter: Bool = false, versionBefore: ProcedureVersion? = nil, filed: [FiledAct] = [],
        _ db: borrowing Transaction
    ) throws -> RuleContext {
        let settings = try [CouncilSetting.responseQualityCheck, .resubmissionMonths].values(on: today, db)
        return RuleContext(
            today: today, version: version, calendar: calendar, newStageID: StageID(rawValue: .version7(at: now)),
            actor: actor, people: people, contributors: contributors,
            resubmissionMonths: settings[.resubmissionMonths] ?? 0,
            requiresQualityCheck: settings[.responseQualityCheck] == 1, open: open, proposers: proposers,
            signs: signs, isChildrensMatter: isChildrensMatter, versionBefore: versionBefore, filed: filed)
    }
}

extension Complaint: StoredRecord {
    public typealias Kind = RecordKinds.Complaint
    public var auditSubject: AuditSubject { AuditSubject(complaint: id) }

    public static func moveOn(_ id: ComplaintID, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute("UPDATE complaint SET version = version + 1, changed_at = \(now) WHERE id = \(id)")
    }
}

extension Complaint {
    /// Whether its contact came under the children's procedure, or it is tagged as about a child protection conference.
    func isTakenForChildrens(_ db: borrowing Transaction) throws -> Bool {
        try db.one(
            """
            SELECT EXISTS (SELECT FROM contact AS k WHERE k.complaint_id = \(id) AND k.procedure = \(Procedure.childrens))
                OR EXISTS (
                    SELECT FROM complaint_subject AS s
                    WHERE s.complaint_id = \(id) AND s.subject = \(Subject.childProtectionConference)
                ) AS is_taken
            """
        ) { try $0["is_taken"] }
    }
}

extension SQL {
    /// The proposals of the kind that were waiting are decided by the event.
    fileprivate static func settle(_ decision: ProposedDecision, of complaint: ComplaintID, event: Int) -> SQL {
        """
        UPDATE proposal SET decided_by_event = \(event)
        WHERE complaint_id = \(complaint) AND decision = \(decision) AND decided_by_event IS NULL
        """
    }
}
