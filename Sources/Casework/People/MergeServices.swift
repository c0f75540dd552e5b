public import Complaints
import Foundation
public import JSON
public import Postgres

/// Makes one service of two that are one: all that is about the first is about the second from now on, in the figures of
/// every year too.
public struct MergeServices: RequestedOperation {
    public static let event = "services_merged"
    public static let permission = Permission.administer
    public static let reachesEverything = true

    public let service: ServiceName
    public let into: ServiceName
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        service = ServiceName(&fields)
        into = ServiceName(
            department: fields.text("into_department", limit: .name), name: fields.text("into_service", limit: .name))
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> ServiceRecord {
        let (from, merged) = try ServiceRecord.find(service, lock: true, db)
        let (to, kept) = try ServiceRecord.find(into, lock: true, db)
        try merged.checkMerges(into: kept)
        try ServiceRecord.merge((from, merged), into: (to, kept), context, db)
        try PersonRecord.checkInvestigations(in: kept.service.department, db)
        try context.audit(
            Self.event,
            details: merged.service.details([
                "into_department": .text(kept.service.department), "into_service": .text(kept.service.name),
                "reason": .text(reason),
            ]), db)
        return try ServiceRecord.find(kept.service, db).record
    }
}

extension ServiceRecord {
    /// Moves all that refers to a service to another, and takes it off the list.
    static func merge(
        _ from: (id: Int, record: ServiceRecord), into to: (id: Int, record: ServiceRecord),
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let days = to.record.days(with: from.record)
        try db.execute(
            """
            UPDATE service SET in_use_from = \(days.from), in_use_until = \(days.until) WHERE id = \(to.id)
            """)
        let (old, new) = (from.record.service, to.record.service)
        try Place.service(from.id).moveOn(at: context.now, db)
        try db.execute(
            """
            UPDATE contact SET service_id = \(to.id), department = \(new.department) WHERE service_id = \(from.id)
            """)
        for table in Place.tablesOfServices {
            try db.execute("UPDATE \(table) SET service_id = \(to.id) WHERE service_id = \(from.id)")
        }
        try moveContributors(from.id, to.id, db)
        try db.execute(
            """
            UPDATE obligation SET owner_department = \(new.department), owner_service = \(new.name)
            WHERE (owner_department, owner_service) = (\(old.department), \(old.name))
            """)
        try Place.movePosts(from: .service(from.id), to: .service(to.id), context, db)
        try db.execute("DELETE FROM service WHERE id = \(from.id)")
    }

    /// A service contributes to a complaint once, and not where it leads.
    private static func moveContributors(_ from: Int, _ to: Int, _ db: borrowing Transaction) throws {
        try db.execute(
            """
            UPDATE complaint_contributor AS k SET team_id = coalesce(k.team_id, o.team_id)
            FROM complaint_contributor AS o
            WHERE k.service_id = \(to) AND o.service_id = \(from) AND o.complaint_id = k.complaint_id
            """)
        try db.execute(
            """
            DELETE FROM complaint_contributor AS k USING complaint AS c
            WHERE c.id = k.complaint_id AND (
                k.service_id IN (\(from), \(to)) AND c.service_id = \(to)
                OR k.service_id = \(from) AND EXISTS (
                    SELECT FROM complaint_contributor AS o WHERE o.complaint_id = k.complaint_id AND o.service_id = \(to)
                )
            )
            """)
        try db.execute("UPDATE complaint_contributor SET service_id = \(to) WHERE service_id = \(from)")
    }
}
