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

extension Complaint {
    /// Lets the acknowledgement of the contact that the complaint was made of follow a correction of that of its first stage,
    /// where the two were one (decision 0028).
    mutating func acknowledgeContact(
        replacing before: Complaint, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let (old, now) = beforeAndAfter(before), old != now, contactAcknowledgedOn == old else { return }
        let found = try db.first("SELECT id FROM contact WHERE complaint_id = \(id) AND acknowledged_on = \(old)") {
            try $0["id"] as ContactID
        }
        guard let found else { return }
        var contact = try Contact.find(found, lock: true, context, db)
        contact.acknowledgedOn = old
        var corrected = contact
        corrected.acknowledgedOn = now
        try corrected.check(correcting: contact, try context.correction(db))
        try db.execute("UPDATE contact SET acknowledged_on = \(now) WHERE id = \(found)")
        try Contact.moveOn(found, at: context.now, db)
        let event = try context.audit(
            CorrectContact.event, of: AuditSubject(complaint: id, contact: found),
            details: [
                "from_acknowledged_on": .text(old.description), "to_acknowledged_on": now.map { .text($0.description) },
            ], db)
        try context.storeDuties(of: contact.dutySubjects, by: event, isCorrection: true, db)
        contactAcknowledgedOn = now
    }

    /// The days of the acknowledgement of the first stage, where both have one and the first had a day.
    private func beforeAndAfter(_ before: Complaint) -> (Day, Day?)? {
        guard let first = before.stages.first, let old = first.acknowledgedOn, let stage = stage(first.id) else {
            return nil
        }
        return (old, stage.acknowledgedOn)
    }
}
