import Casework
import Complaints
import Hummingbird
import HummingbirdCore
import JSON

/// What is, or was, due of a complaint, a contact or a case at the Ombudsman, each with why and what moved it.
struct DutyRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get("/v1/complaints/{complaint_id}/duties", "listComplaintDuties", .readCasework) { call in
                try await call.list { try await call.casework.duties(of: try call.complaintID(), as: call.credential) }
            },
            .get("/v1/contacts/{contact_id}/duties", "listContactDuties", .readCasework) { call in
                try await call.list { try await call.casework.duties(of: try call.contactID(), as: call.credential) }
            },
            .get("/v1/ombudsman-cases/{ombudsman_case_id}/duties", "listOmbudsmanCaseDuties", .readCasework) { call in
                try await call.list {
                    try await call.casework.duties(of: try call.ombudsmanCaseID(), as: call.credential)
                }
            },
        ]
    }
}

extension OwedDuty: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("kind", duty.kind)
        json.field("clock", duty.clock)
        json.field("nature", duty.nature)
        json.field("record", subject.record)
        json.field("record_id", subject.id)
        json.field("stage", stage)
        json.field("basis_on", duty.basisOn)
        json.field("due_on", duty.dueOn)
        json.field("due_at", duty.dueAt)
        json.field("known_from", duty.knownFrom)
        json.field("ended_on", duty.endedOn)
        json.field("ended_by", duty.endedBy)
        json.field("provisional", duty.isProvisional)
        json.field("rule", duty.rule)
        json.field("reckoning", duty.reckoning)
        json.array("moves", moves)
    }
}
