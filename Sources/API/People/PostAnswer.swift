import Casework
import Complaints
import JSON
import WorkingDays

extension Post: AddressedAnswer {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("kind", kind)
        place.write(to: &json)
        json.array("holders", holders)
        json.field("until_on", untilOn)
        json.field("changed_at", changedAt)
    }
}

extension PostPlace {
    /// What a post is of, the other names being null.
    fileprivate func write(to json: inout JSONWriter) {
        json.field("team_id", team)
        json.field("department", department)
        json.field("service", service?.name)
    }
}

extension PostHolder: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("person_id", person)
        json.field("from_on", fromOn)
        json.field("until_on", untilOn)
    }
}

extension PostOnDay: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", post.id)
        json.field("version", post.version)
        json.field("kind", post.kind)
        post.place.write(to: &json)
        json.object("holder", holder)
    }
}

extension DirectoryGap: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("gap", kind)
        switch self {
        case .nobodyInPost(let post, let place, let waiting):
            json.field("kind", post)
            place.write(to: &json)
            json.null("person_id")
            json.field("complaints_waiting", waiting)
            json.null("post_id")
            json.null("obligations_waiting")
        case .noAddress(let person, let post, let place):
            json.field("kind", post)
            place.write(to: &json)
            json.field("person_id", person)
            for name: StaticString in ["complaints_waiting", "post_id", "obligations_waiting"] { json.null(name) }
        case .obligationsOfNobody(let id, let post, let place, let waiting):
            json.field("kind", post)
            place.write(to: &json)
            json.null("person_id")
            json.null("complaints_waiting")
            json.field("post_id", id)
            json.field("obligations_waiting", waiting)
        case .noComplaintsManager, .noLinkOfficer:
            for name: StaticString in [
                "kind", "team_id", "department", "service", "person_id", "complaints_waiting", "post_id",
                "obligations_waiting",
            ] {
                json.null(name)
            }
        }
    }
}
