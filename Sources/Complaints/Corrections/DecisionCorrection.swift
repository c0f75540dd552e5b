import WorkingDays

extension Complaint {
    /// Whether a correction says that whoever complains has no sufficient interest, where it was said that they have.
    public func deniesInterest(correcting before: Complaint) -> Bool {
        before.sufficientInterest?.isSufficient == true && sufficientInterest?.isSufficient == false
    }

    /// Puts what was decided, and why, in the place of what was recorded wrongly of the acceptance and of sufficient interest.
    mutating func correctDecisions(_ correction: ComplaintCorrection) throws(Refusal) {
        let isWaived = acceptance?.waiverReason != nil
        for (field, said, place) in [
            ("acceptance_reason", correction.acceptanceReason, \Acceptance.reason),
            ("waiver_reason", correction.waiverReason, \Acceptance.waiverReason),
        ] where said != .kept && said.value(instead: nil) != acceptance?[keyPath: place] {
            guard acceptance != nil else { throw .notRecorded(field) }
            if case .to(let reason) = said { try required(field, reason) }
            acceptance?[keyPath: place] = said.value(instead: nil)
        }
        try correction.checkLimbs(of: acceptance?.waiverReason, isWaived: isWaived)
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

extension ComplaintCorrection {
    /// Refuses a waiver that comes about without both its limbs, as its first entry would be, and one of which a limb is said
    /// to be answered with no; of one that was recorded both were answered with yes.
    fileprivate func checkLimbs(of reason: String?, isWaived: Bool) throws(Refusal) {
        guard waiverReason != .kept || waiverGoodReason != nil || waiverCanBeConsidered != nil else { return }
        guard let reason else {
            guard waiverGoodReason == nil, waiverCanBeConsidered == nil else { throw .notRecorded("waiver_reason") }
            return
        }
        try TimeLimitWaiver(
            goodReason: waiverGoodReason ?? isWaived, canBeConsidered: waiverCanBeConsidered ?? isWaived, reason: reason
        ).check()
    }
}
