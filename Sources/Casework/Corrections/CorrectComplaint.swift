public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Corrects facts of a complaint, with a reason; the audit keeps what was there before, by whom and why (requirement R67).
///
/// A field that is sent is corrected, and null takes back what was recorded by mistake where the record can be without it.
/// What moves a day or a decision is corrected by who may decide.
public struct CorrectComplaint: ComplaintOperation {
    public static let event = "complaint_corrected"
    public static let permission = Permission.recordCasework
    public static let adds = true

    public let target: ComplaintTarget
    public let correction: ComplaintCorrection
    public let department: String?
    public let service: String?
    public let causes: [String]?
    /// Where people can be reached, or that it was said by mistake; all of it where the field is null.
    public let contactDetails: [CorrectedContactDetails]
    /// Whom the complaint names, in the place of those it was said to.
    public let namedPeople: [PersonID]?
    /// The services that contribute to the answer, in the place of those that were said to.
    public let contributors: [Contributor]?
    /// What it is about where that is listed apart, in the place of what was said.
    public let subjects: [Subject]?
    public let establishments: [ComplaintTags]?
    /// The lists that are null, which takes back all that they say.
    private let nulls: [String]
    public let reason: String
    /// What a correction needs that hides that a child speaks, or tells it of one who was kept out.
    public let rightsCheck: RightsCheck?
    /// Whether it follows from the correction of another record of the same letter.
    private let isFollowing: Bool

    private static let lists = ["contact_details", "named_people", "contributors", "subjects", "establishments"]

    public init(_ fields: inout Fields, of target: ComplaintTarget) {
        self.target = target
        correction = ComplaintCorrection(&fields)
        department = fields.text(optional: "department", limit: 200)
        service = fields.text(optional: "service", limit: 200)
        causes = fields.texts(ifGiven: "causes", limit: 20)
        contactDetails = fields.correctedContactDetails()
        nulls = Self.lists.filter { fields.isNull($0) }
        namedPeople = fields.namedPeople()
        contributors = fields.contributors()
        subjects = fields.subjects()
        establishments = fields.establishments()
        reason = fields.text("reason", limit: 2_000)
        rightsCheck = RightsCheck(&fields)
        isFollowing = false
    }

    /// What follows from the correction of another record of the same letter.
    init(_ complaint: ComplaintID, following correction: ComplaintCorrection, reason: String) {
        target = .init(complaint, expectedVersions: nil)
        self.correction = correction
        self.reason = reason
        (department, service, causes, namedPeople, contributors, subjects, establishments) = (
            nil, nil, nil, nil, nil, nil, nil
        )
        (contactDetails, nulls, rightsCheck, isFollowing) = ([], [], nil, true)
    }

    public var requires: Permission {
        correction.isDecision || namedPeople != nil || subjects != nil ? .decide : Self.permission
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {}

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> Added<[Correction]> {
        let before = try Complaint.lock(target, context, db)
        try before.checkCounts()
        try context.checkInvolvement(in: before.id, db)
        let signs = try ChildSigns.of(before.id, db)
        let hidesChild = before.hidesChild(
            correction.complainantType, aboutChildrensSocialCare: correction.aboutChildrensSocialCare, signs: signs)
        if hidesChild { try context.requireDecider() }
        try before.checkCauses(correctedTo: causes)
        try Correction.checkService(department: department, service: service)
        let correction = try received(context, db)
        let moved = try moved(from: before, receivedAt: correction.receivedAt, db)
        let rules = try rules(for: before, signs: signs, context, db)
        var changed = before
        try changed.correct(by: correction, context: rules)
        change(&changed, to: moved?.service)
        if let rightsCheck, before.closure?.rightsCheck != nil { changed.closure?.rightsCheck = rightsCheck }
        let people = try correctPeople(of: &changed, context, db) + correctTags(of: before.id, db)
        if moved != nil { try checkLead(of: changed, db) }
        let corrections = corrections(from: before, to: changed) + people
        try Correction.check(corrections, absent: before.absent(from: correction) + nulls)
        if changed != before { try changed.settle(correcting: before, context: rules) }
        try changed.checkSplits(replacing: before, db)
        let keepsOut = try changed.keepsOutChild(signs, correcting: before, signs, check: rightsCheck)
        if keepsOut { changed.closure?.rightsCheck = rightsCheck }
        let deniesChild = changed.deniesInterest(correcting: before) && changed.isChilds(signs)
        try storeParts(of: changed, replacing: before, moved: moved, db)
        let (record, event) = try changed.settle(replacing: before, under: rules.version, context, db) {
            try context.audit(
                Self.event, of: before.auditSubject, about: target, details: details(of: corrections), db)
        }
        try DutyFlags.correct(record, replacing: before, context: rules, event: event, db)
        try context.follow(
            changed.decisionsKeepingOut, instead: before.decisionsKeepingOut, of: .complaint(before.id),
            since: changed.receivedOn, check: rightsCheck, db)
        try Party.follow(record.complaint.advocacy?.party, instead: before.advocacy?.party, of: before.id, db)
        if !changed.complainant.isSameName(as: before.complainant), changed.closing == nil {
            try SinglePointOfContact.assign(before.id, of: changed.complainant, context, db)
        }
        if hidesChild || keepsOut || deniesChild {
            try context.keep(
                KeptOut(.correction, on: context.today, reason: reason, check: rightsCheck),
                of: .complaint(before.id), on: "corrected_on", since: before.receivedOn, db)
        }
        if !isFollowing {
            try SameReceipt(
                before: before.arrival, after: changed.arrival, reason: reason, lateness: correction.lateness
            ).correct(with: before.id, context, db)
            try context.keepAnswer(under: event, db)
        }
        return Added(entry: corrections, complaintVersion: before.version + 1)
    }

    /// What is no fact of the complaint's own row.
    private func change(_ complaint: inout Complaint, to moved: ServiceName?) {
        if let moved { (complaint.department, complaint.service) = (moved.department, moved.name) }
        if let causes { complaint.causes = causes }
        for new in contactDetails {
            complaint.contactDetails.removeAll { $0.person == new.person }
            if let details = new.details { complaint.contactDetails.append(details) }
        }
    }

    /// What was there before and is there now; where somebody can be reached is told as a whole.
    private func corrections(from before: Complaint, to after: Complaint) -> [Correction] {
        let reached = contactDetails.map { new in
            Correction(
                fact: new.fact, before: before.contactDetails.first { $0.person == new.person }?.written ?? "",
                after: new.details?.written ?? "")
        }
        return Correction.between(before.texts, after.texts) + Correction.between(before.facts, after.facts)
            + reached.filter { $0.before != $0.after }
    }

    private func details(of corrections: [Correction]) -> [String: AuditValue?] {
        var details: [String: AuditValue?] = ["reason": .text(reason)]
        let reached = contactDetails.map(\.fact)
        for correction in corrections {
            // Where somebody lives is no fact for an audit that is kept for ever; that it changed is.
            guard !reached.contains(correction.fact) else {
                details[correction.fact] = .text("corrected")
                continue
            }
            details["from_\(correction.fact)"] = correction.before.isEmpty ? nil : .text(correction.before)
            details["to_\(correction.fact)"] = correction.after.isEmpty ? nil : .text(correction.after)
        }
        return details
    }
}
