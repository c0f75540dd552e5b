import Complaints
import Foundation
package import Postgres
package import WorkingDays

/// Writes an export that was checked, by COPY, in the transaction of its import.
package struct RegisterStore {
    let context: OperationContext
    let calendar: WorkingCalendar

    package init(context: OperationContext, calendar: WorkingCalendar) {
        self.context = context
        self.calendar = calendar
    }

    package func store(
        _ export: RegisterExport, _ complaints: References<ExportedComplaint>, _ db: borrowing Transaction
    ) throws {
        let services = try RegisterServices(of: export, db)
        var ids: [String: UUID] = [:]
        for row in export.complaints { ids[row.value.reference] = .version7(at: context.now) }
        let mentioned = Set(export.mentionedComplaints).filter { ids[$0] == nil }.sorted()
        try db.forEach(
            """
            SELECT m.reference, c.id FROM unnest(\(mentioned)::text[]) AS m (reference)
            JOIN complaint AS c ON normal_reference(c.reference) = normal_reference(m.reference)
            """
        ) { row in
            ids[try row["reference"]] = try row["id"]
        }
        var cases: [String: UUID] = [:]
        for row in export.ombudsmanCases { cases[row.value.reference] = .version7(at: context.now) }
        let opened = Set(export.remedies.compactMap(\.value.ombudsmanReference)).filter { cases[$0] == nil }.sorted()
        try db.forEach(
            """
            SELECT m.reference, o.id FROM unnest(\(opened)::text[]) AS m (reference)
            JOIN ombudsman_case AS o ON sought_reference(o.reference) = sought_reference(m.reference)
            """
        ) { row in
            cases[try row["reference"]] = try row["id"]
        }
        let versions = try context.casework.knowledge.versions(db)
        try storeComplaints(export.complaints.map(\.value), ids: ids, services: services, versions: versions, db)
        try storeReceipts(export.complaints.map(\.value), ids: ids, db)
        try storeStages(export.stages.map(\.value), complaints, ids: ids, versions: versions, db)
        try storeOmbudsman(export, ids: ids, cases: cases, services: services, db)
        try storeObligations(export, ids: ids, cases: cases, services: services, db)
        try storeRest(export, ids: ids, services: services, db)
        let imported = export.ombudsmanCases.compactMap { cases[$0.value.reference] }
        try context.storeDuties(of: imported.map { DutySubject(.ombudsmanCase, $0) }, by: nil, db)
    }

    private struct StagePlace: Hashable {
        let reference: String
        let position: Int
    }

    private func storeComplaints(
        _ complaints: [ExportedComplaint], ids: [String: UUID], services: RegisterServices,
        versions: ProcedureVersions,
        _ db: borrowing Transaction
    ) throws {
        try db.copyIn(.complaint, complaints) { complaint in
            // A complaint in the statutory register passed both tests; the register says no more of them.
            let tested: Bool? = complaint.procedure == .childrens ? true : nil
            return [
                "id": ids[complaint.reference], "reference": complaint.reference, "procedure": complaint.procedure,
                "procedure_version_id": try versions.inForce(complaint.procedure, on: complaint.receivedOn).id,
                "received_at": London.instant(of: complaint.receivedOn), "received_on": complaint.receivedOn,
                "channel": complaint.channel, "complainant": complaint.complainant,
                "complainant_type": complaint.complainantType, "representative_type": complaint.representativeType,
                "advocacy_offered_on": complaint.advocacyOfferedOn,
                "service_id": services[complaint.department, complaint.service]?.id,
                "about_childrens_social_care": complaint.aboutChildrensSocialCare, "summary": complaint.summary,
                "accepted_on": complaint.receivedOn, "eligible_complainant": tested, "subject_in_scope": tested,
                "version": 1, "registered_at": context.now, "changed_at": context.now,
            ]
        }
        try db.copyIn(RegisterTable.complaintCause, ["complaint_id", "cause"]) { writer in
            for complaint in complaints {
                for cause in complaint.causes { try writer.write(row: [ids[complaint.reference], cause]) }
            }
        }
        for complaint in complaints {
            guard let id = ids[complaint.reference], let details = complaint.contactDetails else { continue }
            try [details].store(of: ComplaintID(rawValue: id), db)
        }
        let details = OperationContext.json([:])
        try db.copyIn(.auditEvent, complaints) { complaint in
            [
                "occurred_at": context.now, "actor": context.actor.name, "api_token_id": context.actor.token,
                "operation": "complaint_imported", "complaint_id": ids[complaint.reference], "details": details,
            ]
        }
    }

    /// The receipt is owed of what came on the day of the import: of what came before nobody knows.
    private func storeReceipts(
        _ complaints: [ExportedComplaint], ids: [String: UUID], _ db: borrowing Transaction
    ) throws {
        let exclusionOwed = try DecidedSetting(.exclusionNotice, db)
        let owed = complaints.compactMap { complaint in
            ids[complaint.reference].map { id in
                DutiesOfSubject(
                    of: .complaint(ComplaintID(rawValue: id)), complaint: ComplaintID(rawValue: id),
                    complaint.noticeFacts(importedOn: context.today).duties(given: [], exclusionOwed: exclusionOwed))
            }
        }
        try Duty.copy(owed, calendarVersion: calendar.version, db)
    }

    private func storeStages(
        _ stages: [ExportedStage], _ complaints: References<ExportedComplaint>, ids: [String: UUID],
        versions: ProcedureVersions,
        _ db: borrowing Transaction
    ) throws {
        var duties: [DutiesOfSubject] = []
        try db.copyIn(.stage, stages) { $0.stage.stored(of: ids[$0.reference]) }
        try db.copyIn(.appointment, stages.flatMap { row in row.stage.appointments.map { (row.stage.id, $0) } }) {
            ["stage_id": $0] + Appointment.columns.stored($1)
        }
        try db.copyIn(
            .investigationReport,
            stages.flatMap { row in (row.stage.investigation?.reports ?? []).map { (row.stage.id, $0) } }
        ) { ["stage_id": $0] + InvestigationReport.columns.stored($1) }
        try db.copyIn(.extension, stages.flatMap { row in row.stage.extensions.map { (row.stage.id, $0) } }) {
            $1.stored(of: $0, at: context.now)
        }
        try db.copyIn(.lateReason, stages.flatMap { row in row.stage.lateReasons.map { (row.stage.id, $0) } }) {
            ["stage_id": $0] + LateReason.columns.stored($1)
        }
        let offered = stages.filter { $0.offeredUnderDutyOn != nil }
        let offers = Dictionary(
            offered.map { (StagePlace(reference: $0.reference, position: 1), $0.offeredUnderDutyOn) },
            uniquingKeysWith: { first, _ in first })
        let requests = Dictionary(
            stages.map { (StagePlace(reference: $0.reference, position: $0.stage.position), $0.stage.requestedOn) },
            uniquingKeysWith: { first, _ in first })
        for row in stages {
            guard let complaint = complaints[row.reference] else { continue }
            let version = try versions.inForce(complaint.procedure, on: complaint.receivedOn)
            let rule = DutyRule(version: version, calendar: calendar)
            var stage = row.stage
            stage.nextRequestedOn = requests[StagePlace(reference: row.reference, position: stage.position + 1)]
            stage.offeredUnderDutyOn = offers[StagePlace(reference: row.reference, position: stage.position)] ?? nil
            let own = try rule.duties(of: stage, receivedOn: complaint.receivedOn)
            duties.append(
                DutiesOfSubject(
                    of: .stage(stage.id), complaint: ids[row.reference].map { ComplaintID(rawValue: $0) },
                    own + stage.noticeDuties(own, given: [])))
        }
        try db.execute(
            """
            UPDATE stage AS s SET offered_under_duty_on = o.offered_on
            FROM unnest(\(offered.map { ids[$0.reference] }), \(offered.map(\.offeredUnderDutyOn)))
                AS o (complaint_id, offered_on)
            WHERE s.complaint_id = o.complaint_id AND s.position = 1
            """)
        try Duty.copy(duties, calendarVersion: calendar.version, db)
        try closeWindows(before: stages, db)
    }

    /// A stage that came with an earlier import learns here that the next was requested.
    private func closeWindows(before stages: [ExportedStage], _ db: borrowing Transaction) throws {
        let new = Set(stages.map(\.stage.id))
        let later = stages.filter { $0.stage.position > 1 }.map(\.stage.id.rawValue)
        // Each by its key: of tables that were filled in this transaction the planner knows nothing, and might read them whole.
        let earlier = try db.all(
            """
            SELECT s.id FROM unnest(\(later)) AS l (id) JOIN stage AS n ON n.id = l.id
            CROSS JOIN LATERAL (
                SELECT s.id FROM stage AS s
                WHERE s.complaint_id = n.complaint_id AND s.position = n.position - 1 OFFSET 0
            ) AS s
            """
        ) { try $0["id"] as StageID }.filter { !new.contains($0) }
        try context.storeDuties(of: earlier.map(DutySubject.stage), by: nil, db)
    }
}

extension ExportedComplaint {
    /// A register knows of no closure, no decision on interest and no point.
    fileprivate func noticeFacts(importedOn: Day) -> ComplaintNoticeFacts {
        ComplaintNoticeFacts(
            closure: nil, closedOn: nil, noInterestOn: nil, childrensOn: procedure == .childrens ? receivedOn : nil,
            excluded: [], importedOn: importedOn)
    }
}
