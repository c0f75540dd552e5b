public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// Records that the person was told their contact is here, which acknowledges the complaint it became too (decision 0028).
public struct AcknowledgeContact: RecordChange {
    public static let event = "contact_acknowledged"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.Contact>
    public let acknowledgedOn: Day

    public init(_ fields: inout Fields, of target: Target<RecordKinds.Contact>) {
        self.target = target
        acknowledgedOn = fields.day("acknowledged_on")
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try found.checkAcknowledgement(on: acknowledgedOn, today: context.today)
        try db.execute("UPDATE contact SET acknowledged_on = \(acknowledgedOn) WHERE id = \(contact)")
        guard let id = found.complaint, let complaint = try Complaint.load(id, lock: true, db),
            let stage = complaint.stageToAcknowledge(on: acknowledgedOn)
        else { return }
        _ = try AcknowledgeStage(
            target: StageTarget(id, expectedVersions: nil, stage: stage), acknowledgedOn: acknowledgedOn
        ).perform(context, db)
    }

    public var details: [String: AuditValue?] { ["acknowledged_on": .text(acknowledgedOn.description)] }
}
