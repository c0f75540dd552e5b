public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records a compliment, on its own or beside whatever else its contact said.
public struct RecordCompliment: RequestedOperation {
    public static let event = "compliment_recorded"
    public static let permission = Permission.recordCasework

    public let contact: ContactID?
    public let receivedOn: Day
    public let procedure: Procedure
    public let department: String
    public let service: String
    public let text: String
    public let passedOnBy: String

    public init(_ fields: inout Fields, of target: NoTarget) {

        contact = fields.identifier(optional: "contact_id").map { ContactID(rawValue: $0) }
        receivedOn = fields.day("received_on")
        procedure = fields.choice("procedure")
        department = fields.text("department", limit: 200)
        service = fields.text("service", limit: 200)
        text = fields.text("text", limit: 20_000)
        passedOnBy = fields.text("passed_on_by", limit: 200)
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ComplimentRecord {
        try checkHappened("received_on", receivedOn, by: context.today)
        try context.casework.knowledge.refuseBeforeCoverage(receivedOn, db)
        if let contact {
            guard let found = try Contact.load(contact, lock: false, db) else { throw NotFound("contact") }
            try checkOrder("received_on", receivedOn, after: "the contact's received_on", found.receivedOn)
        }
        let id = ComplimentID(rawValue: .version7(at: context.now))
        _ = try db.first(SQL.insert(self, id: id)) { try $0["id"] as ComplimentID }
            .found(or: .unknownService(department: department, service: service))
        try context.audit(
            Self.event, of: AuditSubject(contact: contact),
            details: [
                "compliment": .text(id.text), "received_on": .text(receivedOn.description),
                "department": .text(department), "service": .text(service),
            ], db)
        guard let record = try ComplimentRecord.load(id, lock: false, db) else { throw NotFound("compliment") }
        return record
    }
}

extension SQL {
    fileprivate static func insert(_ compliment: RecordCompliment, id: ComplimentID) -> SQL {
        """
        INSERT INTO compliment (id, contact_id, received_on, service_id, procedure, text, passed_on_by)
        SELECT \(id), \(compliment.contact), \(compliment.receivedOn), s.id, \(compliment.procedure),
            \(compliment.text), \(compliment.passedOnBy)
        FROM service AS s WHERE \(isService(compliment.department, compliment.service))
        FOR KEY SHARE OF s
        RETURNING id
        """
    }
}
