public import Complaints
public import JSON
public import Postgres
public import WorkingDays

/// Corrects the days or the reason of a decision about a measure: that it was imposed, or a review; the next review is due anew.
public struct CorrectBehaviourDecision: RecordChange {
    public static let event = "behaviour_decision_corrected"
    public static let permission = Permission.keepRegister
    public static let corrects = true

    public let target: Target<RecordKinds.BehaviourMeasure>
    /// The day of the decision as it was entered.
    public let enteredOn: Day
    public let correcting: Correcting<BehaviourDecision>

    private static let facts: [CorrectedFact<BehaviourDecision>] = [
        .day("decided_on", \.decidedOn),
        .day("review_on", isAct: false, get: { $0.terms?.reviewOn }) { decision, day in
            guard let day, let terms = decision.terms else { return }
            decision.setTerms(.init(reviewOn: day, endsOn: terms.endsOn))
        },
        .day("ends_on", isAct: false, get: { $0.terms?.endsOn }) { decision, day in
            guard let day, let terms = decision.terms else { return }
            decision.setTerms(.init(reviewOn: terms.reviewOn, endsOn: day))
        },
        .text("decision_reason", limit: 2_000, \.reason, isTold: false), .identifier("decided_by", \.decidedBy),
        .init(
            "consultees", { fields, name in fields.identifiers(name, limit: 50).map { PersonID(rawValue: $0) } },
            get: { $0.consultees.sorted { $0.text < $1.text } }, set: { $0.consultees = $1 },
            told: { .text(Set($0.map(\.text)).sorted().joined(separator: ", ")) }),
    ]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.BehaviourMeasure>) {
        self.target = target
        enteredOn = fields.day("entered_on")
        correcting = Correcting(&fields, Self.facts)
    }

    public func write(
        to record: BehaviourMeasureRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let index = record.measure.decisions.firstIndex(where: { $0.decidedOn == enteredOn }) else {
            throw NotFound("behaviour_decision")
        }
        let decision = try correcting.corrected(record.measure.decisions[index])
        let known = try context.correction(db)
        try context.casework.knowledge.refuseBeforeCoverage(decision.decidedOn, db)
        if let terms = decision.terms {
            _ = try BehaviourLimits.of(decision.decidedOn, db).terms(
                of: record.measure.grounds.kind, from: decision.decidedOn, reviewOn: terms.reviewOn,
                endsOn: terms.endsOn)
            // The end of the grace period must be a day the calendar knows.
            _ = try known.calendar.day(record.measure.graceWorkingDays, workingDaysAfter: terms.reviewOn)
        }
        var measure = record.measure
        measure.decisions[index] = decision
        try measure.check(correcting: record.measure, known)
        try record.internalReviews.checkCorrection(of: measure, today: context.today)
        try record.checkWarned(correctedTo: measure, context, db)
        try checkPeople(of: decision, instead: record.measure.decisions[index], record.internalReviews, context, db)
        try context.follow(
            measure.decisionsKeepingOut, instead: record.measure.decisionsKeepingOut, of: .measure(self.measure),
            since: nil, check: nil, db)
        try db.execute(
            """
            WITH corrected AS (
                UPDATE behaviour_decision
                SET decided_on = \(decision.decidedOn), review_on = \(decision.terms?.reviewOn),
                    ends_on = \(decision.terms?.endsOn), reason = \(decision.reason), decided_by = \(decision.decidedBy)
                WHERE id = (
                    SELECT d.id FROM behaviour_decision AS d
                    WHERE d.measure_id = \(self.measure) AND d.decided_on = \(enteredOn) ORDER BY d.id LIMIT 1
                )
                RETURNING id
            ), consulted AS (
                INSERT INTO behaviour_consultee (decision_id, person_id)
                SELECT d.id, c.id FROM corrected AS d, unnest(\(decision.consultees.map(\.rawValue))) AS c (id)
                ON CONFLICT DO NOTHING
            )
            DELETE FROM behaviour_consultee AS o USING corrected AS d
            WHERE o.decision_id = d.id AND o.person_id <> ALL(\(decision.consultees.map(\.rawValue)))
            """)
    }

    /// Who decided and was consulted, where that is corrected, by the rules of the first entry.
    private func checkPeople(
        of decision: BehaviourDecision, instead before: BehaviourDecision, _ reviews: [InternalReview],
        _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        if decision.decidedBy != before.decidedBy {
            try BehaviourDecision.checkDecider(
                try Person.find(decision.decidedBy, field: "decided_by", db), asked: context.actor)
        }
        guard decision.participants != before.participants else { return }
        for consultee in decision.consultees { _ = try Person.find(consultee, field: "consultees", db) }
        try BehaviourDecision.checkConsulted(decision.consultees, by: decision.decidedBy)
        try reviews.checkTookNoPart(in: decision)
    }

    public func details(
        from before: BehaviourMeasureRecord, to after: BehaviourMeasureRecord
    ) -> [String: AuditValue?] {
        let changed = zip(before.measure.decisions, after.measure.decisions).first { $0 != $1 }
        return (changed.map { correcting.details(from: $0, to: $1) } ?? [:]).merging(["measure_id": .text(measure.text)]
        ) { $1 }
    }
}

