import Complaints
import Foundation
import Postgres
import WorkingDays

extension ObligationOwner {
    static let columns = ColumnList(
        ObligationOwner.init(name:person:department:service:post:),
        Column(
            "owner_name", \.name, .computed("CASE WHEN b.owner_post_id IS NULL THEN coalesce(p.name, b.owner) END")),
        Column("owner_id", \.person),
        Column("owner_department", \.department), Column("owner_service", \.service), Column("owner_post_id", \.post))

    /// The owner a request names for an obligation; `complaint` is the one whose named people own none of it.
    static func find(
        _ named: NamedOwner, in complaint: ComplaintID?, today: Day, _ db: borrowing Transaction
    ) throws -> ObligationOwner {
        if let post = named.post {
            return try ObligationOwner(post: try Post.find(post, db), isAlone: !named.isOther, today: today)
        }
        let (person, service) = (named.person, named.service)
        let department = try named.department.map {
            try ServiceRecord.department($0, field: "owner_department", db)
        }
        var isNamed = false
        if let person, let complaint { isNamed = try Assignment.names(person, in: complaint, db) }
        let owner = try ObligationOwner(
            try person.flatMap { try Person.load($0, db) }, as: person, isNamed: isNamed, department: department,
            service: service)
        guard let service else { return owner }
        let found = try ServiceRecord.find(ServiceName(department: owner.department ?? "", name: service), db)
        return ObligationOwner(
            name: owner.name, person: owner.person, department: found.record.service.department,
            service: found.record.service.name)
    }

    /// Whether somebody holds the post that owns it.
    private func isHeld(by person: PersonID, on day: Day, _ db: borrowing Transaction) throws -> Bool {
        guard let post, let found = try Post.find(post, db) else { return false }
        return found.post.holder(on: day)?.person == person
    }

    /// Refuses an obligation that is not the caller's to write.
    func checkWrites(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        let (actor, today) = (context.actor, context.today)
        guard let person = actor.person else { return try checkWrites(actor, of: actor.departments ?? []) }
        // Whole, or by a service, by their own place or a post.
        let departments = try db.all(
            """
            SELECT k.name FROM departments_of(\(person), \(today)) AS k (name)
            UNION
            SELECT s.department FROM services_of(\(person), \(today)) AS k (id) JOIN service AS s ON s.id = k.id
            """
        ) { try $0["name"] as String }
        try checkWrites(actor, of: Set(departments), holdsPost: isHeld(by: person, on: today, db))
    }
}
