/// What may be entered as the total of a financial year from before the register's records (requirements R134, R136).
///
/// A row of one says nothing about another, nor about another year.
public enum EarlierMeasure: String, Sendable, Codable, CaseIterable {
    case enquiriesReceived = "enquiries_received"
    case complimentsReceived = "compliments_received"
    case childrensStage1Received = "childrens_stage_1_received"
    case childrensStage2Requested = "childrens_stage_2_requested"
    case childrensStage3Requested = "childrens_stage_3_requested"
    case adultSocialCareComplaintsReceived = "adult_social_care_complaints_received"
    case publicHealthComplaintsReceived = "public_health_complaints_received"
    case corporateComplaintsReceived = "corporate_complaints_received"
    case ombudsmanEnquiries = "ombudsman_enquiries"
    case ombudsmanDecisionsUpheld = "ombudsman_decisions_upheld"
    /// In pence.
    case financialRedressChildrens = "financial_redress_childrens"

    /// Whether its totals are pence.
    public var isMoney: Bool { self == .financialRedressChildrens }

    /// What the register counts in its place, as a sentence names it.
    public var written: String {
        switch self {
        case .enquiriesReceived: "enquiries received"
        case .complimentsReceived: "compliments received"
        case .childrensStage1Received: "children's complaints received"
        case .childrensStage2Requested: "requests for the children's stage 2"
        case .childrensStage3Requested: "requests for the children's stage 3"
        case .adultSocialCareComplaintsReceived: "adult social care complaints received"
        case .publicHealthComplaintsReceived: "public health complaints received"
        case .corporateComplaintsReceived: "corporate complaints received"
        case .ombudsmanEnquiries: "enquiries of the Ombudsman"
        case .ombudsmanDecisionsUpheld: "decisions of the Ombudsman"
        case .financialRedressChildrens: "payments agreed under the children's procedure"
        }
    }
}
