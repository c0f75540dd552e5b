import Casework
import Complaints
import Hummingbird
import HummingbirdCore
import JSON

/// Letters to and from the Ombudsman, of one case and of all.
struct OmbudsmanLetterRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get("/v1/ombudsman-letters", "listOmbudsmanLetters", .readCasework, all),
            .get(Self.letters, "listOmbudsmanCaseLetters", .readCasework, ofCase),
            .change(Self.letters, LogOmbudsmanLetter.self),
            .change(Self.letter + "/extension", ExtendOmbudsmanLetter.self),
            .change(Self.letter + "/answer", AnswerOmbudsmanLetter.self),
            .change(Self.letter + "/corrections", CorrectOmbudsmanLetter.self),
            .change(Self.letter + "/registration-error", RegisterLetterInError.self),
            .change(Self.letter + "/reopening", ReopenLetter.self),
        ]
    }

    private static let letters = "/v1/ombudsman-cases/{ombudsman_case_id}/letters"
    private static let letter = letters + "/{letter_id}"

    private func all(_ call: Call) async throws -> Response {
        try await letters(call, of: nil)
    }

    private func ofCase(_ call: Call) async throws -> Response {
        try await letters(call, of: try call.ombudsmanCaseID())
    }

    private func letters(_ call: Call, of ombudsmanCase: OmbudsmanCaseID?) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = OmbudsmanLetterFilter()
        filter.ombudsmanCase = ombudsmanCase
        filter.state = query.choice("state")
        filter.direction = query.choice("direction")
        filter.kind = query.choice("kind")
        filter.linkOfficer = query.identifier("link_officer_id").map { PersonID(rawValue: $0) }
        let inclusion: Inclusion? = query.choice("include")
        return try await call.page(query) { [filter] position, limit in
            try await call.casework.ombudsmanLetters(
                filter, with: inclusion, after: position, limit: limit, as: call.credential)
        }
    }
}

extension OmbudsmanLetter: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("kind", kind)
        json.field("direction", passage.direction)
        json.field("received_on", passage.receivedOn)
        json.field("sent_on", passage.sentOn)
        json.field("letter_on", letterOn)
        json.field("subject", subject)
        json.field("due_on", dueOn)
        json.field("extended_on", extendedOn)
        json.field("extended_to", extendedTo)
        json.field("answered_on", answeredOn)
        json.field("answers_id", answers)
        json.field("link_officer_id", linkOfficer)
        json.field("copied_to", copiedTo)
        json.field("logged_at", loggedAt)
        json.object("registered_in_error", registrationError)
    }
}

extension OmbudsmanLetterLine: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("ombudsman_case_id", ombudsmanCase)
        json.field("reference", reference)
        letter.write(to: &json)
    }
}
