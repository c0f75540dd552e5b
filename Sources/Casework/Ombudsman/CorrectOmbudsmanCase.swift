public import Complaints
import Foundation
public import JSON
public import Postgres
import WorkingDays

/// Corrects what was entered wrongly of a case: its reference, its service, its days and those of its public report; of a
/// case without a complaint also how far the matter had come.
///
/// The decision itself and the money are not typed anew here.
public struct CorrectOmbudsmanCase: RecordChange {
    public static let event = "ombudsman_case_corrected"
    public static let permission = Permission.recordCasework
    public static let corrects = true

    public let target: Target<RecordKinds.OmbudsmanCase>
    public let correcting: Correcting<OmbudsmanCaseRecord>

    private static let facts: [CorrectedFact<OmbudsmanCaseRecord>] = [
        .text("reference", limit: 100, \.reference), .text("department", limit: 200, \.department),
        .text("service", limit: 200, \.service), .choice("procedure", \.standing.procedure),
        .choice("stage_reached", ifAny: \.standing.reached),
        .flag("procedure_exhausted", \.standing.isExhausted), .day("enquiry_on", \.enquiryOn),
        .pence("local_offer_pence", from: 0, get: \.localOfferPence) { $0.localOfferPence = $1 },
        .day("investigation_on", ifAny: \.investigationOn),
        .day("decision_on", get: \.decisionOn) { record, day in record.decisionOn = day ?? record.decisionOn },
        .day("members_told_on", ifAny: \.membersToldOn),
        .day("report_received_on", get: { $0.report?.receivedOn }) { record, day in
            if let day { record.report?.receivedOn = day } else { record.report = nil }
        },
        act(.noticePublished, "notice_published_on"), act(.inspectionOpened, "inspection_opened_on"),
        act(.inspectionClosed, "inspection_closed_on"), act(.considered, "considered_on"),
        act(.answered, "report_answered_on"),
        .day("reply_extended_on", get: { $0.report?.extendedOn }) { $0.report?.extendedOn = $1 },
        .day("reply_extended_to", get: { $0.report?.extendedTo }) { $0.report?.extendedTo = $1 },
    ]

    private static func act(_ act: PublicReportAct, _ name: String) -> CorrectedFact<OmbudsmanCaseRecord> {
        .day(name, get: { $0.report?.doneOn[act] }, set: { $0.report?.doneOn[act] = $1 })
    }

    public init(_ fields: inout Fields, of target: Target<RecordKinds.OmbudsmanCase>) {
        self.target = target
        correcting = Correcting(&fields, Self.facts)
    }

    public func write(
        to record: OmbudsmanCaseRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        var typed = try correcting.corrected(record)
        typed.report = typed.report?.withLastExtension
        let linked = try record.complaint.map { try Complaint.find($0, lock: true, context, db) }
        if linked == nil, typed.standing != record.standing {
            _ = try ToldStanding(
                procedure: typed.standing.procedure, reached: typed.standing.reached,
                isExhausted: typed.standing.isExhausted
            ).standing { procedure in
                try context.casework.knowledge.version(of: procedure, on: typed.enquiryOn, db).stages
            }
        }
        let corrected = try typed.following(
            try linked.map { ($0, try context.casework.version(of: $0, db)) }, correcting: record)
        try corrected.check(correcting: record, try context.correction(db))
        try corrected.checkReturn(to: linked, correcting: record)
        try context.casework.knowledge.refuseBeforeCoverage(corrected.enquiryOn, db)
        let service = try ServiceRecord.find(
            ServiceName(department: corrected.department, name: corrected.service), db)
        try db.refusing(["ombudsman_case_reference_key": .referenceTaken(corrected.reference)]) {
            _ = try db.execute(SQL.update(corrected, service: service.id))
        }
        try db.execute(SQL.store(corrected.report, of: record.id))
        for obligation in corrected.obligations where !record.obligations.contains(obligation) {
            try obligation.store(db)
        }
    }

    public func details(from before: OmbudsmanCaseRecord, to after: OmbudsmanCaseRecord) -> [String: AuditValue?] {
        correcting.details(from: before, to: after)
    }
}

extension SQL {
    fileprivate static func update(_ record: OmbudsmanCaseRecord, service: Int) -> SQL {
        """
        UPDATE ombudsman_case
        SET reference = \(record.reference), service_id = \(service), procedure = \(record.standing.procedure),
            stage_reached = \(record.standing.reached), procedure_exhausted = \(record.standing.isExhausted),
            enquiry_on = \(record.enquiryOn), local_offer_pence = \(record.localOfferPence), investigation_on = \(record.investigationOn),
            decision_on = \(record.decisionOn), members_told_on = \(record.membersToldOn)
        WHERE id = \(record.id)
        """
    }

    static func store(_ report: PublicReportRecord?, of ombudsmanCase: OmbudsmanCaseID) -> SQL {
        guard let report else { return "DELETE FROM public_report WHERE ombudsman_case_id = \(ombudsmanCase)" }
        return """
            UPDATE public_report
            SET received_on = \(report.receivedOn), notice_on = \(report.doneOn[.noticePublished]),
                inspection_from_on = \(report.doneOn[.inspectionOpened]),
                inspection_to_on = \(report.doneOn[.inspectionClosed]), considered_on = \(report.doneOn[.considered]),
                answered_on = \(report.doneOn[.answered]), extended_on = \(report.extendedOn),
                extended_to = \(report.extendedTo),
                earlier_extended_on = \(report.earlierExtensions.map(\.agreedOn)),
                earlier_extended_to = \(report.earlierExtensions.map(\.extendedTo))
            WHERE ombudsman_case_id = \(ombudsmanCase)
            """
    }
}
