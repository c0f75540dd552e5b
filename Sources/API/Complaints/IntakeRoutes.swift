import Casework
import Complaints
import Foundation
import Hummingbird
import JSON
import WorkingDays

/// The decisions about a complaint before and beside its stages.
struct IntakeRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .post(
                Self.complaint + "/sufficient-interest", "decideSufficientInterest", .decide, decideSufficientInterest),
            .post(Self.complaint + "/advocacy", "recordAdvocacy", .recordCasework, recordAdvocacy),
            .post(Self.complaint + "/written-record", "sendWrittenRecord", .recordCasework, sendWrittenRecord),
            .post(Self.complaint + "/refusal", "refuseComplaint", .decide, refuse),
            .get("/v1/refused-child-complaints", "listRefusedChildComplaints", .readCasework, refusedChildComplaints),
            .post(Self.complaint + "/withdrawal", "withdrawComplaint", .recordCasework, withdraw),
            .post(Self.complaint + "/reopening", "reopenComplaint", .decide, reopen),
        ]
    }

    private static let complaint = "/v1/complaints/{complaint_id}"

    private func decideSufficientInterest(_ call: Call) async throws -> Response {
        try await call.change {
            DecideSufficientInterest(
                complaint: $1, expectedVersion: $2,
                decision: SufficientInterest(
                    isSufficient: $0.flag("is_sufficient"), ground: $0.text("ground", limit: 2_000),
                    decidedOn: $0.day("decided_on"), notifiedOn: $0.day(optional: "notified_on")))
        }
    }

    private func recordAdvocacy(_ call: Call) async throws -> Response {
        try await call.change {
            RecordAdvocacy(
                complaint: $1, expectedVersion: $2,
                advocacy: Advocacy(
                    offeredOn: $0.day("offered_on"), answer: $0.choice(optional: "answer"),
                    answeredOn: $0.day(optional: "answered_on"),
                    representative: $0.text(optional: "representative", limit: 200),
                    representativeType: $0.choice(optional: "representative_type")))
        }
    }

    private func sendWrittenRecord(_ call: Call) async throws -> Response {
        try await call.change {
            SendWrittenRecord(
                complaint: $1, expectedVersion: $2,
                record: WrittenRecord(sentOn: $0.day("sent_on"), agreedOn: $0.day(optional: "agreed_on")))
        }
    }

    private func refusedChildComplaints(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let month = query.month("month")
        try query.finish()
        let complaints = try await call.casework.refusedChildComplaints(
            from: month.lowerBound, to: month.upperBound, as: call.credential)
        return Response(
            json: JSONWriter.bytes { json in
                json.object { json in
                    json.array("complaints", complaints) { json, complaint in json.object { complaint.write(to: &$0) } }
                }
            })
    }

    private func refuse(_ call: Call) async throws -> Response {
        try await call.change { fields, complaint, version in
            let by = fields.text(optional: "rights_check_by", limit: 200)
            let on = fields.day(optional: "rights_check_on")
            if on == nil, by != nil { fields.missing("rights_check_on", with: "rights_check_by") }
            if on != nil, by == nil { fields.missing("rights_check_by", with: "rights_check_on") }
            return RefuseComplaint(
                complaint: complaint, expectedVersion: version, closedOn: fields.day("refused_on"),
                reason: fields.choice("reason"), explanation: fields.text("explanation", limit: 2_000),
                letterOn: fields.day("letter_sent_on"),
                rightsCheck: by.flatMap { by in on.map { RightsCheck(by: by, on: $0) } })
        }
    }

    private func withdraw(_ call: Call) async throws -> Response {
        try await call.change {
            WithdrawComplaint(
                complaint: $1, expectedVersion: $2, closedOn: $0.day("withdrawn_on"),
                explanation: $0.text("explanation", limit: 2_000), letterOn: $0.day(optional: "confirmed_on"))
        }
    }

    private func reopen(_ call: Call) async throws -> Response {
        try await call.change {
            ReopenComplaint(complaint: $1, expectedVersion: $2, reason: $0.text("reason", limit: 2_000))
        }
    }
}
