import Complaints
import Foundation
import Postgres
import WorkingDays

extension RegisterStore {
    func storeOmbudsman(
        _ export: RegisterExport, ids: [String: UUID], cases: [String: UUID], services: RegisterServices,
        _ db: borrowing Transaction
    ) throws {
        try db.copyIn(.ombudsmanCase, export.ombudsmanCases.map(\.value)) { value in
            [
                "id": cases[value.reference], "reference": value.reference,
                "complaint_id": value.complaint.flatMap { ids[$0] }, "procedure": value.procedure,
                "service_id": services[value.department, value.service]?.id, "enquiry_on": value.enquiryOn,
                "decision_on": value.decisionOn, "decision": value.decision, "public_report": value.publicReport,
                "stage_reached": value.reached, "procedure_exhausted": value.procedureExhausted,
                "local_offer_pence": value.localOfferPence,
                "summary": value.summary, "changed_at": now, "version": 1,
            ]
        }
    }

    /// What was agreed with the Ombudsman was accepted; of an action the register does not say.
    func storeObligations(
        _ export: RegisterExport, ids: [String: UUID], cases: [String: UUID], services: RegisterServices,
        _ db: borrowing Transaction
    ) throws {
        let obligations = (export.actions + export.remedies).map { (id: UUID.version7(at: now), value: $0.value) }
        try db.copyIn(.obligation, obligations) { id, value in
            let isOmbudsmans = value.ombudsmanReference != nil
            let owner = services[value.department ?? "", value.service ?? ""]?.service
            return [
                "id": id, "complaint_id": value.complaint.flatMap { ids[$0] },
                "ombudsman_case_id": value.ombudsmanReference.flatMap { cases[$0] },
                "source": isOmbudsmans ? ObligationSource.ombudsman : .local, "scope": value.scope,
                "type": value.type, "amount_pence": value.amountPence, "owner": value.owner,
                "owner_department": value.post == nil ? owner?.department : value.department,
                "owner_service": value.post == nil ? owner?.name : value.service, "owner_post_id": value.post,
                "accepted": isOmbudsmans ? true : nil, "agreed_on": value.agreedOn, "due_on": value.dueOn,
                "done_on": value.doneOn, "text": value.text,
            ]
        }
        let duties = obligations.map { id, value in
            DutiesOfSubject(
                of: .obligation(ObligationID(rawValue: id)),
                complaint: value.complaint.flatMap { ids[$0] }.map(ComplaintID.init(rawValue:)),
                ObligationFacts(agreedOn: value.agreedOn, dueOn: value.dueOn, doneOn: value.doneOn).duties)
        }
        try Duty.copy(duties, calendarVersion: calendar.version, db)
    }

    func storeRest(
        _ export: RegisterExport, ids: [String: UUID], services: RegisterServices, _ db: borrowing Transaction
    ) throws {
        try db.copyIn(.cost, export.costs.map(\.value)) { value in
            [
                "id": UUID.version7(at: now), "complaint_id": value.reference.flatMap { ids[$0] },
                "procedure": value.reference == nil ? Procedure.childrens : nil,
                "category": value.category.rawValue, "incurred_on": value.incurredOn,
                "amount_pence": value.amountPence, "description": value.description,
            ]
        }
        try db.copyIn(.compliment, export.compliments.map(\.value)) { value in
            [
                "id": UUID.version7(at: now), "received_on": value.receivedOn,
                "service_id": services[value.department, value.service]?.id, "procedure": value.procedure,
                "text": value.text,
            ]
        }
        try db.copyIn(.contact, export.enquiries.map(\.value)) { value in
            [
                "id": UUID.version7(at: now), "reference": value.reference, "received_at": value.receivedAt,
                "channel": value.channel, "kind": ContactKind.enquiry, "disposition": value.disposition,
                "destination": value.destination, "department": value.department, "closed_at": value.closedAt,
                "registered_at": now, "changed_at": now,
            ]
        }
        try db.copyIn(.demand, export.demand.map(\.value)) {
            ["year": $0.year, "measure": $0.measure, "value": $0.value]
        }
        try db.copyIn(.earlierTotal, export.earlierTotals.map(\.value)) {
            ["year": $0.year, "measure": $0.measure, "department": $0.department, "value": $0.value]
        }
    }

    private var now: Date { context.now }
}
