public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Adds an action to a complaint, whatever its outcome (requirement R76): redress for the person or learning for the
/// service, as it was recommended.
///
/// The complaints team does so, or the department that is to own it.
public struct AddAction: ComplaintAddition {
    public static let event = "action_added"
    public static let permission = Permission.respond

    public let target: Target<RecordKinds.Complaint>
    public let scope: ActionScope
    public let type: ActionType
    public let source: ActionSource
    public let description: String
    /// A person of the directory, a whole department, or a person for a department.
    public let owner: PersonID?
    public let ownerDepartment: String?
    public let agreedOn: Day
    public let dueOn: Day
    public let checkOn: Day?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Complaint>) {
        self.target = target

        scope = fields.choice("scope")
        type = fields.choice("type")
        source = fields.choice("source")
        description = fields.text("description", limit: 4_000)
        owner = fields.identifier(optional: "owner_id").map { PersonID(rawValue: $0) }
        ownerDepartment = fields.text(optional: "owner_department", limit: 200, audited: true)
        agreedOn = fields.day("agreed_on")
        dueOn = fields.day("due_on")
        checkOn = fields.day(optional: "check_on")
    }

    public func add(
        to complaint: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> ActionRecord {
        try complaint.checkAction(
            type, scope, agreedOn: agreedOn, dueOn: dueOn, checkOn: checkOn, today: context.today,
            calendar: try context.casework.knowledge.calendar(db))
        let owner = try ActionOwner.find(owner, department: ownerDepartment, in: complaint.id, db)
        try owner.checkWrites(context, db)
        let cases = try db.first("SELECT id FROM ombudsman_case WHERE complaint_id = \(complaint.id) LIMIT 1") {
            try $0["id"] as OmbudsmanCaseID
        }
        try complaint.checkSource(source, hasOmbudsmanCase: cases != nil)
        let id = ActionID(rawValue: .version7(at: context.now))
        try db.execute(
            """
            INSERT INTO action (id, complaint_id, scope, type, source, description, owner_id, owner_department, agreed_on,
                due_on, check_on)
            VALUES (\(id), \(complaint.id), \(scope), \(type), \(source), \(description), \(owner.person),
                \(owner.department), \(agreedOn), \(dueOn), \(checkOn))
            """)
        guard let added = try ActionRecord.load(id, lock: false, db) else { throw NotFound("action") }
        return added
    }
}
