/// A decision of the Complaints Manager that an officer may propose (ruling "Who decides").
public enum ProposedDecision: String, Sendable, Codable, CaseIterable {
    case acceptance, `extension`, refusal
    case scopeRestriction = "scope_restriction"
    case stage2Offer = "stage_2_offer"
    case earlyReferral = "early_referral"
}
