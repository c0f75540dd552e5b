import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension Party: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("number", number)
        json.field("role", role)
        json.field("name", name)
        json.field("relationship", relationship)
        json.field("ended_on", endedOn)
    }
}

extension Notice: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("kind", kind)
        json.field("stage", stage)
        json.field("sent_on", sentOn)
        json.list("recipients", recipients)
        json.list("contents", contents)
    }
}

extension OwedNotice: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("kind", kind)
        json.field("stage", stage)
        json.field("since", since)
        json.field("rule", kind.rule)
        json.list("recipients", recipients)
        json.list("contents", contents)
    }
}

extension DecisionFreeze: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("number", number)
        json.field("disputed_decision", disputedDecision)
        json.field("requested_on", requestedOn)
        json.field("agreed", agreed)
        json.field("decided_on", decidedOn)
        json.field("decided_by", decidedBy)
        json.field("reason", reason)
        json.field("review_on", reviewOn)
        json.field("ended_on", endedOn)
    }
}

extension Proposal: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("number", number)
        json.field("decision", decision)
        json.field("text", text)
        json.field("proposed_by", proposedBy)
        json.field("proposed_at", proposedAt)
        json.field("decided_by", decidedBy)
        json.field("decided_at", decidedAt)
    }
}

extension ErasureRequest: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("requested_on", requestedOn)
        json.field("requested_by", requestedBy)
        json.list("held_by", heldBy)
    }
}

extension PermittedOperation: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("operation", operation)
        json.field("stage", stage)
        json.field("permission", permission)
        switch verdict {
        case .permitted:
            json.field("permitted", true)
            json.null("code")
            json.null("detail")
            json.null("rule")
        case .forbidden:
            let problem = Problem(AccessRefusal.forbidden(permission))
            json.field("permitted", false)
            json.field("code", problem.type.code)
            json.field("detail", problem.detail)
            json.null("rule")
        case .refused(let refusal):
            json.field("permitted", false)
            json.field("code", refusal.code)
            json.field("detail", refusal.detail)
            json.field("rule", refusal.rule)
        }
    }
}
