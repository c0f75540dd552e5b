import Complaints

/// The Ombudsman's decisions of a year, grouped as the report prints them.
struct OmbudsmanSummary {
    let total, notTakenOn, premature, upheld, notUpheld: Int?

    var investigated: Int? { sum(upheld, notUpheld) }

    init(_ year: ChildrensYear) {
        func count(_ decisions: OmbudsmanDecision...) -> Int? {
            decisions.map { year.count(.ombudsmanDecision, $0.rawValue) }.reduce(0, sum)
        }
        total = year.total(.ombudsmanDecision)
        notTakenOn = count(.outsideJurisdiction, .closedAfterInitialEnquiries)
        premature = count(.prematureReferredBack)
        upheld = count(.upheldFaultAndInjustice, .upheldFaultNoInjustice, .upheldSatisfiedWithOffer)
        notUpheld = count(.notUpheld)
    }
}

/// The sum, or nil where a part is not known.
func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return left + right
}
