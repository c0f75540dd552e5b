public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Puts a person into the directory; whoever may appoint may add those whom they appoint.
public struct AddPerson: RequestedOperation {
    public static let event = "person_added"
    public static let permission = Permission.recordCasework

    public let details: PersonDetails

    public init(_ fields: inout Fields, of target: NoTarget) {
        details = PersonDetails(&fields)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> PersonRecord {
        try details.checkAdded(by: context.actor)
        let id = PersonID(rawValue: .version7(at: context.now))
        try details.write(to: id, context, db)
        try context.audit(Self.event, details: details.audited(id), db)
        return try PersonRecord.find(id, context, db)
    }
}
