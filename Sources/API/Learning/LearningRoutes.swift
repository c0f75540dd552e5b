import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import Reporting
import WorkingDays

/// What is learnt: actions and their tracker, reviews of faults, pairs for publication, and the list of causes.
struct LearningRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .post("/v1/complaints/{complaint_id}/actions", "addAction", .recordCasework, add),
            .post("/v1/complaints/{complaint_id}/remedial-reviews", "reviewFault", .recordCasework, review),
            .get("/v1/remedial-reviews/missing", "listUnreviewedFaults", .readCasework, unreviewed),
            .get("/v1/actions", "listActions", .readCasework, actions),
            .get(Self.action, "getAction", .readCasework, action),
            .post(Self.action + "/decision", "decideAction", .decide, decide),
            .post(Self.action + "/progress", "progressAction", .recordCasework, progress),
            .post(Self.action + "/check", "checkAction", .recordCasework, check),
            .post("/v1/learning-pairs", "proposeLearningPair", .recordCasework, propose),
            .get("/v1/learning-pairs", "listLearningPairs", .readCasework, pairs),
            .post("/v1/learning-pairs/{learning_pair_id}/approval", "approveLearningPair", .decide, approve),
            .post("/v1/causes", "addCause", .decide, addCause),
            .post("/v1/causes/{cause}/name", "renameCause", .decide, renameCause),
            .post("/v1/causes/{cause}/retirement", "retireCause", .decide, retireCause),
        ]
    }

    private static let action = "/v1/actions/{action_id}"

    private func add(_ call: Call) async throws -> Response {
        try await call.add({ AddAction(&$0, complaint: $1, expectedVersion: $2) }, answer: \.json)
    }

    private func review(_ call: Call) async throws -> Response {
        try await call.add(
            { ReviewFault(&$0, complaint: $1, expectedVersion: $2) },
            answer: { review in
                JSONWriter.bytes { json in
                    json.object { json in
                        json.field("reviewed_on", review.reviewedOn)
                        json.field("for_person", review.forPerson)
                        json.field("wider_change", review.widerChange)
                    }
                }
            })
    }

    private func unreviewed(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let year = query.year("year")
        let procedure: Procedure = query.choice(required: "procedure")
        try query.finish()
        let complaints = try await call.casework.unreviewedFaults(
            procedure, from: year.firstOn, to: year.lastOn, as: call.credential)
        return Response(
            json: JSONWriter.bytes { json in
                json.object { json in
                    json.array("complaints", complaints) { json, complaint in json.object { complaint.write(to: &$0) } }
                }
            })
    }

    private func actions(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = ActionFilter()
        filter.complaint = query.identifier("complaint_id").map { ComplaintID(rawValue: $0) }
        filter.procedure = query.choice("procedure")
        filter.ownerDepartment = query.text("owner_department")
        filter.source = query.choice("source")
        filter.scope = query.choice("scope")
        filter.status = query.choice("status")
        filter.dueFrom = query.day("due_from")
        filter.dueTo = query.day("due_to")
        let position: DayPosition? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.actions(filter, after: position, limit: limit, as: call.credential)
        return Response("actions", page, of: call.request) { $1.write(to: &$0) }
    }

    private func action(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let record = try await call.casework.action(try call.actionID(), as: call.credential)
        if try call.request.alreadyHas(version: record.version) { return Response(notModified: record.version) }
        return Response(
            json: record.json, adding: HTTPField(name: .eTag, value: EntityTag.of(version: record.version)))
    }

    private func decide(_ call: Call) async throws -> Response {
        try await call.change {
            DecideAction(
                action: $1, expectedVersion: $2, accepted: $0.flag("accepted"),
                decisionReason: $0.text(optional: "decision_reason", limit: 2_000))
        }
    }

    private func progress(_ call: Call) async throws -> Response {
        try await call.change {
            ProgressAction(
                action: $1, expectedVersion: $2, status: $0.choice("status"), reachedOn: $0.day("reached_on"),
                evidence: $0.text(optional: "evidence", limit: 4_000), checkOn: $0.day(optional: "check_on"))
        }
    }

    private func check(_ call: Call) async throws -> Response {
        try await call.change {
            CheckAction(
                action: $1, expectedVersion: $2, checkedOn: $0.day("checked_on"),
                checkResult: $0.text("check_result", limit: 4_000))
        }
    }

    private func propose(_ call: Call) async throws -> Response {
        try await call.perform({ ProposeLearningPair(&$0) }, answer: { Answer.learningPair($0, status: 201) })
    }

    private func pairs(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        let state: LearningPairState? = query.choice("state")
        let position: DayPosition? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.learningPairs(state, after: position, limit: limit, as: call.credential)
        return Response("learning_pairs", page, of: call.request) { $1.write(to: &$0) }
    }

    private func approve(_ call: Call) async throws -> Response {
        let id = LearningPairID(rawValue: try call.identifier("learning_pair_id", of: "learning_pair"))
        let version = try call.request.expectedVersion().number
        return try await call.perform(
            { ApproveLearningPair(learningPair: id, expectedVersion: version, approvedOn: $0.day("approved_on")) },
            answer: { Answer.learningPair($0, status: 200) })
    }

    private func addCause(_ call: Call) async throws -> Response {
        try await call.perform(
            { AddCause(cause: $0.text("cause", limit: 60), name: $0.text("name", limit: 200)) },
            answer: { Answer.cause($0, status: 201) })
    }

    private func renameCause(_ call: Call) async throws -> Response {
        try await call.changeCause { .rename($0.text("name", limit: 200)) }
    }

    private func retireCause(_ call: Call) async throws -> Response {
        try await call.changeCause { .retire($0.day("retired_on")) }
    }
}

