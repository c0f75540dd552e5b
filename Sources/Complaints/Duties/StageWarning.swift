/// What happened at a stage and should be known to whoever reads the complaint, though it is no breach of a limit to answer.
///
/// Each is a fact of the record and never changes with the day: a clock that was ended after its last day, or something
/// that is recorded and something else that is not.
public enum StageWarning: String, Sendable, Codable, CaseIterable {
    /// More than 10 working days lie between the request for stage 2 and the agreement of its statement (ruling "Children's
    /// stage 2").
    case statementAgreedLate = "statement_agreed_late"
    /// Stage 2 went past its 25 working days without the written notice (SI 2006/1738 reg 17(6); ruling
    /// "Children's stage 2").
    case noticeMissing = "notice_missing"
    /// The next stage was asked for after the complainant's time for it; a reason to decide, never to refuse (ruling
    /// "Children's stage 3").
    case requestedLate = "requested_late"
    /// A review panel is arranged, and nobody confirmed what the people of the complaint need to take part (requirement R65).
    case needsUnconfirmed = "needs_unconfirmed"
    /// Stage 2 was not offered by the working day after stage 1 overran (ruling "Duty to offer stage 2").
    case stage2OfferLate = "stage_2_offer_late"
    /// The adjudication was sent and its receipt is not recorded: the time to ask for a panel is provisional (ruling "Stage 3
    /// window without a receipt").
    case receiptMissing = "receipt_missing"

    /// The warnings of a stage, from the deadlines it had and from what the people of the complaint need.
    public static func of(
        _ stage: Stage, _ duties: [Duty], needs: [CommunicationNeed] = []
    ) -> [StageWarning] {
        allCases.filter { warning in
            if warning == .needsUnconfirmed { return stage.lacksConfirmation(of: needs) }
            if warning == .receiptMissing {
                return duties.contains { $0.isProvisional && $0.endedBy != .superseded }
            }
            return duties.contains { duty in
                duty.clock == warning.clock && duty.isLate && warning.applies(to: stage)
            }
        }
    }

    private var clock: String? {
        switch self {
        case .statementAgreedLate: "statement"
        case .noticeMissing: "notice"
        case .requestedLate, .receiptMissing: "next_stage_request"
        case .stage2OfferLate: "stage_2_offer"
        case .needsUnconfirmed: nil
        }
    }

    /// Stages of the children's procedure only; and of a statement that was never agreed nothing is known.
    private func applies(to stage: Stage) -> Bool {
        switch self {
        case .statementAgreedLate: stage.investigation?.statementAgreedOn != nil
        case .noticeMissing: stage.stage == .investigation
        case .needsUnconfirmed: false
        case .stage2OfferLate, .receiptMissing: true
        case .requestedLate: stage.stage == .localResolution || stage.stage == .investigation
        }
    }
}
