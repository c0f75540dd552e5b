public import WorkingDays

/// An act that the record of a complaint tells of, and how it is tried again.
///
/// It is tried on a copy of the record without the act itself and without what ended its stage after it; the rule that is
/// asked is the one that the first entry asks (decision 0037).
public struct RecordedAct: Sendable {
    /// What tells it from every other act of the complaint, also after a correction.
    public struct ID: Hashable, Sendable {
        public let kind: ActKind
        /// The place of its stage; nil where it is about the complaint as a whole.
        public let position: Int?
        /// Its number or its day among those of its kind; nil where there is one.
        public let number: Int?
    }

    typealias Check = @Sendable (Complaint, RuleContext) throws -> Void
    typealias Rule = @Sendable (inout Complaint, RuleContext) throws -> Void

    public let id: ID
    public let stage: StageName?
    public let on: Day
    /// What it says, so that a correction of the act itself is told from one that another fact of the record gets.
    let said: [String]
    /// Each asks another part of the rule, so that what one refuses hides nothing from the next.
    let checks: [Check]

    /// As a sentence names it.
    var written: String {
        let place = stage.map { " of \($0.named)" } ?? ""
        return "\(id.kind.written)\(place) on \(on.written)"
    }
}

extension Complaint {
    /// Every act that the record tells of, in the order in which they follow one another.
    public var acts: [RecordedAct] {
        ownActs + points.flatMap(acts(of:)) + stages.flatMap(\.acts) + closingActs
    }

    /// An act about the complaint as a whole; nil where there is no day of it.
    func act(
        _ kind: ActKind, on day: Day?, number: Int? = nil, saying said: [String?] = [],
        without act: @escaping @Sendable (inout Complaint) -> Void = { _ in },
        _ rules: RecordedAct.Rule...
    ) -> RecordedAct? {
        guard let day else { return nil }
        return RecordedAct(
            id: .init(kind: kind, position: nil, number: number), stage: nil, on: day,
            said: [day.description] + said.map { $0 ?? "" },
            checks: rules.map { rule in
                { complaint, context in
                    var copy = complaint.reopened
                    act(&copy)
                    try rule(&copy, context)
                }
            })
    }

    /// The complaint before it was closed, and before anybody asked anew whether the complainant has sufficient interest.
    var reopened: Complaint {
        var copy = self
        (copy.closure, copy.interestReopenedOn, copy.sufficientInterest) = (nil, nil, nil)
        for index in copy.stages.indices { copy.stages[index].withdrawnOn = nil }
        return copy
    }
}

extension Stage {
    /// An act of the stage, tried while the stage runs; nil where there is no day of it.
    func act(
        _ kind: ActKind, on day: Day?, number: Int? = nil, saying said: [String?] = [],
        without act: @escaping @Sendable (inout Stage) -> Void = { _ in },
        _ rules: RecordedAct.Rule...
    ) -> RecordedAct? {
        guard let day else { return nil }
        let name = stage
        let checks: [RecordedAct.Check] = rules.map { rule in
            { complaint, context in
                var copy = complaint.reopened
                if let index = copy.stages.firstIndex(where: { $0.stage == name }) {
                    copy.stages[index].run()
                    act(&copy.stages[index])
                }
                try rule(&copy, context)
            }
        }
        return RecordedAct(
            id: .init(kind: kind, position: position, number: number), stage: name, on: day,
            said: [day.description] + said.map { $0 ?? "" },
            checks: checks + [Self.notBeforeRequest(kind, on: day, at: name)])
    }

    /// No act of a stage comes before its request, whatever else its rule says first of a record from elsewhere.
    private static func notBeforeRequest(_ kind: ActKind, on day: Day, at name: StageName) -> RecordedAct.Check {
        { complaint, _ in
            guard let stage = complaint.stage(name) else { return }
            try checkOrder(kind.day, day, after: stage.requestEvent, stage.requestedOn)
        }
    }

    /// Takes back whatever ended the stage.
    private mutating func run() {
        (respondedOn, respondedBy, outcome, allPointsUpheld, noFindingReason) = (nil, nil, nil, nil, nil)
        (bypassedOn, withdrawnOn) = (nil, nil)
        earlyReferral?.acceptedOn = nil
        if lateRequest?.accepted == false { lateRequest = nil }
    }
}
