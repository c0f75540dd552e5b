public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Withdraws an extension of a stage, the latest unless one is named, with the reason; or puts the right one in its place.
public struct WithdrawExtension: ComplaintChange {
    public static let event = "extension_withdrawn"
    public static let permission = Permission.decide
    public static let corrects = true

    public let target: StageTarget
    /// 1 for the first; nil for the latest.
    public let number: Int?
    /// The right one, of which the caller agreed.
    public let replacement: Extension?
    public let lateness: StageCorrection.Lateness
    public let reason: String

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        number = fields.integer(optional: "number", in: 1...1_000)
        replacement = fields.object(optional: "replaced_by") { Extension(&$0) }
        lateness = StageCorrection.Lateness(&fields)
        reason = fields.text("reason", limit: 2_000, audited: true)
    }

    public var people: [PersonID] { [replacement?.agreedByPerson].compactMap(\.self) }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        if let stage { try complaint.withdrawExtension(of: stage, reason: Sample.text) }
    }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        try complaint.withdrawExtension(
            of: stage, number: number, replacement: try replacement?.agreed(context), reason: reason)
        try complaint.explain(lateness, of: stage, context: context)
    }

    /// The notice that told of it alone goes with it, and the right one is told of with its own, as when it is granted
    /// (decision 0028).
    public func moveNotices(
        from before: Complaint, to changed: Complaint, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws -> [Notice] {
        var moved = try Notice.sent(about: before.id, db).filter { changed.isUntold($0, since: before) }
        for notice in moved { try db.execute("DELETE FROM notice WHERE id = \(notice.id)") }
        guard let told = replacement?.notice(at: stage) else { return moved }
        let notice = try changed.notice(
            told, with: .extension, at: stage, id: .version7(at: context.now),
            days: NoticeDays(act: nil, letter: ("replaced_by/notified_on", told.sentOn)),
            absent: try changed.absentRecipients(db), terms: try NoticeTerms(on: context.today, db),
            today: context.today)
        moved.append(try notice.store(of: changed.id, context, db))
        return moved
    }

    /// The extension that was withdrawn, which the complaint no longer shows.
    public func details(replacing before: Complaint) -> [String: AuditValue?] {
        let extensions = before.stage(stage)?.extensions ?? []
        let place = (number ?? extensions.count) - 1
        guard extensions.indices.contains(place) else { return [:] }
        return [
            "agreed_on": .text(extensions[place].agreedOn.description),
            "extended_to": .text(extensions[place].extendedTo.description),
        ]
    }
}

extension Extension {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            agreedOn: fields.day("agreed_on"), extendedTo: fields.day("extended_to"),
            reason: fields.text("reason", limit: 2_000), notifiedOn: fields.day(optional: "notified_on"),
            ombudsmanDetailsGiven: fields.flag(optional: "ombudsman_details_given") ?? false,
            goodReason: fields.text(optional: "good_reason", limit: 2_000),
            agreedByPerson: fields.identifier(optional: "agreed_by_person_id").map(PersonID.init(rawValue:)),
            complainantAgreedOn: fields.day(optional: "complainant_agreed_on"))
    }

    /// The same, agreed for the council by the Complaints Manager it names, or else by the caller.
    fileprivate func agreed(_ context: RuleContext) throws -> Extension {
        let person = try agreedByPerson.map {
            try context.agreeing($0, field: "replaced_by/agreed_by_person_id")
        }
        return Extension(
            agreedOn: agreedOn, extendedTo: extendedTo, reason: reason, notifiedOn: notifiedOn,
            ombudsmanDetailsGiven: ombudsmanDetailsGiven, goodReason: goodReason,
            agreedBy: person?.name ?? context.actor.name, agreedByPerson: person?.id,
            complainantAgreedOn: complainantAgreedOn)
    }
}
