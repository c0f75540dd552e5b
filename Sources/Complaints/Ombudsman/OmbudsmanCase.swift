/// The Ombudsman's decision on a case, in our words; the published names changed over the years.
public enum OmbudsmanDecision: String, Sendable, Codable, CaseIterable {
    case outsideJurisdiction = "outside_jurisdiction"
    case prematureReferredBack = "premature_referred_back"
    case closedAfterInitialEnquiries = "closed_after_initial_enquiries"
    case notUpheld = "not_upheld"
    case upheldFaultAndInjustice = "upheld_fault_and_injustice"
    case upheldFaultNoInjustice = "upheld_fault_no_injustice"
    /// Fault, for which the council had offered enough already.
    case upheldSatisfiedWithOffer = "upheld_satisfied_with_offer"

    /// Fault was found.
    public var isUpheld: Bool {
        switch self {
        case .upheldFaultAndInjustice, .upheldFaultNoInjustice, .upheldSatisfiedWithOffer: true
        case .outsideJurisdiction, .prematureReferredBack, .closedAfterInitialEnquiries, .notUpheld: false
        }
    }

    /// The Ombudsman completed an investigation: the denominator of the uphold rate.
    public var isInvestigated: Bool { isUpheld || self == .notUpheld }
}

/// How far the Ombudsman went with a case (rules LG-1, LG-2).
public enum OmbudsmanStage: String, Sendable, Codable, CaseIterable {
    /// Whether to investigate.
    case assessment
    case investigation
}

/// What the council does with a public report, each with its day.
public enum PublicReportAct: String, Sendable, Codable, CaseIterable {
    /// The public notice in newspapers (Local Government Act 1974 s30(5)).
    case noticePublished = "notice_published"
    /// Copies are open to inspection (s30(4)).
    case inspectionOpened = "inspection_opened"
    case inspectionClosed = "inspection_closed"
    /// Full council, cabinet or a committee considered it (s31(2)).
    case considered
    /// The Ombudsman was told what was or will be done (s31(2)).
    case answered
}
