import Complaints

extension Layout {
    /// The layout of a report under the versions of its procedure in force in its period.
    static func of(
        _ report: ReportName, catalogue: Catalogue, under versions: [ProcedureInForce] = []
    ) -> Layout {
        switch report {
        case .childrens: .childrens
        case .adultSocialCare: .adultSocialCare
        case .publicHealth: .publicHealth
        case .corporate: .corporate(under: versions)
        case .allComplaints: .allComplaints(catalogue)
        case .quarterly: .quarterly
        case .monthly: .monthly
        case .ombudsman: .ombudsman
        case .lateness: .lateness
        case .equality: .equality
        case .behaviourRegister: .behaviourRegister
        }
    }
}
