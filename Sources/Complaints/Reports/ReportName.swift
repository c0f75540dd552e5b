/// A report that the service makes; its code stands in addresses, in commands and beside a commentary.
public enum ReportName: String, Sendable, Codable, CaseIterable {
    /// The annual report of SI 2006/1738 reg 13(3).
    case childrens
    /// The annual report of SI 2009/309 reg 18.
    case adultSocialCare = "adult_social_care"
    /// The annual report of public health complaints (SI 2012/3094 Part 5).
    case publicHealth = "public_health"
    /// The annual complaints performance and service improvement report of the Complaint Handling Code, 8.1.
    case corporate
    /// Every procedure together.
    case allComplaints = "all_complaints"
    /// A department's quarter, and its year to date (requirement R137).
    case quarterly
    /// Counts and rates of each month (requirement R147).
    case monthly
    case ombudsman
    case lateness
    case equality
    case behaviourRegister = "behaviour_register"

    /// How a page names it, without its period.
    public var title: String {
        switch self {
        case .childrens: "Children's social care: statutory complaints and compliments"
        case .adultSocialCare: "Adult social care: complaints and compliments"
        case .publicHealth: "Public health: complaints"
        case .corporate: "Corporate complaints: performance and service improvement"
        case .allComplaints: "All complaints"
        case .quarterly: "Complaints by quarter"
        case .monthly: "Complaints by month"
        case .ombudsman: "Complaints to the Ombudsman"
        case .lateness: "Lateness and its reasons"
        case .equality: "Who complains"
        case .behaviourRegister: "Complainant-behaviour register"
        }
    }
}
