import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension Party {
    func write(to json: inout JSONWriter) {
        json.field("number", number)
        json.field("role", role)
        json.field("name", name)
        json.field("relationship", relationship)
        json.field("ended_on", endedOn)
    }
}

extension Notice {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("kind", kind)
        json.field("stage", stage)
        json.field("sent_on", sentOn)
        json.array("recipients", recipients) { $0.value($1.rawValue) }
        json.array("contents", contents) { $0.value($1.rawValue) }
    }
}

extension OwedNotice {
    func write(to json: inout JSONWriter) {
        json.field("kind", kind)
        json.field("stage", stage)
        json.field("since", since)
        json.field("rule", kind.rule)
        json.array("recipients", recipients) { $0.value($1.rawValue) }
        json.array("contents", kind.contents) { $0.value($1.rawValue) }
    }
}

extension DecisionFreeze {
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

extension Proposal {
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

extension ErasureRequest {
    func write(to json: inout JSONWriter) {
        json.field("requested_on", requestedOn)
        json.field("requested_by", requestedBy)
        json.array("held_by", heldBy) { $0.value($1.rawValue) }
    }
}

extension PermittedOperation {
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

extension JSONWriter {
    /// An object alone.
    static func object(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        bytes { $0.object(write) }
    }

    /// An object whose one field is a list.
    static func list<Item>(
        _ name: StaticString, _ items: [Item], _ write: (inout JSONWriter, Item) -> Void
    ) -> [UInt8] {
        object { json in json.array(name, items) { json, item in json.object { write(&$0, item) } } }
    }
}
