import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
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

    /// The clock is `stage.clock`, or a bare clock of the latest stage that has it.
    private func explain(_ call: Call) async throws -> Response {
        let id = try call.complaintID()
        var query = Query(call.request.uri)
        let asked = query.text("format")
        try query.finish()
        let format = try call.format(asked, among: [.json, .html])
        let name = call.parameters["clock"].map(String.init) ?? ""
        let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
        let stage = parts.count == 2 ? StageName(rawValue: parts[0]) : nil
        guard parts.count == 1 || stage != nil, let clock = parts.last else { throw RequestError.noSuchRecord("clock") }
        let explained = try await call.casework.explain(clock: clock, of: stage, complaint: id, as: call.credential)
        guard format == .json else {
            return Response(
                page: ExplanationPage.html(
                    explained.explanation, reference: explained.reference, standing: try await call.pageStanding(),
                    moves: explained.moves, corrections: explained.corrections))
        }
        return Response(
            json: JSONWriter.bytes { json in
                json.object { json in
                    json.field("reference", explained.reference)
                    explained.explanation.write(to: &json)
                    json.array("moves", explained.moves)
                    json.array("corrections", explained.corrections)
                }
            }, adding: HTTPField(name: .vary, value: "Accept"))
    }

    private func calculate(_ call: Call) async throws -> Response {
        try call.requireNoQuery()
        var fields = try Fields(try JSONParser.parse(try await call.body()))
        let question = DeadlineQuestion(&fields)
        try fields.finish()
        let calculation = try await call.casework.calculate(question, as: call.credential)
        return Response(json: calculation.json)
    }
}

extension DeadlineQuestion {
    fileprivate init(_ fields: inout Fields) {
        let receivedOn = fields.day("received_on")
        self.init(
            procedure: fields.choice("procedure"),
            received: Receipt(on: receivedOn, afterHours: fields.flag(optional: "received_after_hours") ?? false),
            versionOn: fields.day(optional: "version_on"),
            stages: fields.objects(optional: "stages", limit: 3) { Stage(&$0, receivedOn: receivedOn) },
            groundsOn: fields.day(optional: "grounds_on"), settledOn: fields.day(optional: "oral_settled_on"))
    }
}

extension Stage {
    /// A stage that is no complaint's; its request is the day of receipt where none is given.
    fileprivate init(_ fields: inout Fields, receivedOn: Day) {
        self.init(
            id: StageID(rawValue: UUID()), stage: fields.choice("stage"), position: 1,
            requestedOn: fields.day(optional: "requested_on") ?? receivedOn)
        acknowledgedOn = fields.day(optional: "acknowledged_on")
        let statementAgreedOn = day("statement_agreed_on", of: .investigation, &fields)
        investigation?.statementAgreedOn = statementAgreedOn
        let (askedOn, appointedOn) = (
            day("advocate_asked_on", of: .localResolution, &fields),
            day("advocate_appointed_on", of: .localResolution, &fields)
        )
        advocate = askedOn.map { AdvocateRequest(askedOn: $0, appointedOn: appointedOn) }
        if askedOn == nil, appointedOn != nil {
            fields.refuse("advocate_asked_on", .missing, "The field goes with advocate_appointed_on.")
        }
        let heldOn = day("panel_held_on", of: .reviewPanel, &fields)
        let findingsOn = day("panel_findings_on", of: .reviewPanel, &fields)
        let findingsReceivedOn = day("findings_received_on", of: .reviewPanel, &fields)
        panel?.heldOn = heldOn
        panel?.findingsOn = findingsOn
        panel?.findingsReceivedOn = findingsReceivedOn
        respondedOn = fields.day(optional: "responded_on")
        adjudicationReceivedOn = day("adjudication_received_on", of: .investigation, &fields)
        let (madeOn, respondByOn) = (
            day("plan_made_on", of: .singleStage, &fields), day("respond_by_on", of: .singleStage, &fields)
        )
        if let madeOn, let respondByOn {
            responsePlan = ResponsePlan(madeOn: madeOn, origin: .agreed, respondByOn: respondByOn, letterOn: nil)
        } else if madeOn != nil || respondByOn != nil {
            let (missing, given) =
                madeOn == nil ? ("plan_made_on", "respond_by_on") : ("respond_by_on", "plan_made_on")
            fields.refuse(missing, .missing, "The field goes with \(given).")
        }
        extensions = fields.objects(optional: "extensions", limit: 10) {
            Extension(
                agreedOn: $0.day("agreed_on"), extendedTo: $0.day("extended_to"), reason: "",
                notifiedOn: $0.day(optional: "notified_on"),
                ombudsmanDetailsGiven: $0.flag(optional: "ombudsman_details_given") ?? false,
                complainantAgreedOn: $0.day(optional: "complainant_agreed_on"))
        }
    }

    /// A day that only one stage has; given for another it would be read and count for nothing.
    private func day(_ name: String, of owner: StageName, _ fields: inout Fields) -> Day? {
        let day = fields.day(optional: name)
        if day != nil, stage != owner {
            fields.refuse(name, .refused, "The day belongs to the stage \(owner.rawValue), not to \(stage.rawValue).")
        }
        return day
    }
}

extension DeadlineCalculation: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("procedure", version.procedure)
        json.field("procedure_version", version.id)
        json.field("procedure_version_name", version.name)
        json.array("clocks", clocks)
        if let timeLimits {
            json.object("time_limits") { json in
                json.field("to_complain_on", timeLimits.toComplainOn)
                json.field("to_ombudsman_on", timeLimits.toOmbudsmanOn)
            }
        } else {
            json.null("time_limits")
        }
        json.field("settled_early", settledEarly)
    }
}
