import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// The complainant-behaviour register: measures, their letters and reviews.
struct BehaviourRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .post(Self.measures, "imposeBehaviourMeasure", .keepRegister, impose),
            .get(Self.measures, "listBehaviourMeasures", .keepRegister, list),
            .get(Self.measure, "getBehaviourMeasure", .keepRegister, get),
            .post(Self.measure + "/letters", "sendBehaviourLetter", .keepRegister, sendLetter),
            .post(Self.measure + "/reviews", "holdBehaviourReview", .keepRegister, review),
            .post(Self.measure + "/internal-reviews", "requestInternalReview", .keepRegister, requestReview),
            .post(
                Self.measure + "/internal-review-conclusion", "concludeInternalReview", .keepRegister, concludeReview),
        ]
    }

    private static let measures = "/v1/behaviour-measures"
    private static let measure = measures + "/{behaviour_measure_id}"

    private func impose(_ call: Call) async throws -> Response {
        try await call.perform({ ImposeBehaviourMeasure(&$0) }) { record in
            .made(record, at: "\(Self.measures)/\(record.id.text)")
        }
    }

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = BehaviourFilter()
        filter.kind = query.choice("kind")
        filter.state = query.choice("state")
        filter.complaint = query.identifier("complaint_id").map { ComplaintID(rawValue: $0) }
        let position: DayPosition? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.behaviourMeasures(
            filter, after: position, limit: limit, as: call.credential)
        return Response("behaviour_measures", page, of: call.request) { $1.write(to: &$0) }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let id = BehaviourMeasureID(rawValue: try call.identifier("behaviour_measure_id", of: "behaviour_measure"))
        let record = try await call.casework.behaviourMeasure(id, as: call.credential)
        // Its state changes with the days and its version does not: it is always answered in full.
        return Response(
            json: record.json, adding: HTTPField(name: .eTag, value: EntityTag.of(version: record.version)))
    }

    private func sendLetter(_ call: Call) async throws -> Response {
        try await change(call) {
            SendBehaviourLetter(
                measure: $1, expectedVersion: $2,
                letter: BehaviourLetter(
                    sentOn: $0.day("sent_on"), text: $0.text("text", limit: 20_000),
                    restrictionThreatened: $0.text(optional: "restriction_threatened", limit: 2_000)),
                signpostsOmbudsman: $0.flag("signposts_ombudsman"))
        }
    }

    private func review(_ call: Call) async throws -> Response {
        try await change(call) {
            HoldBehaviourReview(
                measure: $1, expectedVersion: $2, reviewedOn: $0.day("reviewed_on"), verdict: $0.choice("verdict"),
                reviewOn: $0.day(optional: "review_on"), endsOn: $0.day(optional: "ends_on"),
                decidedBy: PersonID(rawValue: $0.identifier("decided_by")),
                consultees: $0.identifiers("consultees", limit: 50).map { PersonID(rawValue: $0) },
                reason: $0.text("reason", limit: 2_000))
        }
    }

    private func requestReview(_ call: Call) async throws -> Response {
        try await change(call) {
            RequestInternalReview(
                measure: $1, expectedVersion: $2, requestedOn: $0.day("requested_on"),
                reviewer: PersonID(rawValue: $0.identifier("reviewer_id")))
        }
    }

    private func concludeReview(_ call: Call) async throws -> Response {
        try await change(call) {
            ConcludeInternalReview(
                measure: $1, expectedVersion: $2, concludedOn: $0.day("concluded_on"),
                conclusion: $0.text("conclusion", limit: 2_000))
        }
    }

    private func change<O: BehaviourMeasureChange>(
        _ call: Call, _ operation: (inout Fields, BehaviourMeasureID, Int?) throws -> O
    ) async throws -> Response {
        try await call.change("behaviour_measure_id", of: "behaviour_measure") {
            try operation(&$0, BehaviourMeasureID(rawValue: $1), $2)
        }
    }
}

extension ImposeBehaviourMeasure {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            complainant: fields.text("complainant", limit: 200), grounds: BehaviourGrounds(&fields),
            rightsCheckedBy: fields.identifier(optional: "rights_checked_by").map { PersonID(rawValue: $0) },
            rightsCheckedOn: fields.day(optional: "rights_checked_on"), startsOn: fields.day("starts_on"),
            reviewOn: fields.day("review_on"), endsOn: fields.day(optional: "ends_on"),
            decidedBy: PersonID(rawValue: fields.identifier("decided_by")),
            consultees: fields.identifiers("consultees", limit: 50).map { PersonID(rawValue: $0) },
            reason: fields.text("reason", limit: 2_000),
            complaints: fields.identifiers(optional: "complaints", limit: 50).map { ComplaintID(rawValue: $0) })
    }
}

extension BehaviourGrounds {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            kind: fields.choice("kind"), complainantKind: fields.choice("complainant_kind"),
            evidence: fields.text("evidence", limit: 20_000),
            exceptionReason: fields.choice(optional: "exception_reason"),
            restrictions: fields.choices(optional: "restrictions"),
            namedContact: fields.identifier(optional: "named_contact_id").map { PersonID(rawValue: $0) },
            contactDays: fields.choices(optional: "contact_days"),
            adjustmentsConsidered: fields.flag("adjustments_considered"))
    }
}
