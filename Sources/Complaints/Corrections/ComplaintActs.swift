import WorkingDays

extension Complaint {
    /// What is recorded of the complaint before its stages.
    var ownActs: [RecordedAct] {
        [
            act(
                .registration, on: receivedOn,
                saying: [
                    "\(receivedAt)", teamReceivedOn?.description, groundsOn?.description, complainant, summary,
                ],
                {
                    try Complaint.checkRegistration(
                        receivedOn: $0.receivedOn, teamReceivedOn: $0.teamReceivedOn, groundsOn: $0.groundsOn,
                        today: $1.today, complainant: $0.complainant, summary: $0.summary, points: $0.points.map(\.text)
                    )
                    try checkHappened("received_at", $0.receivedOn, by: $1.today)
                }),
            acceptanceAct,
            act(
                .interest, on: sufficientInterest?.decidedOn, saying: [sufficientInterest.map { "\($0)" }],
                { [sufficientInterest] in try sufficientInterest?.check(after: $0.receivedOn, context: $1) }),
            advocacy.flatMap { advocacy in
                act(
                    .advocacy, on: advocacy.offeredOn, saying: ["\(advocacy)"],
                    without: {
                        $0.advocacy = nil
                        // Stage 1 waits for the advocate by an act of its own.
                        $0.stages = []
                    }, { try $0.record(advocacy, context: $1) })
            },
            writtenRecord.flatMap { record in
                act(
                    .writtenRecord, on: record.sentOn, saying: [record.agreedOn?.description],
                    without: { $0.writtenRecord = nil }, { try $0.sendWrittenRecord(record, context: $1) })
            },
        ].compactMap(\.self)
    }

    /// Points that were found, left out or decided later are as they were on the day.
    private var acceptanceAct: RecordedAct? {
        guard let acceptance else { return nil }
        let day = acceptance.acceptedOn
        // Who complains may have been corrected since, which opens the decision again.
        let isUndecided = !complainantType.isNamedByLaw && sufficientInterest == nil && interestReopenedOn == nil
        let isDenied =
            !complainantType.isNamedByLaw && interestReopenedOn == nil
            && sufficientInterest.map { !$0.isSufficient && $0.decidedOn <= day } ?? false
        return act(
            .acceptance, on: day, saying: [acceptance.reason, acceptance.waiverReason],
            without: { $0.keepPoints(by: day) },
            { try $0.checkAcceptance(on: day, tests: $0.testsAnswered, context: $1) },
            { _, context in
                guard context.version.procedure == .childrens else { return }
                if isUndecided { throw Refusal.sufficientInterestUndecided }
                if isDenied { throw Refusal.noSufficientInterest }
            },
            { complaint, _ in
                try complaint.checkTimeLimit(
                    acceptance.waiverReason.map {
                        TimeLimitWaiver(goodReason: true, canBeConsidered: true, reason: $0)
                    })
            })
    }

    /// What closed the complaint without an outcome.
    var closingActs: [RecordedAct] {
        guard let closure else { return [] }
        let act =
            switch closure.kind {
            case .refused:
                act(
                    .refusal, on: closure.on, saying: [closure.letterOn?.description, closure.reason?.rawValue],
                    { try $0.checkRefusal(closure, tests: $0.testsAnswered, context: $1) },
                    { complaint, _ in try complaint.checkOutOfTime(closure.reason) })
            case .withdrawn:
                act(
                    .withdrawal, on: closure.on, saying: [closure.letterOn?.description],
                    { try $0.checkWithdrawal(closure, context: $1) },
                    { try $0.endRunningStage(byWithdrawalOn: closure.on, context: $1) })
            }
        return [act].compactMap(\.self)
    }

    private var testsAnswered: EligibilityTests {
        tests ?? EligibilityTests(eligibleComplainant: nil, subjectInScope: nil)
    }

    private mutating func keepPoints(by day: Day) {
        // Only acceptance opens a stage, so that there is none whose findings a point could lose.
        acceptance = nil
        points.removeAll { $0.foundOn > day }
        for index in points.indices {
            if let exclusion = points[index].exclusion, exclusion.on > day { points[index].exclusion = nil }
            if let decision = points[index].timeLimit, decision.decidedOn > day { points[index].timeLimit = nil }
        }
    }

    /// What is recorded of a point beside its findings.
    func acts(of point: ComplaintPoint) -> [RecordedAct] {
        let number = point.number
        return [
            act(
                .point, on: point.foundOn, number: number,
                saying: [point.groundsOn?.description, point.origin.rawValue, point.text],
                { try $0.checkFound(on: point.foundOn, groundsOn: point.groundsOn, context: $1) },
                { complaint, _ in
                    if point.origin == .investigatingOfficer, complaint.stage(.investigation) == nil {
                        throw Refusal.pointOrigin
                    }
                }),
            act(
                .pointDecision, on: point.timeLimit?.decidedOn, number: number,
                saying: [point.timeLimit.map { "\($0)" }],
                {
                    guard let decision = point.timeLimit else { return }
                    try $0.checkLateness(of: point, decision, context: $1)
                },
                { _, context in
                    try point.timeLimit?.check(after: "found_on", point.foundOn, context: context)
                }),
            // Left out because it came late is left out by that decision.
            act(
                .exclusion, on: point.exclusion?.reason == .outOfTime ? nil : point.exclusion?.on, number: number,
                saying: [point.exclusion?.reason.rawValue, point.exclusion?.explanation],
                {
                    guard let exclusion = point.exclusion else { return }
                    try $0.checkLeftOut(point, on: exclusion.on, by: "excluded_on", context: $1)
                }),
            act(
                .proceedings, on: point.exclusion?.proceedingsEndedOn, number: number,
                { _, context in
                    guard let exclusion = point.exclusion, let day = exclusion.proceedingsEndedOn else { return }
                    try context.check("proceedings_ended_on", day, after: "excluded_on", exclusion.on)
                }),
        ].compactMap(\.self)
    }
}
