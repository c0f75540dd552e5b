/// What complaints are set against: a figure of a financial year that no record of the register gives (requirements R118, R119).
///
/// Entered for a year, 1 April to 31 March; those at 31 March are of its last day.
public enum DemandMeasure: String, Sendable, Codable, CaseIterable {
    case referrals
    case singleAssessments = "single_assessments"
    case childrenInCareAt31March = "children_in_care_at_31_march"
    case childProtectionPlansAt31March = "child_protection_plans_at_31_march"
    /// Children whose case was open, of whatever kind.
    case openCasesAt31March = "open_cases_at_31_march"
    case adultSocialCareClients = "adult_social_care_clients"
    /// Of the council's area, for rates per 100,000.
    case residents
    case households
    case wasteCollections = "waste_collections"
    case wasteTonnes = "waste_tonnes"

    /// What the children's report prints (requirement R118).
    public static let childrens: [DemandMeasure] = [
        .referrals, .singleAssessments, .childrenInCareAt31March, .childProtectionPlansAt31March,
    ]
}
