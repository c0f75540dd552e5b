import Complaints
import Postgres
import WorkingDays

extension DutySource {
    static let measures = DutySource(.behaviourMeasure, facts: .measureFacts) { row, terms in
        let decided = try row["decided_on"] as [Day]
        let (reviews, ends) = (try row["review_on"] as [Day?], try row["ends_on"] as [Day?])
        let decisions = decided.indices.map { index in
            (
                on: decided[index],
                terms: reviews[index].flatMap { reviewOn in
                    ends[index].map { BehaviourDecision.Terms(reviewOn: reviewOn, endsOn: $0) }
                }
            )
        }
        let facts = BehaviourReviewFacts(
            decisions: decisions, sentOn: try row["sent_on"], graceWorkingDays: try row["grace_working_days"])
        return (nil, try facts.duties(calendar: terms.calendar))
    }
}

extension SQL {
    /// A measure has no reference of its own: its identifier stands for it.
    fileprivate static let measureFacts: SQL = """
        SELECT m.id, m.id::text AS reference, m.grace_working_days, d.decided_on, d.review_on, d.ends_on,
            (SELECT min(l.sent_on) FROM behaviour_letter AS l WHERE l.measure_id = m.id) AS sent_on
        FROM behaviour_measure AS m
        CROSS JOIN LATERAL (
            SELECT array_agg(b.decided_on ORDER BY b.id) AS decided_on, array_agg(b.review_on ORDER BY b.id) AS review_on,
                array_agg(b.ends_on ORDER BY b.id) AS ends_on
            FROM behaviour_decision AS b WHERE b.measure_id = m.id
        ) AS d
        """
}