/// Corrects the day or the text of a letter of a measure, from which the measure has its effect.
public struct CorrectBehaviourLetter: RecordChange {
    public static let event = "behaviour_letter_corrected"
    public static let permission = Permission.keepRegister
    public static let corrects = true

    public let target: Target<RecordKinds.BehaviourMeasure>
    /// The day of the letter as it was entered.
    public let enteredOn: Day
    public let correcting: Correcting<BehaviourLetter>

    private static let facts: [CorrectedFact<BehaviourLetter>] = [
        .day("sent_on", \.sentOn), .text("text", limit: .narrative, \.text, isTold: false),
        .text("restriction_threatened", limit: 2_000, ifAny: \.restrictionThreatened, isTold: false),
    ]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.BehaviourMeasure>) {
        self.target = target
        enteredOn = fields.day("entered_on")
        correcting = Correcting(&fields, Self.facts)
    }

    public func write(
        to record: BehaviourMeasureRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let index = record.measure.letters.firstIndex(where: { $0.sentOn == enteredOn }) else {
            throw NotFound("behaviour_letter")
        }
        let letter = try correcting.corrected(record.measure.letters[index])
        var measure = record.measure
        measure.letters[index] = letter
        try measure.check(correcting: record.measure, try context.correction(db))
        try record.checkWarned(correctedTo: measure, context, db)
        try db.execute(
            """
            UPDATE behaviour_letter
            SET sent_on = \(letter.sentOn), text = \(letter.text),
                restriction_threatened = \(letter.restrictionThreatened)
            WHERE id = (
                SELECT l.id FROM behaviour_letter AS l
                WHERE l.measure_id = \(self.measure) AND l.sent_on = \(enteredOn) ORDER BY l.id LIMIT 1
            )
            """)
    }

    public func details(
        from before: BehaviourMeasureRecord, to after: BehaviourMeasureRecord
    ) -> [String: AuditValue?] {
        let gone = before.measure.letters.first { $0.sentOn == enteredOn }
        let new = after.measure.letters.first { !before.measure.letters.contains($0) }
        guard let gone, let new else { return ["measure_id": .text(measure.text)] }
        return correcting.details(from: gone, to: new).merging(["measure_id": .text(measure.text)]) { $1 }
    }
}

/// Corrects the days of an internal review, or takes back its conclusion.
public struct CorrectInternalReview: RecordChange {
    public static let event = "internal_review_corrected"
    public static let permission = Permission.keepRegister
    public static let corrects = true

    public let target: Target<RecordKinds.BehaviourMeasure>
    /// The day of the request as it was entered.
    public let enteredOn: Day
    public let correcting: Correcting<InternalReview>

    private static let facts: [CorrectedFact<InternalReview>] = [
        .day("requested_on", \.requestedOn), .identifier("reviewer_id", \.reviewer),
        .day("concluded_on", get: { $0.concludedOn }) { review, day in
            review.concludedOn = day
            if day == nil { review.conclusion = nil }
        }, .text("conclusion", limit: .narrative, ifAny: \.conclusion, isTold: false),
    ]

    public init(_ fields: inout Fields, of target: Target<RecordKinds.BehaviourMeasure>) {
        self.target = target
        enteredOn = fields.day("entered_on")
        correcting = Correcting(&fields, Self.facts)
    }

    public func write(
        to record: BehaviourMeasureRecord, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        guard let index = record.internalReviews.firstIndex(where: { $0.requestedOn == enteredOn }) else {
            throw NotFound("internal_review")
        }
        var reviews = record.internalReviews
        reviews[index] = try correcting.corrected(reviews[index])
        try reviews.checkCorrection(of: record.measure, today: context.today)
        let review = reviews[index]
        if review.reviewer != record.internalReviews[index].reviewer {
            try record.measure.checkReviewer(review.reviewer, try Person.load(review.reviewer, db))
        }
        try db.execute(
            """
            UPDATE behaviour_internal_review
            SET reviewer_id = \(review.reviewer), requested_on = \(review.requestedOn), concluded_on = \(review.concludedOn),
                conclusion = \(review.conclusion)
            WHERE id = (
                SELECT r.id FROM behaviour_internal_review AS r
                WHERE r.measure_id = \(measure) AND r.requested_on = \(enteredOn) ORDER BY r.id LIMIT 1
            )
            """)
    }

    public func details(
        from before: BehaviourMeasureRecord, to after: BehaviourMeasureRecord
    ) -> [String: AuditValue?] {
        let changed = zip(before.internalReviews, after.internalReviews).first { $0 != $1 }
        return (changed.map { correcting.details(from: $0, to: $1) } ?? [:]).merging(["measure_id": .text(measure.text)]
        ) { $1 }
    }
}
