import Complaints
import Postgres

/// The complaints a caller may see where they are few, for lists to look for (decision 0056).
///
/// It narrows nothing: what is seen is what the database shows. It keeps a list from asking of each complaint of a large register
/// whether it is seen, where hardly any is.
struct FewComplaints {
    /// Where they are many, a list asks of each.
    static let many = FewComplaints(ids: nil)

    private let ids: [ComplaintID]?

    private init(ids: [ComplaintID]?) {
        self.ids = ids
    }

    /// Asks nothing where the caller is of the complaints team, who see most.
    init(of actor: Actor, _ db: borrowing Transaction) throws {
        ids = actor.seesSome ? try db.one("SELECT few_complaints() AS few") { try $0["few"] } : nil
    }

    /// A condition on a complaint, as `c.id`; nothing where they are many.
    func among(_ complaint: SQL) -> SQL {
        guard let ids else { return "" }
        return " AND " + complaint + " = ANY (\(ids))"
    }

    /// A condition on the duty `d`, which may be of none.
    var amongDuties: SQL {
        guard let ids else { return "" }
        return " AND (d.complaint_id = ANY (\(ids)) OR d.complaint_id IS NULL)"
    }

    /// A condition on the flag `f` of such a duty.
    var amongFlags: SQL {
        ids == nil ? "" : " AND f.duty_id = ANY (ARRAY(SELECT d.id FROM duty AS d WHERE true\(amongDuties)))"
    }
}
