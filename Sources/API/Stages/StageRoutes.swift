import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import JSON
import WorkingDays

/// The stages of a complaint and what is done at them; each answers with the whole complaint as it is then.
struct StageRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .post(Self.stages, "requestStage", .recordCasework, request),
            .post(Self.stage + "/acknowledgement", "acknowledgeStage", .recordCasework, acknowledge),
            .post(Self.stage + "/extensions", "grantExtension", .decide, extend),
            .post(Self.stage + "/response", "respondToStage", .respond, respond),
            .post(Self.stage + "/response-plan", "planResponse", .recordCasework, plan),
            .post(Self.stage + "/advocate-request", "askForAdvocate", .recordCasework, askForAdvocate),
            .post(Self.stage + "/advocate-appointment", "appointAdvocate", .recordCasework, appointAdvocate),
            .post(
                Self.stage + "/adjudication-receipt", "receiveAdjudication", .recordCasework, receiveAdjudication),
            .post(Self.stage + "/duty-offer", "offerStage2", .decide, offerStage2),
            .post(Self.stage + "/late-request-decision", "decideLateRequest", .decide, decideLateRequest),
            .post(Self.stage + "/statement", "agreeStatement", .investigate, agreeStatement),
            .post(
                Self.stage + "/investigating-officer", "appointInvestigatingOfficer", .recordCasework,
                appointInvestigatingOfficer),
            .post(
                Self.stage + "/independent-person", "appointIndependentPerson", .recordCasework,
                appointIndependentPerson),
            .post(Self.stage + "/report", "recordInvestigationReport", .investigate, recordReport),
            .post(Self.stage + "/draft", "draftResponse", .recordCasework, draft),
            .post(Self.stage + "/check", "checkResponse", .recordCasework, check),
            .post(Self.stage + "/bypass", "bypassStage1", .decide, bypass),
            .post(Self.stage + "/reopening", "reopenSingleStage", .decide, reopen),
            .post(Self.stage + "/panellists", "conveneReviewPanel", .recordCasework, convenePanel),
            .post(Self.stage + "/panel", "holdReviewPanel", .recordCasework, holdPanel),
            .post(Self.stage + "/findings", "recordPanelFindings", .recordCasework, recordFindings),
            .post(Self.stage + "/early-referral", "referEarly", .decide, referEarly),
            .post(
                Self.stage + "/early-referral-acceptance", "acceptEarlyReferral", .recordCasework,
                acceptEarlyReferral),
        ]
    }

    private static let stages = "/v1/complaints/{complaint_id}/stages"
    private static let stage = stages + "/{stage}"

    private func request(_ call: Call) async throws -> Response {
        try await call.change {
            RequestStage(
                complaint: $1, expectedVersion: $2, stage: $0.choice("stage"), requestedOn: $0.day("requested_on"))
        }
    }

    private func acknowledge(_ call: Call) async throws -> Response {
        let stage = try call.stage()
        return try await call.change {
            AcknowledgeStage(
                complaint: $1, expectedVersion: $2, stage: stage, acknowledgedOn: $0.day("acknowledged_on"))
        }
    }

    private func extend(_ call: Call) async throws -> Response {
        let stage = try call.stage()
        return try await call.change {
            GrantExtension(complaint: $1, expectedVersion: $2, stage: stage, extension: Extension(&$0))
        }
    }

    private func respond(_ call: Call) async throws -> Response {
        let stage = try call.stage()
        return try await call.change {
            RespondToStage(complaint: $1, expectedVersion: $2, stage: stage, response: Complaints.Response(&$0))
        }
    }

    private func plan(_ call: Call) async throws -> Response {
        try call.requireStage(.singleStage)
        return try await call.change {
            PlanResponse(
                complaint: $1, expectedVersion: $2,
                plan: ResponsePlan(
                    madeOn: $0.day("made_on"), origin: $0.choice("origin"), respondByOn: $0.day("respond_by_on"),
                    letterOn: $0.day(optional: "letter_on")))
        }
    }

    private func askForAdvocate(_ call: Call) async throws -> Response {
        try call.requireStage(.localResolution)
        return try await call.change {
            AskForAdvocate(complaint: $1, expectedVersion: $2, askedOn: $0.day("advocate_asked_on"))
        }
    }

    private func appointAdvocate(_ call: Call) async throws -> Response {
        try call.requireStage(.localResolution)
        return try await call.change {
            AppointAdvocate(complaint: $1, expectedVersion: $2, appointedOn: $0.day("advocate_appointed_on"))
        }
    }

    private func receiveAdjudication(_ call: Call) async throws -> Response {
        try call.requireStage(.investigation)
        return try await call.change {
            ReceiveAdjudication(complaint: $1, expectedVersion: $2, receivedOn: $0.day("adjudication_received_on"))
        }
    }

    private func offerStage2(_ call: Call) async throws -> Response {
        try call.requireStage(.localResolution)
        return try await call.change {
            OfferStage2(complaint: $1, expectedVersion: $2, offeredOn: $0.day("offered_under_duty_on"))
        }
    }

    private func decideLateRequest(_ call: Call) async throws -> Response {
        let stage = try call.requireStage(.investigation, .reviewPanel)
        return try await call.change {
            DecideLateRequest(
                complaint: $1, expectedVersion: $2, stage: stage,
                decision: LateRequestDecision(
                    accepted: $0.flag("accepted"), decidedOn: $0.day("decided_on"),
                    reason: $0.text("reason", limit: 2_000), letterSentOn: $0.day(optional: "letter_sent_on")))
        }
    }

    private func agreeStatement(_ call: Call) async throws -> Response {
        try call.requireStage(.investigation)
        return try await call.change {
            AgreeStatement(complaint: $1, expectedVersion: $2, agreedOn: $0.day("statement_agreed_on"))
        }
    }

    private func appointInvestigatingOfficer(_ call: Call) async throws -> Response {
        try call.requireStage(.investigation)
        return try await call.change {
            AppointInvestigatingOfficer(
                complaint: $1, expectedVersion: $2, person: PersonID(rawValue: $0.identifier("person_id")),
                appointedOn: $0.day("appointed_on"))
        }
    }

    private func appointIndependentPerson(_ call: Call) async throws -> Response {
        try call.requireStage(.investigation)
        return try await call.change {
            AppointIndependentPerson(
                complaint: $1, expectedVersion: $2, person: PersonID(rawValue: $0.identifier("person_id")),
                appointedOn: $0.day("appointed_on"))
        }
    }

    private func recordReport(_ call: Call) async throws -> Response {
        try call.requireStage(.investigation)
        return try await call.change {
            RecordInvestigationReport(
                complaint: $1, expectedVersion: $2, receivedOn: $0.day("report_received_on"),
                independentReportOn: $0.day(optional: "independent_report_received_on"),
                findings: $0.findings(),
                recommendations: $0.texts(optional: "recommendations", limit: 100, length: 2_000))
        }
    }

    private func holdPanel(_ call: Call) async throws -> Response {
        try call.requireStage(.reviewPanel)
        return try await call.change {
            HoldReviewPanel(complaint: $1, expectedVersion: $2, heldOn: $0.day("panel_held_on"))
        }
    }

    private func recordFindings(_ call: Call) async throws -> Response {
        try call.requireStage(.reviewPanel)
        return try await call.change {
            RecordPanelFindings(
                complaint: $1, expectedVersion: $2, sentOn: $0.day("panel_findings_on"),
                receivedOn: $0.day(optional: "findings_received_on"),
                recommendations: $0.texts(optional: "recommendations", limit: 100, length: 2_000))
        }
    }

    private func referEarly(_ call: Call) async throws -> Response {
        try call.requireStage(.reviewPanel)
        return try await call.change {
            ReferEarly(
                complaint: $1, expectedVersion: $2, referredOn: $0.day("early_referral_on"),
                complainantAgrees: $0.flag("complainant_agrees"), reason: $0.text("reason", limit: 2_000),
                actionPlan: $0.text("action_plan", limit: 5_000))
        }
    }

    private func draft(_ call: Call) async throws -> Response {
        let stage = try call.stage()
        return try await call.change { _, complaint, version in
            DraftResponse(complaint: complaint, expectedVersion: version, stage: stage)
        }
    }

    private func check(_ call: Call) async throws -> Response {
        let stage = try call.stage()
        return try await call.change { _, complaint, version in
            CheckResponse(complaint: complaint, expectedVersion: version, stage: stage)
        }
    }

    private func bypass(_ call: Call) async throws -> Response {
        try call.requireStage(.localResolution)
        return try await call.change {
            BypassStage1(
                complaint: $1, expectedVersion: $2, bypassedOn: $0.day("bypassed_on"),
                complainantAgrees: $0.flag("complainant_agrees"), reason: $0.text("reason", limit: 2_000))
        }
    }

    private func reopen(_ call: Call) async throws -> Response {
        try call.requireStage(.singleStage)
        return try await call.change {
            ReopenSingleStage(complaint: $1, expectedVersion: $2, reason: $0.text("reason", limit: 2_000))
        }
    }

    private func convenePanel(_ call: Call) async throws -> Response {
        try call.requireStage(.reviewPanel)
        return try await call.change {
            ConveneReviewPanel(
                complaint: $1, expectedVersion: $2,
                panellists: $0.identifiers("panellist_ids", limit: 20).map(PersonID.init(rawValue:)),
                appointedOn: $0.day("appointed_on"))
        }
    }

    private func acceptEarlyReferral(_ call: Call) async throws -> Response {
        try call.requireStage(.reviewPanel)
        return try await call.change {
            AcceptEarlyReferral(
                complaint: $1, expectedVersion: $2, acceptedOn: $0.day("early_referral_accepted_on"))
        }
    }
}

