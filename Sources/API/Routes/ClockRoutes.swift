import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Reporting
import WorkingDays

/// Why a deadline falls on its day, for a complaint or for dates that are no complaint's.
struct ClockRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get(
                "/v1/complaints/{complaint_id}/clocks/{clock}/explanation", "explainDeadline", .readCasework, explain),
            .post("/v1/deadline-calculations", "calculateDeadlines", .readReports, calculate),
        ]
    }

    private enum Format: String, CaseIterable {
        case json, html
    }

    /// The clock is `stage.clock`, or a bare clock of the latest stage that has it.
    private func explain(_ call: Call) async throws -> Response {
        let id = try call.complaintID()
        var query = Query(call.request.uri)
        let format: Format = query.choice("format") ?? (call.request.prefersHTML ? .html : .json)
        try query.finish()
        let name = call.parameters["clock"].map(String.init) ?? ""
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        let stage = parts.count == 2 ? StageName(rawValue: parts[0]) : nil
        guard parts.count == 1 || stage != nil, let clock = parts.last else { throw RequestError.noSuchRecord("clock") }
        let explained = try await call.casework.explain(clock: clock, of: stage, complaint: id, as: call.credential)
        switch format {
        case .html: return Response(page: ExplanationPage.html(explained.explanation, reference: explained.reference))
        case .json:
            return Response(
                json: JSONWriter.bytes { json in
                    json.object { json in
                        json.field("reference", explained.reference)
                        explained.explanation.write(to: &json)
                    }
                }, adding: HTTPField(name: .vary, value: "Accept"))
        }
    }

    private func calculate(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        var fields = try Fields(try JSONParser.parse(try await call.body()))
        let procedure: Procedure = fields.choice("procedure")
        let receivedOn = fields.day("received_on")
        let named: StageName? = fields.choice(optional: "stage")
        var stage = Stage(
            id: StageID(rawValue: UUID()), stage: named ?? procedure.firstStage, position: 1,
            requestedOn: fields.day(optional: "requested_on") ?? receivedOn)
        stage.acknowledgedOn = fields.day(optional: "acknowledged_on")
        stage.statementAgreedOn = fields.day(optional: "statement_agreed_on")
        stage.panelHeldOn = fields.day(optional: "panel_held_on")
        stage.panelFindingsOn = fields.day(optional: "panel_findings_on")
        stage.findingsReceivedOn = fields.day(optional: "findings_received_on")
        stage.respondedOn = fields.day(optional: "responded_on")
        let agreedOn = fields.day(optional: "extension_agreed_on")
        let extendedTo = fields.day(optional: "extended_to")
        let notifiedOn = fields.day(optional: "notified_on")
        if let agreedOn, let extendedTo {
            stage.extensions = [
                Extension(agreedOn: agreedOn, extendedTo: extendedTo, reason: "", notifiedOn: notifiedOn)
            ]
        } else if agreedOn != nil {
            fields.missing("extended_to", with: "extension_agreed_on")
        } else if extendedTo != nil {
            fields.missing("extension_agreed_on", with: "extended_to")
        }
        try fields.finish()
        let explanations = try await call.casework.calculate(
            procedure, receivedOn: receivedOn, stage: stage, as: call.credential)
        return Response(
            json: JSONWriter.bytes { json in
                json.object { json in
                    json.array("clocks", explanations) { json, explanation in
                        json.object { json in explanation.write(to: &json) }
                    }
                }
            })
    }
}

extension Procedure {
    /// The stage a complaint of the procedure begins with.
    fileprivate var firstStage: StageName {
        switch self {
        case .childrens: .localResolution
        case .adultSocialCare, .publicHealth: .singleStage
        case .corporate: .stage1
        }
    }
}
