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
            .change(Self.stages, RequestStage.self),
            .change(Self.stage + "/acknowledgement", AcknowledgeStage.self),
            .change(Self.stage + "/extensions", GrantExtension.self),
            .change(Self.stage + "/extension-withdrawal", WithdrawExtension.self),
            .change(Self.stage + "/response", RespondToStage.self),
            .change(Self.stage + "/response-plan", PlanResponse.self),
            .change(Self.stage + "/advocate-request", AskForAdvocate.self),
            .change(Self.stage + "/advocate-appointment", AppointAdvocate.self),
            .change(Self.stage + "/adjudication-receipt", ReceiveAdjudication.self),
            .change(Self.stage + "/duty-offer", OfferStage2.self),
            .change(Self.stage + "/duty-excuse", ExcuseStage2Offer.self),
            .change(Self.stage + "/late-reasons", ExplainLateness.self),
            .change(Self.stage + "/late-request-decision", DecideLateRequest.self),
            .change(Self.stage + "/statement", AgreeStatement.self),
            .change(Self.stage + "/investigating-officer", AppointInvestigatingOfficer.self),
            .change(Self.stage + "/independent-person", AppointIndependentPerson.self),
            .change(Self.stage + "/report", RecordInvestigationReport.self),
            .change(Self.stage + "/independent-report", RecordIndependentReport.self),
            .change(Self.stage + "/draft", DraftResponse.self),
            .change(Self.stage + "/check", CheckResponse.self),
            .change(Self.stage + "/bypass", BypassStage1.self),
            .change(Self.stage + "/reopening", ReopenSingleStage.self),
            .change(Self.stage + "/panellists", ConveneReviewPanel.self),
            .change(Self.stage + "/panel", HoldReviewPanel.self),
            .change(Self.stage + "/findings", RecordPanelFindings.self),
            .change(Self.stage + "/early-referral", ReferEarly.self),
            .change(Self.stage + "/early-referral-acceptance", AcceptEarlyReferral.self),
        ]
    }

    private static let stages = "/v1/complaints/{complaint_id}/stages"
    private static let stage = stages + "/{stage}"
}
