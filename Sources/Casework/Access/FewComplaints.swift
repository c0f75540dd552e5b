import Complaints
import Postgres
import WorkingDays

/// The complaints that a list may tell of where they are few, for it to look for: a caller sees few, or asks for few.
///
/// It narrows nothing: what is seen is what the database shows (decision 0056), and what is asked for is what the filter says. It keeps
/// a list from asking of each complaint of a large register whether it is one of them, where hardly any is.
struct FewComplaints {
    /// Where they are many, a list asks of each.
    static let many = FewComplaints(ids: nil)

    private let ids: [ComplaintID]?
    /// How the obligations of the person who is asked for are found.
    let owned: Lookup

    private init(ids: [ComplaintID]?, owned: Lookup = .ofEach) {
        self.ids = ids
        self.owned = owned
    }

    /// Those a caller sees, who is not of the complaints team, which sees most.
    init(of actor: Actor, _ db: borrowing Transaction) throws {
        self.init(ids: actor.seesSome ? try db.one("SELECT few_complaints() AS few") { try $0["few"] } : nil)
    }

    /// Those a caller sees or, of the complaints team, those of which a list may tell with its filter.
    init(
        of actor: Actor, team: TeamID?, person: PersonID?, service: String?, department: String?, on day: Day,
        _ db: borrowing Transaction
    ) throws {
        let asked: SQL? =
            if let person {
                SQL.complaints(perhapsOf: person, on: day)
            } else if let team {
                "SELECT a.complaint_id FROM complaint_assignment AS a WHERE a.ended_at IS NULL AND a.team_id = \(team)"
            } else if let service {
                "SELECT c.id FROM complaint AS c WHERE c.service_id = ANY (\(SQL.services(named: service)))"
            } else if let department {
                "SELECT c.id FROM complaint AS c WHERE c.service_id = ANY (\(SQL.services(ofDepartment: department)))"
            } else {
                nil
            }
        guard let asked, !actor.seesSome else {
            try self.init(of: actor, db)
            return
        }
        let owned: Bool? = try person.map { person in
            let obligations = SQL.obligations(perhapsOf: person, on: day) + " LIMIT \(literal: Self.most + 1)"
            return try db.one("SELECT count(*) <= \(Self.most) AS few FROM (\(obligations)) AS q") { try $0["few"] }
        }
        let few: [ComplaintID]? = try db.one(
            """
            SELECT CASE WHEN cardinality(q.few) <= \(Self.most) THEN q.few END AS few
            FROM (SELECT ARRAY(\(asked) LIMIT \(literal: Self.most + 1)) AS few) AS q
            """
        ) { try $0["few"] }
        self.init(ids: few, owned: owned == true ? .ofAll : .ofEach)
    }

    /// As many as `few_complaints` takes for few.
    private static let most = 500

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
