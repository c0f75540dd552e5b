public import Complaints
public import JSON
public import Postgres
import WorkingDays

/// Corrects what was entered wrongly of a compliment; the text that was approved for print is approved anew where it is wrong.
public struct CorrectCompliment: RecordChange {
    public static let event = "compliment_corrected"
    public static let permission = Permission.recordCasework
    public static let corrects = true

    public let target: Target<RecordKinds.Compliment>
    public let correcting: Correcting<ComplimentRecord>

    private static let facts: [CorrectedFact<ComplimentRecord>] = [
        .day("received_on", \.receivedOn), .choice("procedure", \.procedure),
        .text("department", limit: 200, \.department), .text("service", limit: 200, \.service),
        .text("text", limit: .narrative, \.text, isTold: false),
        .text("passed_on_by", limit: 200, ifAny: \.passedOnBy, isTold: false),
    ]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Compliment>) {
        self.target = target
        correcting = Correcting(&fields, Self.facts)
    }

    public func write(
        to record: ComplimentRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let corrected = try correcting.corrected(record)
        try checkHappened("received_on", corrected.receivedOn, by: context.today)
        try context.casework.knowledge.refuseBeforeCoverage(corrected.receivedOn, db)
        if let contact = try record.contact.flatMap({ try Contact.load($0, lock: false, db) }) {
            try checkOrder(
                "received_on", corrected.receivedOn, after: "the contact's received_on", contact.receivedOn)
        }
        let service = try ServiceRecord.find(
            ServiceName(department: corrected.department, name: corrected.service), db)
        try db.execute(
            """
            UPDATE compliment
            SET received_on = \(corrected.receivedOn), procedure = \(corrected.procedure), service_id = \(service.id),
                text = \(corrected.text), passed_on_by = \(corrected.passedOnBy)
            WHERE id = \(record.id)
            """)
    }

    public func details(from before: ComplimentRecord, to after: ComplimentRecord) -> [String: AuditValue?] {
        correcting.details(from: before, to: after).merging(["compliment": .text(compliment.text)]) { $1 }
    }
}
