public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records that the Ombudsman enquired about a matter, whether or not we know the complaint.
public struct OpenOmbudsmanCase: RequestedOperation {
    public static let event = "ombudsman_case_opened"
    public static let permission = Permission.recordCasework

    /// The Ombudsman's own reference.
    public let reference: String
    public let complaint: ComplaintID?
    public let procedure: Procedure
    public let department: String
    public let service: String
    public let enquiryOn: Day
    public let procedureExhausted: Bool
    /// What the council had offered before, in pence.
    public let localOfferPence: Int?
    public let summary: String?

    public init(_ fields: inout Fields, of target: NoTarget) {

        reference = fields.text("reference", limit: 100)
        complaint = fields.identifier(optional: "complaint_id").map { ComplaintID(rawValue: $0) }
        procedure = fields.choice("procedure")
        department = fields.text("department", limit: 200)
        service = fields.text("service", limit: 200)
        enquiryOn = fields.day("enquiry_on")
        procedureExhausted = fields.flag("procedure_exhausted")
        localOfferPence = fields.pence(optional: "local_offer_pence", from: 0)
        summary = fields.text(optional: "summary", limit: 20_000)
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> OmbudsmanCaseRecord {
        try OmbudsmanCaseRecord.checkEnquiry(reference, on: enquiryOn, today: context.today)
        if let complaint {
            guard let known = try Complaint.load(complaint, lock: true, db) else { throw NotFound("complaint") }
            let version = try known.acceptance.map { try context.casework.knowledge.version($0.procedureVersion, db) }
            try known.checkEnquiry(on: enquiryOn, exhausted: procedureExhausted, version: version ?? .unaccepted)
        }
        let id = OmbudsmanCaseID(rawValue: .version7(at: context.now))
        let opened = try db.refusing(["ombudsman_case_reference_key": .referenceTaken(reference)]) {
            try db.first(SQL.open(self, id: id, at: context.now)) { try $0["id"] as OmbudsmanCaseID }
        }
        _ = try opened.found(or: .unknownService(department: department, service: service))
        try context.audit(
            Self.event, of: AuditSubject(complaint: complaint, ombudsmanCase: id),
            details: [
                "reference": .text(reference), "procedure": .text(procedure.rawValue),
                "enquiry_on": .text(enquiryOn.description), "procedure_exhausted": .flag(procedureExhausted),
                "local_offer_pence": localOfferPence.map { .number($0) },
            ], db)
        guard let record = try OmbudsmanCaseRecord.load(id, lock: false, db) else { throw NotFound("ombudsman_case") }
        return record
    }
}

extension SQL {
    /// No row where the service is unknown.
    fileprivate static func open(_ opened: OpenOmbudsmanCase, id: OmbudsmanCaseID, at now: Date) -> SQL {
        """
        INSERT INTO ombudsman_case (
            id, reference, complaint_id, procedure, service_id, enquiry_on, public_report, procedure_exhausted,
            local_offer_pence, summary, changed_at
        )
        SELECT \(id), \(opened.reference), \(opened.complaint), \(opened.procedure), s.id, \(opened.enquiryOn), false,
            \(opened.procedureExhausted), \(opened.localOfferPence), \(opened.summary), \(now)
        FROM service AS s WHERE s.department = \(opened.department) AND s.name = \(opened.service)
        RETURNING id
        """
    }
}
