public import Complaints
import JSON
import WorkingDays

extension ProposedObligation {
    /// What a request says of an obligation: its kind, its sum or quantity, and when it is due.
    init(_ fields: inout Fields) {
        self.init(
            type: fields.choice("type"), scope: fields.choice(optional: "scope"),
            amountPence: fields.pence(optional: "amount_pence", from: 1),
            quantity: fields.integer(optional: "quantity", in: 1...100_000),
            unit: fields.text(optional: "unit", limit: 200, audited: true),
            due: [
                fields.day(optional: "due_on").map { .on($0) },
                fields.integer(optional: "due_in_weeks", in: 1...52 * yearsAhead).map { .within($0, .weeks) },
                fields.integer(optional: "due_in_months", in: 1...12 * yearsAhead).map { .within($0, .months) },
            ].compactMap(\.self))
    }
}

extension OwedQuantity.Delivery {
    /// What a request says of an owed quantity.
    init(_ fields: inout Fields) {
        self.init(
            delivered: fields.integer(optional: "delivered", in: 1...100_000),
            inLieuQuantity: fields.integer(optional: "in_lieu_quantity", in: 1...100_000),
            inLieuPence: fields.pence(optional: "in_lieu_pence", from: 1))
    }
}

/// Who owns an obligation, as a request names them.
public struct NamedOwner: Hashable, Sendable {
    /// A person of the directory.
    public let person: PersonID?
    /// A whole department, or the one a person owns the obligation for.
    public let department: String?
    /// One service of the department.
    public let service: String?
    /// A post, named alone.
    public let post: PostID?

    init(_ fields: inout Fields) {
        person = fields.identifier(optional: "owner_id").map { PersonID(rawValue: $0) }
        department = fields.text(optional: "owner_department", limit: 200, audited: true)
        service = fields.text(optional: "owner_service", limit: 200, audited: true)
        post = fields.identifier(optional: "owner_post_id").map { PostID(rawValue: $0) }
    }

    /// The owner of an obligation that an answer agrees to.
    init(_ agreed: Response.AgreedObligation) {
        (person, department, service, post) = (
            agreed.owner, agreed.ownerDepartment, agreed.ownerService, agreed.ownerPost
        )
    }

    /// An owner as corrected fields name them.
    init(_ owner: ObligationOwner) {
        (person, department, service, post) = (owner.person, owner.department, owner.service, owner.post)
    }

    /// Whether the request names nobody.
    var isNobody: Bool { !isOther && post == nil }

    /// Whether it names somebody else than a post.
    var isOther: Bool { person != nil || department != nil || service != nil }
}
