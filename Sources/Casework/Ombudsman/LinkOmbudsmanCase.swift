public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Links a case to the complaint it belongs to, or corrects a wrong link with its reason; its procedure, the stage it stood
/// at and whether it was exhausted are the complaint's from then on.
public struct LinkOmbudsmanCase: RecordChange {
    public static let event = "ombudsman_case_linked"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let complaint: ComplaintID
    /// Why the link or the procedure before was wrong.
    public let reason: String?

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        complaint = ComplaintID(rawValue: fields.identifier("complaint_id"))
        reason = fields.text(optional: "reason", limit: 2_000, audited: true)
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        let linked = try Complaint.find(complaint, lock: true, context, db)
        try context.checkInvolvement(in: complaint, db)
        let standing = try record.checkLink(
            to: linked, version: try context.casework.version(of: linked, db), names: try linked.printedNames(db),
            reason: reason)
        try OmbudsmanCaseRecord.link(ombudsmanCase, to: complaint, standing, db)
    }

    public func details(from before: OmbudsmanCaseRecord, to after: OmbudsmanCaseRecord) -> [String: AuditValue?] {
        before.change(to: after)
    }
}

/// Takes back a wrong link of a case with its reason; what the complaint told is told again.
public struct UnlinkOmbudsmanCase: RecordChange {
    public static let event = "ombudsman_case_unlinked"
    public static let permission = Permission.recordCasework

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let reason: String
    public let told: ToldStanding

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        reason = fields.text("reason", limit: 2_000, audited: true)
        told = ToldStanding(&fields)
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try record.checkUnlinking(reason: reason)
        let standing = try told.standing { procedure in
            try context.casework.knowledge.version(of: procedure, on: record.enquiryOn, db).stages
        }
        try record.decision?.check(
            publicReport: record.publicReport, exhausted: standing.isExhausted, field: "procedure_exhausted")
        try OmbudsmanCaseRecord.link(ombudsmanCase, to: nil, standing, db)
    }

    public func details(from before: OmbudsmanCaseRecord, to after: OmbudsmanCaseRecord) -> [String: AuditValue?] {
        before.change(to: after)
    }
}

extension OmbudsmanCaseRecord {
    /// Links a case to a complaint or to none, and its obligations with it, which show the complaint and move on.
    fileprivate static func link(
        _ id: OmbudsmanCaseID, to complaint: ComplaintID?, _ standing: ProcedureStanding, _ db: borrowing Transaction
    ) throws {
        try db.execute(
            """
            UPDATE ombudsman_case
            SET complaint_id = \(complaint), procedure = \(standing.procedure), stage_reached = \(standing.reached),
                procedure_exhausted = \(standing.isExhausted)
            WHERE id = \(id)
            """)
        try db.execute(
            """
            UPDATE obligation SET complaint_id = \(complaint), version = version + 1 WHERE ombudsman_case_id = \(id)
            """)
    }

    /// What a link changed, for the audit.
    fileprivate func change(to after: OmbudsmanCaseRecord) -> [String: AuditValue?] {
        [
            "complaint_before": complaint.map { .text($0.text) },
            "procedure_before": .text(standing.procedure.rawValue),
            "procedure_after": .text(after.standing.procedure.rawValue),
        ]
    }

    /// Lets the cases of a complaint say what its stages say, where a change of it made that something else.
    ///
    /// A premature case is given a new version whatever changed, since it shows the stage it goes back to.
    ///
    /// - Throws: `Refusal.actInTheWay` where the decision on a case contradicts what the stages say now.
    static func follow(
        _ complaint: Complaint, replacing before: Complaint, under version: ProcedureVersion,
        _ db: borrowing Transaction
    ) throws {
        guard
            complaint.stages != before.stages || complaint.acceptance != before.acceptance
                || complaint.closure != before.closure
        else { return }
        for found in try db.all(SQL.cases(of: complaint.id), { try LinkedCase(row: $0) }) {
            let standing = try complaint.standing(of: found, replacing: before, version: version)
            try db.execute(SQL.follow(found.id, standing, at: complaint.changedAt))
        }
    }
}

extension LinkedCase {
    fileprivate init(row: Row) throws {
        self.init(
            id: try row["id"], reference: try row["reference"],
            standing: ProcedureStanding(
                procedure: try row["procedure"], reached: try row["stage_reached"],
                isExhausted: try row["procedure_exhausted"]),
            enquiryOn: try row["enquiry_on"], sentBackOn: try row["sent_back_on"], counts: try row["counts"])
    }
}

extension SQL {
    fileprivate static func cases(of complaint: ComplaintID) -> SQL {
        """
        SELECT id, reference, procedure, enquiry_on, stage_reached, procedure_exhausted, error_on IS NULL AS counts,
            CASE WHEN decision = \(OmbudsmanDecision.prematureReferredBack) THEN decision_on END AS sent_back_on
        FROM ombudsman_case WHERE complaint_id = \(complaint) ORDER BY id
        """
    }

    fileprivate static func follow(_ id: OmbudsmanCaseID, _ standing: ProcedureStanding, at now: Date) -> SQL {
        """
        UPDATE ombudsman_case
        SET procedure = \(standing.procedure), stage_reached = \(standing.reached),
            procedure_exhausted = \(standing.isExhausted), version = version + 1, changed_at = \(now)
        WHERE id = \(id) AND (
            (procedure, stage_reached, procedure_exhausted)
                IS DISTINCT FROM (\(standing.procedure), \(standing.reached), \(standing.isExhausted))
            OR decision = \(OmbudsmanDecision.prematureReferredBack)
        )
        """
    }
}
