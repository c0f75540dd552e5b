import Complaints
import Foundation
import Postgres
import WorkingDays

extension RegisterStore {
    func storeOmbudsman(
        _ export: RegisterExport, ids: [String: UUID], cases: [String: UUID], services: (String, String) -> Int?,
        _ db: borrowing Transaction
    ) throws {
        try db.copyIn(.ombudsmanCase, export.ombudsmanCases.map(\.value)) { value in
            [
                "id": cases[value.reference], "reference": value.reference,
                "complaint_id": value.complaint.flatMap { ids[$0] }, "procedure": value.procedure,
                "service_id": services(value.department, value.service), "enquiry_on": value.enquiryOn,
                "decision_on": value.decisionOn, "decision": value.decision, "public_report": value.publicReport,
                "stage_reached": value.reached, "procedure_exhausted": value.procedureExhausted,
                "local_offer_pence": value.localOfferPence,
                "summary": value.summary, "changed_at": now, "version": 1,
            ]
        }
        try db.copyIn(.remedy, export.remedies.map(\.value)) { value in
            [
                "id": UUID.version7(at: now), "ombudsman_case_id": cases[value.ombudsmanReference],
                "type": value.type, "amount_pence": value.amountPence, "agreed_on": value.agreedOn,
                "due_on": value.dueOn, "completed_on": value.completedOn, "description": value.description,
            ]
        }
    }

    func storeRest(
        _ export: RegisterExport, ids: [String: UUID], services: (String, String) -> Int?, _ db: borrowing Transaction
    ) throws {
        try db.copyIn(.action, export.actions.map(\.value)) { value in
            [
                "id": UUID.version7(at: now), "complaint_id": ids[value.reference], "scope": value.scope,
                "type": value.type, "owner": value.owner, "agreed_on": value.agreedOn, "due_on": value.dueOn,
                "completed_on": value.completedOn, "description": value.description,
            ]
        }
        try db.copyIn(.cost, export.costs.map(\.value)) { value in
            [
                "id": UUID.version7(at: now), "complaint_id": value.reference.flatMap { ids[$0] },
                "category": value.category.rawValue, "incurred_on": value.incurredOn,
                "amount_pence": value.amountPence, "description": value.description,
            ]
        }
        try db.copyIn(.compliment, export.compliments.map(\.value)) { value in
            [
                "id": UUID.version7(at: now), "received_on": value.receivedOn,
                "service_id": services(value.department, value.service), "procedure": value.procedure,
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