extension Call {
    fileprivate func actionID() throws(RequestError) -> ActionID {
        ActionID(rawValue: try identifier("action_id", of: "action"))
    }

    fileprivate func change<O: ActionChange>(
        _ operation: (inout Fields, ActionID, Int?) throws -> O
    ) async throws -> Response {
        let id = try actionID()
        let version = try request.expectedVersion().number
        return try await perform(
            { try operation(&$0, id, version) },
            answer: {
                Answer(status: 200, location: nil, etag: EntityTag.of(version: $0.version), body: $0.json)
            })
    }

    fileprivate func changeCause(_ change: (inout Fields) -> ChangeCause.Change) async throws -> Response {
        let cause = parameters["cause"].map(String.init) ?? ""
        let version = try request.expectedVersion().number
        return try await perform(
            { ChangeCause(cause: cause, expectedVersion: version, change: change(&$0)) },
            answer: { Answer.cause($0, status: 200) })
    }
}

extension AddAction {
    fileprivate init(_ fields: inout Fields, complaint: ComplaintID, expectedVersion: Int?) {
        self.init(
            complaint: complaint, expectedVersion: expectedVersion, scope: fields.choice("scope"),
            type: fields.choice("type"), source: fields.choice("source"),
            description: fields.text("description", limit: 4_000), owner: fields.text("owner", limit: 200),
            ownerDepartment: fields.text(optional: "owner_department", limit: 200), agreedOn: fields.day("agreed_on"),
            dueOn: fields.day("due_on"), checkOn: fields.day(optional: "check_on"))
    }
}

extension ReviewFault {
    fileprivate init(_ fields: inout Fields, complaint: ComplaintID, expectedVersion: Int?) {
        self.init(
            complaint: complaint, expectedVersion: expectedVersion,
            review: RemedialReview(
                reviewedOn: fields.day("reviewed_on"), forPerson: fields.text(optional: "for_person", limit: 4_000),
                widerChange: fields.text(optional: "wider_change", limit: 4_000)),
            nothingForPerson: fields.flag(optional: "nothing_for_person") ?? false,
            noWiderChange: fields.flag(optional: "no_wider_change") ?? false)
    }
}

extension ProposeLearningPair {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            youComplained: fields.text("you_complained", limit: 1_000), weHave: fields.text("we_have", limit: 1_000),
            procedure: fields.choice("procedure"),
            complaints: fields.identifiers("complaint_ids", limit: 100).map { ComplaintID(rawValue: $0) })
    }
}
