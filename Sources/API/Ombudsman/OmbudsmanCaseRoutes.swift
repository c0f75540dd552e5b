import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// Cases at the Local Government and Social Care Ombudsman, their decisions and remedies.
struct OmbudsmanCaseRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .post(Self.cases, "openOmbudsmanCase", .recordCasework, open),
            .get(Self.cases, "listOmbudsmanCases", .readCasework, list),
            .get(Self.oneCase, "getOmbudsmanCase", .readCasework, get),
            .get(Self.oneCase + "/events", "listOmbudsmanCaseEvents", .readCasework, events),
            .get(Self.oneCase + "/correspondence", "listOmbudsmanCorrespondence", .readCasework, letters),
            .post(Self.oneCase + "/correspondence", "logOmbudsmanCorrespondence", .recordCasework, logLetter),
            .post(Self.oneCase + "/decision", "decideOmbudsmanCase", .recordCasework, decide),
            .post(Self.oneCase + "/remedies", "agreeRemedy", .recordCasework, agreeRemedy),
            .post(
                Self.oneCase + "/remedies/{remedy_id}/completion", "completeRemedy", .recordCasework, completeRemedy),
        ]
    }

    private static let cases = "/v1/ombudsman-cases"
    private static let oneCase = cases + "/{ombudsman_case_id}"

    private func open(_ call: Call) async throws -> Response {
        try await call.perform({ OpenOmbudsmanCase(&$0) }, answer: Answer.opened)
    }

    private func list(_ call: Call) async throws -> Response {
        var query = Query(call.request.uri)
        var filter = OmbudsmanCaseFilter()
        filter.procedure = query.choice("procedure")
        filter.state = query.choice("state")
        filter.enquiryFrom = query.day("enquiry_from")
        filter.enquiryTo = query.day("enquiry_to")
        filter.complaint = query.identifier("complaint_id").map { ComplaintID(rawValue: $0) }
        filter.reference = query.text("reference")
        let position: DayPosition? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.ombudsmanCases(filter, after: position, limit: limit, as: call.credential)
        return Response("ombudsman_cases", page, of: call.request) { $1.write(to: &$0) }
    }

    private func get(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let record = try await call.casework.ombudsmanCase(try call.ombudsmanCaseID(), as: call.credential)
        if try call.request.alreadyHas(version: record.version) { return Response(notModified: record.version) }
        return Response(
            json: record.json, adding: HTTPField(name: .eTag, value: EntityTag.of(version: record.version)))
    }

    private func events(_ call: Call) async throws -> Response {
        let id = try call.ombudsmanCaseID()
        var query = Query(call.request.uri)
        let position: Int? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.auditHistory(of: id, after: position, limit: limit, as: call.credential)
        return Response("events", page, of: call.request) { $1.write(to: &$0) }
    }

    private func letters(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let letters = try await call.casework.letters(of: try call.ombudsmanCaseID(), as: call.credential)
        return Response(
            json: JSONWriter.bytes { json in
                json.object { json in
                    json.array("letters", letters) { json, letter in json.object { letter.write(to: &$0) } }
                }
            })
    }

    private func logLetter(_ call: Call) async throws -> Response {
        try await call.change {
            LogOmbudsmanCorrespondence(
                ombudsmanCase: $1, expectedVersion: $2, direction: $0.choice("direction"),
                letterOn: $0.day("letter_on"), subject: $0.text("subject", limit: 500),
                dueOn: $0.day(optional: "due_on"), copiedTo: $0.text(optional: "copied_to", limit: 200))
        }
    }

    private func decide(_ call: Call) async throws -> Response {
        try await call.change {
            DecideOmbudsmanCase(
                ombudsmanCase: $1, expectedVersion: $2, decisionOn: $0.day("decision_on"),
                decision: $0.choice("decision"), publicReport: $0.flag("public_report"))
        }
    }

    private func agreeRemedy(_ call: Call) async throws -> Response {
        try await call.change {
            AgreeRemedy(
                ombudsmanCase: $1, expectedVersion: $2, type: $0.choice("type"),
                amountPence: $0.pence(optional: "amount_pence", from: 1), agreedOn: $0.day("agreed_on"),
                due: AgreeRemedy.Due(&$0), description: $0.text("description", limit: 2_000))
        }
    }

    private func completeRemedy(_ call: Call) async throws -> Response {
        let remedy = RemedyID(rawValue: try call.identifier("remedy_id", of: "remedy"))
        return try await call.change {
            CompleteRemedy(
                ombudsmanCase: $1, expectedVersion: $2, remedy: remedy, completedOn: $0.day("completed_on"))
        }
    }
}

extension Call {
    func ombudsmanCaseID() throws(RequestError) -> OmbudsmanCaseID {
        OmbudsmanCaseID(rawValue: try identifier("ombudsman_case_id", of: "ombudsman_case"))
    }

    func change<O: OmbudsmanCaseChange>(
        _ operation: (inout Fields, OmbudsmanCaseID, Int?) throws -> O
    ) async throws -> Response {
        let id = try ombudsmanCaseID()
        let version = try request.expectedVersion().number
        return try await perform({ try operation(&$0, id, version) }, answer: Answer.ombudsmanCase)
    }
}

extension AgreeRemedy.Due {
    /// The day in the letter, or weeks or months of the decision; nil where it is not one of the three.
    fileprivate init?(_ fields: inout Fields) {
        let day = fields.day(optional: "due_on")
        let weeks = fields.integer(optional: "due_in_weeks", in: 1...520)
        let months = fields.integer(optional: "due_in_months", in: 1...120)
        switch (day, weeks, months) {
        case (let day?, nil, nil): self = .on(day)
        case (nil, let weeks?, nil): self = .weeks(weeks)
        case (nil, nil, let months?): self = .months(months)
        default: return nil
        }
    }
}

extension OpenOmbudsmanCase {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            reference: fields.text("reference", limit: 100),
            complaint: fields.identifier(optional: "complaint_id").map { ComplaintID(rawValue: $0) },
            procedure: fields.choice("procedure"), department: fields.text("department", limit: 200),
            service: fields.text("service", limit: 200), enquiryOn: fields.day("enquiry_on"),
            procedureExhausted: fields.flag("procedure_exhausted"),
            localOfferPence: fields.pence(optional: "local_offer_pence", from: 0),
            summary: fields.text(optional: "summary", limit: 20_000))
    }
}
