import Complaints
import Foundation
import Postgres
import WorkingDays

extension RegisterStore {
    func storeOmbudsman(
        _ export: RegisterExport, ids: [String: UUID], cases: [String: UUID], services: (String, String) -> Int?,
        _ db: borrowing Transaction
    ) throws {
        let columns: [StaticString] = [
            "id", "reference", "complaint_id", "procedure", "service_id", "enquiry_on", "decision_on", "decision",
            "public_report", "procedure_exhausted", "local_offer_pence", "summary", "changed_at", "version",
        ]
        try db.copyIn(RegisterTable.ombudsmanCase, columns) { writer in
            for value in export.ombudsmanCases.map(\.value) {
                try writer.write(row: [
                    cases[value.reference], value.reference, value.complaint.flatMap { ids[$0] }, value.procedure,
                    services(value.department, value.service), value.enquiryOn, value.decisionOn, value.decision,
                    value.publicReport, value.procedureExhausted, value.localOfferPence, value.summary, now, 1,
                ])
            }
        }
        let remedyColumns: [StaticString] = [
            "id", "ombudsman_case_id", "type", "amount_pence", "agreed_on", "due_on", "completed_on", "description",
        ]
        try db.copyIn(RegisterTable.remedy, remedyColumns) { writer in
            for value in export.remedies.map(\.value) {
                try writer.write(row: [
                    UUID.version7(at: now), cases[value.ombudsmanReference], value.type, value.amountPence,
                    value.agreedOn, value.dueOn, value.completedOn, value.description,
                ])
            }
        }
    }

    func storeRest(
        _ export: RegisterExport, ids: [String: UUID], services: (String, String) -> Int?, _ db: borrowing Transaction
    ) throws {
        let actionColumns: [StaticString] = [
            "id", "complaint_id", "scope", "type", "owner", "agreed_on", "due_on", "completed_on", "description",
        ]
        try db.copyIn(RegisterTable.action, actionColumns) { writer in
            for value in export.actions.map(\.value) {
                try writer.write(row: [
                    UUID.version7(at: now), ids[value.reference], value.scope.rawValue, value.type.rawValue,
                    value.owner,
                    value.agreedOn, value.dueOn, value.completedOn, value.description,
                ])
            }
        }
        let costColumns: [StaticString] = [
            "id", "complaint_id", "category", "incurred_on", "amount_pence", "description",
        ]
        try db.copyIn(RegisterTable.cost, costColumns) { writer in
            for value in export.costs.map(\.value) {
                try writer.write(row: [
                    UUID.version7(at: now), value.reference.flatMap { ids[$0] }, value.category.rawValue,
                    value.incurredOn, value.amountPence, value.description,
                ])
            }
        }
        try db.copyIn(
            RegisterTable.compliment, ["id", "received_on", "service_id", "procedure", "text"]
        ) { writer in
            for value in export.compliments.map(\.value) {
                try writer.write(row: [
                    UUID.version7(at: now), value.receivedOn, services(value.department, value.service),
                    value.procedure, value.text,
                ])
            }
        }
        let contactColumns: [StaticString] = [
            "id", "reference", "received_at", "channel", "kind", "disposition", "destination", "department",
            "closed_at", "registered_at", "changed_at",
        ]
        try db.copyIn(RegisterTable.contact, contactColumns) { writer in
            for value in export.enquiries.map(\.value) {
                try writer.write(row: [
                    UUID.version7(at: now), value.reference, value.receivedAt, value.channel, ContactKind.enquiry,
                    value.disposition, value.destination, value.department, value.closedAt, now,
                    now,
                ])
            }
        }
        try db.copyIn(RegisterTable.demand, ["year", "measure", "value"]) { writer in
            for value in export.demand.map(\.value) { try writer.write(row: [value.year, value.measure, value.value]) }
        }
        try db.copyIn(RegisterTable.earlierTotal, ["year", "measure", "department", "value"]) { writer in
            for value in export.earlierTotals.map(\.value) {
                try writer.write(row: [value.year, value.measure, value.department, value.value])
            }
        }
    }

    private var now: Date { context.now }
}
