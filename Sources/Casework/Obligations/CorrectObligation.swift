public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Corrects what was entered wrongly of an obligation, or takes back what was not done; what was agreed and then changed is
/// a change, with `ChangeObligation`.
public struct CorrectObligation: ObligationChange {
    public static let event = "obligation_corrected"
    public static let permission = Permission.recordCasework
    public static let corrects = true

    public let target: Target<RecordKinds.Obligation>
    public let correcting: Correcting<Obligation>

    private static let facts: [CorrectedFact<Obligation>] = [
        .text("text", limit: .obligation, \.text), .choice("source", \.source), term("type", \.type),
        term("scope", \.scope),
        .pence("amount_pence", get: { $0.terms?.amountPence }) { $0.terms?.amountPence = $1 },
        .day("offered_on", isAct: false, get: { $0.terms?.offeredOn }) { $0.terms?.offeredOn = $1 },
        .day("agreed_on", get: { $0.terms?.agreedOn }) { record, day in
            if let day { record.terms?.agreedOn = day }
        },
        .day("due_on", get: { $0.terms?.due.on }) { record, day in
            if let day { record.terms?.due = ObligationDue(on: day) }
        },
        .init(
            "owner_post_id", { $0.identifier(optional: $1).map { PostID(rawValue: $0) } },
            get: { $0.terms?.owner.post },
            set: { $0.terms?.owner = ObligationOwner(name: nil, person: nil, department: nil, post: $1) },
            told: { $0.map { .text($0.text) } }),
        .init(
            "owner_id", { $0.identifier(optional: $1).map { PersonID(rawValue: $0) } },
            get: { $0.terms?.owner.person },
            set: { record, person in
                let post = record.terms?.owner.post
                record.terms?.owner = ObligationOwner(name: nil, person: person, department: nil, post: post)
            },
            told: { $0.map { .text($0.text) } }),
        .init(
            "owner_department", { $0.text(optional: $1, limit: 200) }, get: { $0.terms?.owner.department },
            set: { record, department in
                let owner = record.terms?.owner
                record.terms?.owner = ObligationOwner(
                    name: nil, person: owner?.person, department: department, post: owner?.post)
            }, told: { $0.map { .text($0) } }),
        .init(
            "owner_service", { $0.text(optional: $1, limit: 200) }, get: { $0.terms?.owner.service },
            set: { record, service in
                let owner = record.terms?.owner
                record.terms?.owner = ObligationOwner(
                    name: nil, person: owner?.person, department: owner?.department, service: service,
                    post: owner?.post)
            }, told: { $0.map { .text($0) } }),
        .number("quantity", in: 1...100_000, get: { $0.owed?.quantity }) { record, quantity in
            guard let quantity else {
                record.owed = nil
                return
            }
            record.owed = record.owed ?? OwedQuantity(quantity, of: "")
            record.owed?.quantity = quantity
        },
        .init(
            "unit", { $0.text(optional: $1, limit: 200) }, get: { $0.owed?.unit },
            set: { $0.owed?.unit = $1 ?? "" }, told: { $0.map { .text($0) } }),
        .number("delivered", in: 0...100_000, get: { $0.owed?.delivered }) { record, delivered in
            if let delivered { record.owed?.delivered = delivered }
        },
        .number("in_lieu_quantity", in: 1...100_000, isAct: true, get: { $0.owed?.inLieu?.quantity }) {
            record, quantity in
            if let quantity { record.owed?.inLieu?.quantity = quantity } else { record.owed?.inLieu = nil }
        },
        .pence("in_lieu_pence", get: { $0.owed?.inLieu?.pence }) { record, pence in
            if let pence { record.owed?.inLieu?.pence = pence }
        },
        .day("in_lieu_on", get: { $0.owed?.inLieu?.on }) { record, day in
            if let day { record.owed?.inLieu?.on = day }
        },
        .day("part_done_on", ifAny: \.partDoneOn), .day("done_on", ifAny: \.doneOn),
        .text("decision_reason", limit: 2_000, ifAny: \.decisionReason),
        .text("evidence", limit: 4_000, ifAny: \.evidence), .day("check_on", ifAny: \.checkOn, isAct: false),
        .day("checked_on", get: \.checkedOn) { record, day in
            record.checkedOn = day
            if day == nil { record.checkResult = nil }
        },
        .text("check_result", limit: 4_000, ifAny: \.checkResult), .day("satisfied_on", ifAny: \.satisfiedOn),
    ]

    private static func term<Choice: CodeSet & Sendable>(
        _ name: String, _ place: any WritableKeyPath<ObligationTerms, Choice> & Sendable
    ) -> CorrectedFact<Obligation> {
        .init(
            name, { .some($0.choice($1)) as Choice? }, get: { $0.terms?[keyPath: place] },
            set: { record, choice in
                if let choice { record.terms?[keyPath: place] = choice }
            }, told: { $0.map { .text($0.rawValue) } })
    }

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Obligation>) {
        self.target = target
        correcting = Correcting(&fields, Self.facts)
    }

    /// The stage shows what its report recommends, so that its complaint moves on with it.
    public func apply(
        to record: inout Obligation, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        var corrected = try correcting.corrected(record).following(correcting: record)
        if let owner = corrected.terms?.owner, let before = record.terms?.owner, !owner.isSame(as: before) {
            corrected.terms?.owner = try ObligationOwner.find(
                NamedOwner(owner), in: record.complaint, today: context.today, db)
        }
        try checkOrigin(of: corrected, correcting: record, context, db)
        try corrected.check(correcting: record, try context.correction(db))
        if corrected.stage != nil, let complaint = corrected.complaint {
            try Complaint.moveOn(complaint, at: context.now, db)
        }
        record = corrected
    }

    /// What was agreed follows the receipt of its complaint, or the enquiry of its case; a source is one that the complaint has.
    private func checkOrigin(
        of corrected: Obligation, correcting before: Obligation, _ context: borrowing OperationContext,
        _ db: borrowing Transaction
    ) throws {
        if let ombudsmanCase = corrected.ombudsmanCase {
            let record = try OmbudsmanCaseRecord.find(ombudsmanCase, context, db)
            try record.checkCorrection(of: corrected, from: before)
        } else if let id = corrected.complaint {
            let complaint = try Complaint.find(id, context, db)
            let origin = try ObligationOrigin.of(id, db)
            try complaint.checkCorrection(
                of: corrected, from: before, hasOmbudsmanCase: origin?.ombudsmanCase != nil,
                isReviewed: origin?.isReviewed == true)
        }
    }

    public func details(from before: Obligation, to after: Obligation) -> [String: AuditValue?] {
        correcting.details(from: before, to: after).merging(["obligation": .text(obligation.text)]) { $1 }
    }
}