extension Extension {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            agreedOn: fields.day("agreed_on"), extendedTo: fields.day("extended_to"),
            reason: fields.text("reason", limit: 2_000), notifiedOn: fields.day(optional: "notified_on"),
            ombudsmanDetailsGiven: fields.flag(optional: "ombudsman_details_given") ?? false,
            goodReason: fields.text(optional: "good_reason", limit: 2_000))
    }
}

extension Complaints.Response {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            respondedOn: fields.day("responded_on"), respondedBy: fields.text(optional: "responded_by", limit: 200),
            outcome: fields.choice(optional: "outcome"), allPointsUpheld: fields.flag(optional: "all_points_upheld"),
            noFindingReason: fields.choice(optional: "no_finding_reason"),
            breachReason: fields.choice(optional: "breach_reason"), findings: fields.findings(),
            recommendations: fields.objects(optional: "recommendations", limit: 100) {
                OnRecommendation(
                    number: $0.integer("number", in: 1...100),
                    action: $0.object(optional: "action") {
                        AgreedAction(
                            scope: $0.choice("scope"), type: $0.choice("type"), owner: $0.text("owner", limit: 200),
                            dueOn: $0.day("due_on"))
                    }, reason: $0.text(optional: "reason", limit: 2_000))
            }, independentPersonConsultedOn: fields.day(optional: "independent_person_consulted_on"))
    }
}

extension Fields {
    /// Findings on points.
    mutating func findings() -> [FindingOnPoint] {
        objects(optional: "findings", limit: 200) {
            FindingOnPoint(
                point: $0.integer("point", in: 1...1_000_000), finding: $0.choice("finding"),
                reason: $0.text(optional: "reason", limit: 5_000))
        }
    }
}
