import WorkingDays

extension Complaint {
    /// The days of a complaint, besides its receipt, that may be corrected.
    public static let correctableDays: [CorrectableDay<Complaint>] = [
        CorrectableDay("team_received_on", { $0.teamReceivedOn }, { $0.teamReceivedOn = $1 }),
        CorrectableDay("grounds_on", { $0.groundsOn }, { $0.groundsOn = $1 }),
        CorrectableDay(
            "accepted_on", isWhole: false, { $0.acceptance?.acceptedOn },
            { complaint, day in
                if let day { complaint.acceptance?.acceptedOn = day } else { complaint.acceptance = nil }
            }),
        CorrectableDay(
            "interest_decided_on", isWhole: false, { $0.sufficientInterest?.decidedOn },
            { complaint, day in
                if let day {
                    complaint.sufficientInterest?.decidedOn = day
                } else {
                    complaint.sufficientInterest = nil
                }
            }),
        CorrectableDay(
            "interest_notified_on", { $0.sufficientInterest?.notifiedOn }, { $0.sufficientInterest?.notifiedOn = $1 }),
        CorrectableDay(
            "advocacy_offered_on", isWhole: false, { $0.advocacy?.offeredOn },
            { complaint, day in
                if let day {
                    complaint.advocacy?.offeredOn = day
                } else {
                    complaint.takeAdvocacyAnswerBack()
                    complaint.advocacy = nil
                }
            }),
        CorrectableDay(
            "advocacy_answered_on", isWhole: false, { $0.advocacy?.answeredOn },
            { complaint, day in
                complaint.advocacy?.answeredOn = day
                if day == nil { complaint.takeAdvocacyAnswerBack() }
            }),
        CorrectableDay(
            "advocate_asked_on", { $0.advocacy?.advocate?.askedOn },
            { complaint, day in
                complaint.awaitAdvocate(
                    day.map {
                        AdvocateRequest(askedOn: $0, appointedOn: complaint.advocacy?.advocate?.appointedOn)
                    })
            }),
        CorrectableDay(
            "advocate_appointed_on", { $0.advocacy?.advocate?.appointedOn },
            { complaint, day in
                guard let asked = complaint.advocacy?.advocate else { return }
                complaint.awaitAdvocate(AdvocateRequest(askedOn: asked.askedOn, appointedOn: day))
            }),
        CorrectableDay(
            "closed_on", isWhole: false, { $0.closure?.on },
            { complaint, day in if let day { complaint.close(on: day) } }),
        CorrectableDay("closure_letter_on", { $0.closure?.letterOn }, { $0.closure?.letterOn = $1 }),
    ]

    /// The advocate whom stage 1 waits for is the one of the offer, where both say the same (decision 0028).
    private mutating func awaitAdvocate(_ advocate: AdvocateRequest?) {
        guard let before = advocacy?.advocate ?? advocate, advocacy != nil else { return }
        for index in stages.indices where stages[index].advocate == before { stages[index].advocate = advocate }
        advocacy?.advocate = advocate
    }

    /// Without the answer nobody represents the child by it: who spoke for the complainant before does again, and stage 1
    /// waits for nobody.
    private mutating func takeAdvocacyAnswerBack() {
        awaitAdvocate(nil)
        if advocacy?.representativeType != nil { representativeType = advocacy?.typeBefore }
        advocacy?.takeAnswerBack()
    }

    /// A withdrawal ends the stage on its day.
    private mutating func close(on day: Day) {
        for index in stages.indices where stages[index].withdrawnOn == closure?.on { stages[index].withdrawnOn = day }
        closure?.on = day
    }
}

extension Advocacy {
    fileprivate mutating func takeAnswerBack() {
        (answer, answeredOn, representative, representativeType, typeBefore) = (nil, nil, nil, nil, nil)
    }
}
