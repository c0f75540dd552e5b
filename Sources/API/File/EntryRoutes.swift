import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import Reporting
import WorkingDays

/// The file of a complaint: entries, links, needs, corrections, and its history as a whole.
struct EntryRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .post(Self.complaint + "/entries", "recordEntry", .recordCasework, record),
            .get(Self.complaint + "/entries", "listEntries", .readCasework, entries),
            .post(Self.complaint + "/entries/{entry_id}/strike", "strikeEntry", .recordCasework, strike),
            .post(Self.complaint + "/links", "linkComplaint", .recordCasework, link),
            .get(Self.complaint + "/links", "listLinks", .readCasework, links),
            .post(Self.complaint + "/communication-needs", "recordCommunicationNeeds", .recordCasework, recordNeeds),
            .get(Self.complaint + "/communication-needs", "listCommunicationNeeds", .readCasework, needs),
            .post(Self.complaint + "/equality-monitoring", "recordEqualityMonitoring", .recordCasework, equality),
            .post(Self.complaint + "/corrections", "correctComplaint", .recordCasework, correct),
            .post(Self.complaint + "/stages/{stage}/outcome-correction", "correctOutcome", .decide, correctOutcome),
            .get(Self.complaint + "/history", "getComplaintHistory", .readCasework, history),
        ]
    }

    private static let complaint = "/v1/complaints/{complaint_id}"

    private enum Format: String, CaseIterable {
        case json, html
    }

    private func record(_ call: Call) async throws -> Response {
        try await call.add({ RecordEntry(&$0, complaint: $1, expectedVersion: $2) }, answer: \.json)
    }

    private func entries(_ call: Call) async throws -> Response {
        let id = try call.complaintID()
        var query = Query(call.request.uri)
        let kind: EntryKind? = query.choice("kind")
        let position: DayPosition? = query.cursor()
        let limit = query.limit()
        try query.finish()
        let page = try await call.casework.entries(
            of: id, kind: kind, after: position, limit: limit, as: call.credential)
        return Response("entries", page, of: call.request) { $1.write(to: &$0) }
    }

    private func strike(_ call: Call) async throws -> Response {
        let entry = EntryID(rawValue: try call.identifier("entry_id", of: "entry"))
        return try await call.add(
            {
                StrikeEntry(
                    complaint: $1, expectedVersion: $2, entry: entry, reason: $0.text("reason", limit: 2_000))
            }, answer: \.json)
    }

    private func link(_ call: Call) async throws -> Response {
        try await call.add(
            {
                LinkComplaints(
                    complaint: $1, expectedVersion: $2, kind: $0.choice("kind"),
                    other: $0.identifier(optional: "complaint_id").map { ComplaintID(rawValue: $0) },
                    ombudsmanCase: $0.identifier(optional: "ombudsman_case_id").map { OmbudsmanCaseID(rawValue: $0) })
            },
            answer: { link in JSONWriter.bytes { json in json.object { link.write(to: &$0) } } })
    }

    private func links(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        let links = try await call.casework.links(of: try call.complaintID(), as: call.credential)
        return Response(
            json: JSONWriter.bytes { json in
                json.object { json in
                    json.array("links", links) { json, link in json.object { link.write(to: &$0) } }
                }
            })
    }

    private func recordNeeds(_ call: Call) async throws -> Response {
        try await call.add(
            {
                RecordCommunicationNeeds(
                    complaint: $1, expectedVersion: $2,
                    need: CommunicationNeed(
                        person: $0.choice("person"), language: $0.text(optional: "language", limit: 100),
                        interpreter: $0.text(optional: "interpreter", limit: 100),
                        format: $0.text(optional: "format", limit: 200),
                        adjustments: $0.text(optional: "adjustments", limit: 2_000)))
            }, answer: Self.json)
    }

    private func needs(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        return Response(
            json: Self.json(
                try await call.casework.communicationNeeds(of: try call.complaintID(), as: call.credential)))
    }

    @Sendable private static func json(_ needs: [CommunicationNeed]) -> [UInt8] {
        JSONWriter.bytes { json in
            json.object { json in
                json.array("communication_needs", needs) { json, need in json.object { need.write(to: &$0) } }
            }
        }
    }

    private func equality(_ call: Call) async throws -> Response {
        try await call.add(
            { RecordEqualityMonitoring(&$0, complaint: $1, expectedVersion: $2) },
            answer: { count in
                JSONWriter.bytes { json in json.object { $0.field("characteristics_answered", count) } }
            })
    }

    private func correct(_ call: Call) async throws -> Response {
        try await call.add(
            { CorrectComplaint(&$0, complaint: $1, expectedVersion: $2) },
            answer: { corrections in
                JSONWriter.bytes { json in
                    json.object { json in
                        json.array("corrections", corrections) { json, correction in
                            json.object { json in
                                json.field("fact", correction.fact)
                                json.field("before", correction.before)
                                json.field("after", correction.after)
                            }
                        }
                    }
                }
            })
    }

    private func correctOutcome(_ call: Call) async throws -> Response {
        let stage = try call.stage()
        return try await call.change {
            CorrectOutcome(
                complaint: $1, expectedVersion: $2, stage: stage, outcome: $0.choice("outcome"),
                noFindingReason: $0.choice(optional: "no_finding_reason"), findings: $0.findings(),
                reason: $0.text("reason", limit: 2_000))
        }
    }

    private func history(_ call: Call) async throws -> Response {
        let id = try call.complaintID()
        var query = Query(call.request.uri)
        let format: Format = query.choice("format") ?? (call.request.prefersHTML ? .html : .json)
        try query.finish()
        let history = try await call.casework.history(of: id, as: call.credential)
        switch format {
        case .html: return Response(page: HistoryPage.html(history.lines, reference: history.reference))
        case .json: return Response(json: history.json, adding: HTTPField(name: .vary, value: "Accept"))
        }
    }
}

