import WorkingDays

extension Complaint {
    /// Whether a correction says that whoever complains has no sufficient interest, where it was said that they have.
    public func deniesInterest(correcting before: Complaint) -> Bool {
        before.sufficientInterest?.isSufficient == true && sufficientInterest?.isSufficient == false
    }

    /// Puts what was decided, and why, in the place of what was recorded wrongly of the acceptance and of sufficient interest.
    mutating func correctDecisions(_ correction: ComplaintCorrection) throws(Refusal) {
        for (field, said, place) in [
            ("acceptance_reason", correction.acceptanceReason, \Acceptance.reason),
            ("waiver_reason", correction.waiverReason, \Acceptance.waiverReason),
        ] where said != .kept && said.value(instead: nil) != acceptance?[keyPath: place] {
            guard acceptance != nil else { throw .notRecorded(field) }
            if case .to(let reason) = said { try required(field, reason) }
            acceptance?[keyPath: place] = said.value(instead: nil)
        }
        if let isSufficient = correction.interestIsSufficient {
            guard sufficientInterest != nil else { throw .notRecorded("interest_is_sufficient") }
            sufficientInterest?.isSufficient = isSufficient
        }
        guard let ground = correction.interestGround else { return }
        guard sufficientInterest != nil else { throw .notRecorded("interest_ground") }
        try required("interest_ground", ground)
        sufficientInterest?.ground = ground
    }

    /// Puts who represents the complainant in the place of whom was recorded: by the answer to the offer of an advocate, or
    /// as the complaint itself said.
    mutating func correctAdvocacy(_ correction: ComplaintCorrection) throws(Refusal) {
        if let answer = correction.advocacyAnswer {
            guard advocacy?.answer != nil else { throw .notRecorded("advocacy_answer") }
            advocacy?.answer = answer
        }
        if correction.representative != .kept {
            let representative = correction.representative.value(instead: nil)
            guard representative == nil || advocacy?.answer != nil else { throw .notRecorded("representative") }
            if let representative { try required("representative", representative) }
            if representative == nil, advocacy?.representative != nil {
                representativeType = advocacy?.typeBefore
                advocacy?.representativeType = nil
                advocacy?.typeBefore = nil
            }
            advocacy?.representative = representative
        }
        guard correction.representativeType != .kept else { return }
        representativeType = correction.representativeType.value(instead: nil)
        if advocacy?.representative != nil { advocacy?.representativeType = representativeType }
    }
}
