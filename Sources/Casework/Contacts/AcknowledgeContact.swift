public import Complaints
public import Postgres
public import WorkingDays

/// Records that the person was told their contact is here.
public struct AcknowledgeContact: ContactChange {
    public static let event = "contact_acknowledged"
    public static let permission = Permission.recordCasework

    public let contact: ContactID
    public let expectedVersion: Int?
    public let acknowledgedOn: Day

    /// An acknowledgement, at the version the caller saw.
    public init(contact: ContactID, expectedVersion: Int?, acknowledgedOn: Day) {
        self.contact = contact
        self.expectedVersion = expectedVersion
        self.acknowledgedOn = acknowledgedOn
    }

    public func write(
        to found: Contact, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try found.checkAcknowledgement(on: acknowledgedOn, today: context.today)
        try db.execute("UPDATE contact SET acknowledged_on = \(acknowledgedOn) WHERE id = \(contact)")
    }

    public var details: [String: AuditValue?] { ["acknowledged_on": .text(acknowledgedOn.description)] }
}
