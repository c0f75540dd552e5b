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
        var (post, place): (PostKind?, PostPlace?) = (nil, nil)
        var (person, id): (PersonID?, PostID?) = (nil, nil)
        var channel: MessageChannel?
        var (complaints, obligations, messages): (Int?, Int?, Int?) = (nil, nil, nil)
        switch self {
        case .nobodyInPost(let kind, let of, let waiting): (post, place, complaints) = (kind, of, waiting)
        case .noAddress(let holder, let kind, let of): (person, post, place) = (holder, kind, of)
        case .obligationsOfNobody(let owner, let kind, let of, let waiting):
            (id, post, place, obligations) = (owner, kind, of, waiting)
        case .nothingSends(let by, let waiting): (channel, messages) = (by, waiting)
        case .noComplaintsManager, .noLinkOfficer: break
        }
        json.field("gap", kind)
        json.field("kind", post)
        json.field("team_id", place?.team)
        json.field("department", place?.department)
        json.field("service", place?.service?.name)
        json.field("person_id", person)
        json.field("complaints_waiting", complaints)
        json.field("post_id", id)
        json.field("obligations_waiting", obligations)
        json.field("channel", channel)
        json.field("messages_waiting", messages)
    }
}
