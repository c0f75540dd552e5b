import Complaints

extension Layout {
    /// The layout of a report, or nil where there is none yet.
    static func of(_ report: ReportName, catalogue: Catalogue) -> Layout? {
        switch report {
        case .childrens: .childrens
        case .allComplaints: .allComplaints(catalogue)
        case .quarterly: .quarterly
        case .monthly: .monthly
        case .ombudsman: .ombudsman
        case .lateness: .lateness
        case .equality: .equality
        case .behaviourRegister: .behaviourRegister
        default: nil
        }
    }
}
