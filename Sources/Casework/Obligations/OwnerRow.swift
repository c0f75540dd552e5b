import Complaints
import Foundation
import Postgres
import WorkingDays

extension ObligationOwner {
    static let columns = ColumnList(
        ObligationOwner.init(name:person:department:service:),
        Column("owner_name", \.name, .computed("coalesce(p.name, b.owner)")), Column("owner_id", \.person),
        Column("owner_department", \.department), Column("owner_service", \.service))

    /// The owner a request names for an obligation; `complaint` is the one whose named people own none of it.
    static func find(
        _ person: PersonID?, department: String?, service: String?, in complaint: ComplaintID?,
        _ db: borrowing Transaction
    ) throws -> ObligationOwner {
        let department = try department.map { try ServiceRecord.department($0, field: "owner_department", db) }
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

    /// Refuses an obligation that is not the caller's to write.
    func checkWrites(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws {
        try checkWrites(context.actor, try context.actor.person.flatMap { try Person.load($0, db) })
    }
}
