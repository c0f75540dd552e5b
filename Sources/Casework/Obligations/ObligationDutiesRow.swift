import Complaints
import Postgres

extension DutySource {
    static let obligations = DutySource(.obligation, facts: .obligations("b.agreed_on IS NOT NULL")) { row, _ in
        let obligation = try Obligation.columns.read(row)
        return (obligation.complaint, obligation.facts?.duties ?? [])
    }
}