extension RecordEntry {
    fileprivate init(_ fields: inout Fields, complaint: ComplaintID, expectedVersion: Int?) {
        self.init(
            complaint: complaint, expectedVersion: expectedVersion, kind: fields.choice("kind"),
            occursOn: fields.day("occurs_on"), people: fields.text(optional: "people", limit: 400),
            organisation: fields.text(optional: "organisation", limit: 200), text: fields.text("text", limit: 20_000),
            result: fields.text(optional: "result", limit: 4_000), resolved: fields.flag(optional: "resolved"),
            mediationStep: fields.choice(optional: "mediation_step"),
            interpreterConfirmed: fields.flag(optional: "interpreter_confirmed"),
            costPence: fields.pence(optional: "cost_pence", from: 1))
    }
}

extension RecordEqualityMonitoring {
    /// Each characteristic is a category or says why there is none; one that is left out stays as it was.
    fileprivate init(_ fields: inout Fields, complaint: ComplaintID, expectedVersion: Int?) {
        var answers: [Characteristic: EqualityAnswer] = [:]
        for characteristic in Characteristic.allCases {
            switch fields.text(optional: characteristic.rawValue, limit: 60) {
            case nil: break
            case "prefer_not_to_say": answers[characteristic] = .preferNotToSay
            case "unknown": answers[characteristic] = .unknown
            case "not_asked": answers[characteristic] = .notAsked
            case let category?: answers[characteristic] = .recorded(category)
            }
        }
        self.init(
            complaint: complaint, expectedVersion: expectedVersion, person: fields.choice("person"), answers: answers)
    }
}

extension CorrectComplaint {
    fileprivate init(_ fields: inout Fields, complaint: ComplaintID, expectedVersion: Int?) {
        self.init(
            complaint: complaint, expectedVersion: expectedVersion,
            complainant: fields.text(optional: "complainant", limit: 200),
            complainantType: fields.choice(optional: "complainant_type"),
            department: fields.text(optional: "department", limit: 200),
            service: fields.text(optional: "service", limit: 200), causes: fields.texts(ifGiven: "causes", limit: 20),
            summary: fields.text(optional: "summary", limit: 20_000), reason: fields.text("reason", limit: 2_000))
    }
}
