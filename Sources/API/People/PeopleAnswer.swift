import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension PersonRecord: AddressedAnswer {
    var id: PersonID { person.id }

    func write(to json: inout JSONWriter) {
        person.write(to: &json)
        json.array("deputies", deputies) { json, deputy in
            json.object { json in
                json.field("deputy_id", deputy.deputy)
                json.field("from_on", deputy.fromOn)
                json.field("until_on", deputy.untilOn)
            }
        }
    }
}

extension Person: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("reference", reference)
        json.field("name", name)
        json.field("employment", employment)
        json.field("spouse_of_officer_or_member", spouseOfOfficerOrMember)
        json.field("department", department)
        json.field("service", service?.name)
        json.field("team_id", team)
        json.field("line_manager_id", lineManager)
        json.field("trained_on", trainedOn)
        json.field("day_cost_pence", dayCostPence)
        json.list("capacities", Capacity.allCases.filter(capacities.contains))
        json.field("email", address.email)
        json.field("telephone", address.telephone)
        json.field("preferred_channel", address.preferredChannel)
        json.object("working_hours", workingHours) { json, hours in
            json.list("days", hours.days)
            json.field("from", hours.from.description)
            json.field("until", hours.until.description)
        }
        json.field("active_until", activeUntil)
        json.field("changed_at", changedAt)
    }
}

extension TeamRecord: AddressedAnswer {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("department", department)
        json.field("name", name)
        json.field("changed_at", changedAt)
    }
}

extension SinglePointOfContact: AddressedAnswer {
    /// The contact as JSON: the schema SinglePointOfContact of openapi.yaml.
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("complainant", complainant)
        json.field("person_id", person)
        json.field("reason", reason)
        json.field("from_on", fromOn)
        json.field("until_on", untilOn)
        json.field("changed_at", changedAt)
    }
}

/// A single point of contact in a list, without the name of the complainant, which only the contact itself shows.
struct SingleContactLine: JSONObject {
    let contact: SinglePointOfContact

    func write(to json: inout JSONWriter) {
        json.field("id", contact.id)
        json.field("version", contact.version)
        json.field("person_id", contact.person)
        json.field("from_on", contact.fromOn)
        json.field("until_on", contact.untilOn)
    }
}

extension Assignment: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("team_id", team)
        json.field("person_id", person)
        json.field("reason", reason)
        json.field("assigned_by", assignedBy)
        json.field("assigned_at", assignedAt)
        json.field("ended_at", endedAt)
    }
}

extension Contributor: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("department", service.department)
        json.field("service", service.name)
        json.field("team_id", team)
    }
}

extension NamedPerson: JSONObject {
    func write(to json: inout JSONWriter) { json.field("person_id", person) }
}

extension Restriction: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("reason", reason)
        json.field("restricted_by", by)
        json.field("restricted_at", at)
        json.list("admitted_people", admitted)
    }
}

extension DepartmentRecord: JSONObject {
    func write(to json: inout JSONWriter) { json.field("department", department) }
}

extension ServiceRecord: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("department", service.department)
        json.field("service", service.name)
        json.field("in_use_from", inUseFrom)
        json.field("in_use_until", inUseUntil)
    }
}

extension SettingValue: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("setting", setting)
        json.field("value", value)
        json.field("from_on", fromOn)
        json.field("reason", reason)
        json.field("decided_by", decidedBy)
        json.field("decided_at", decidedAt)
    }
}

extension LinkOfficer: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("person_id", person)
        json.field("from_on", fromOn)
    }
}
