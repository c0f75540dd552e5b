public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Records that the Ombudsman enquired about a matter, whether or not we know the complaint.
///
/// Of a complaint that is here, procedure, stage and whether the procedure was exhausted are known and not asked; department
/// and service are its own unless others are given.
public struct OpenOmbudsmanCase: RequestedOperation {
    public static let event = "ombudsman_case_opened"
    public static let permission = Permission.recordCasework

    /// The Ombudsman's own reference.
    public let reference: String
    public let complaint: ComplaintID?
    public let told: ToldStanding
    public let department: String?
    public let service: String?
    public let enquiryOn: Day
    /// What the council had offered before, in pence.
    public let localOfferPence: Int?
    public let summary: String?

    public init(_ fields: inout Fields, of target: NoTarget) {
        reference = fields.text("reference", limit: 100)
        complaint = fields.identifier(optional: "complaint_id").map { ComplaintID(rawValue: $0) }
        told = ToldStanding(&fields)
        department = fields.text(optional: "department", limit: 200)
        service = fields.text(optional: "service", limit: 200)
        enquiryOn = fields.day("enquiry_on")
        localOfferPence = fields.pence(optional: "local_offer_pence", from: 0)
        summary = fields.text(optional: "summary", limit: 20_000)
    }

    public func perform(
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws -> OmbudsmanCaseRecord {
        try OmbudsmanCaseRecord.checkEnquiry(reference, on: enquiryOn, today: context.today)
        let known = try complaint.map { try Complaint.find($0, lock: true, context, db) }
        let standing: ProcedureStanding
        if let known {
            try known.checkCounts()
            standing = try known.standing(
                on: enquiryOn, version: try context.casework.version(of: known, db), told: told)
            if let summary { try PrintSummary.check(summary, names: try known.printedNames(db)) }
        } else {
            standing = try told.standing { procedure in
                try context.casework.knowledge.version(of: procedure, on: enquiryOn, db).stages
            }
        }
        try context.casework.knowledge.refuseBeforeCoverage(enquiryOn, db)
        let department = try (self.department ?? known?.department).found(or: .blank("department"))
        let service = try (self.service ?? known?.service).found(or: .blank("service"))
        let id = OmbudsmanCaseID(rawValue: .version7(at: context.now))
        let opened = try db.first(SQL.open(self, id: id, standing, department, service, at: context.now)) {
            try $0["id"] as OmbudsmanCaseID
        }
        if opened == nil {
            // Of a known service only the reference is in the way, whether its case is shown or not.
            _ = try ServiceRecord.find(ServiceName(department: department, name: service), db)
            throw Refusal.referenceTaken(try OmbudsmanCaseRecord.shown(reference, db) ?? reference)
        }
        try context.audit(
            Self.event, of: AuditSubject(complaint: complaint, ombudsmanCase: id),
            details: [
                "reference": .text(reference), "procedure": .text(standing.procedure.rawValue),
                "enquiry_on": .text(enquiryOn.description),
                "stage_reached": standing.reached.map { .text($0.rawValue) },
                "procedure_exhausted": .flag(standing.isExhausted),
                "local_offer_pence": localOfferPence.map { .number($0) },
            ], db)
        return try OmbudsmanCaseRecord.find(id, context, db)
    }
}

extension OmbudsmanCaseRecord {
    /// A reference as the case writes it that has it and is shown.
    fileprivate static func shown(_ reference: String, _ db: borrowing Transaction) throws -> String? {
        try db.first(
            """
            SELECT o.reference FROM ombudsman_case AS o WHERE sought_reference(o.reference) = sought_reference(\(reference))
            """
        ) { try $0["reference"] as String }
    }
}

extension ToldStanding {
    /// Procedure, stage and exhaustion, each where it was said.
    init(_ fields: inout Fields) {
        self.init(
            procedure: fields.choice(optional: "procedure"), reached: fields.choice(optional: "stage_reached"),
            isExhausted: fields.flag(optional: "procedure_exhausted"))
    }
}

extension Casework {
    /// The version a complaint was accepted into; one without stages where it is in no procedure yet.
    func version(of complaint: Complaint, _ db: borrowing Transaction) throws -> ProcedureVersion {
        try complaint.acceptance.map { try knowledge.version($0.procedureVersion, db) } ?? .unaccepted
    }
}

extension Complaint {
    /// The names that no printed summary of the complaint has: the complainant's and those of its parties.
    func printedNames(_ db: borrowing Transaction) throws -> [String] {
        let parties = try db.all("SELECT name FROM party WHERE complaint_id = \(id)") { try $0["name"] as String }
        return [complainant] + parties
    }
}

extension SQL {
    /// No row where the service is unknown.
    fileprivate static func open(
        _ opened: OpenOmbudsmanCase, id: OmbudsmanCaseID, _ standing: ProcedureStanding, _ department: String,
        _ service: String, at now: Date
    ) -> SQL {
        """
        INSERT INTO ombudsman_case (
            id, reference, complaint_id, procedure, service_id, enquiry_on, public_report, stage_reached,
            procedure_exhausted, local_offer_pence, summary, changed_at
        )
        SELECT \(id), \(opened.reference), \(opened.complaint), \(standing.procedure), s.id, \(opened.enquiryOn), false,
            \(standing.reached), \(standing.isExhausted), \(opened.localOfferPence), \(opened.summary), \(now)
        FROM service AS s WHERE \(isService(department, service))
        FOR KEY SHARE OF s
        ON CONFLICT (sought_reference(reference)) DO NOTHING
        RETURNING id
        """
    }
}
