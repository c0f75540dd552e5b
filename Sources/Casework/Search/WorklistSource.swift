import Complaints
import Postgres
import WorkingDays

/// Where a worklist reads its lines: of the complaint `c` and the stage `st`, or of the duty `d`, which may be of neither.
///
/// So every list takes the same filters.
struct WorklistSource {
    /// Whether its lines are duties.
    var isOfDuties = false
    var listedOn: SQL
    /// With `number`, tells lines of one day apart.
    var tie: SQL
    var number: SQL = "0::bigint"
    var clock: SQL = "NULL::text"
    var dueOn: SQL
    var stage: SQL = "st.id"
    var owner: SQL = "NULL::text"
    var from: SQL
    var condition: SQL

    /// The columns of `duty` that name the record of a line.
    private var records: SQL {
        SQL.joined(
            DutySubject.Record.allCases.map { record -> SQL in
                let column = SQL(stringLiteral: record.column)
                if record == .stage { return "\(stage) AS \(column)" }
                if isOfDuties { return "d.\(column)" }
                switch record {
                case .complaint: return "c.id AS \(column)"
                default: return "NULL::uuid AS \(column)"
                }
            })
    }

    private var kind: SQL { isOfDuties ? "d.kind" : "NULL::text" }

    private var subject: SQL { isOfDuties ? "d.subject_id" : "coalesce(st.id, c.id)" }

    var select: SQL {
        """
        SELECT \(records), \(subject) AS subject_id,
            \(kind) AS kind, \(listedOn) AS listed_on, \(tie) AS tie, \(number) AS number,
            \(clock) AS clock, \(dueOn) AS due_on, \(owner) AS owner
        """
    }
}

extension Worklist {
    /// The lines as of a day; `turn` is the day a list that looks ahead or back ends with.
    func source(today: Day, turn: Day) -> WorklistSource {
        switch self {
        // The offer of stage 2 has a list of its own; the rule of the offer makes its deadline, and so decides what is listed.
        case .dueSoon: .limits("d.clock <> 'stage_2_offer' AND d.due_on BETWEEN \(today) AND \(turn)", today: today)
        case .overdue: .limits("d.clock <> 'stage_2_offer' AND d.due_on < \(today)", today: today)
        case .ombudsman:
            // To tell members, which has no limit of its own, is owed like the rest.
            .duties(
                """
                d.ended_on IS NULL AND d.nature IN ('limit', 'target') AND \(WorklistSource.isKnown(on: today))
                    AND num_nonnulls(d.letter_id, d.ombudsman_case_id) > 0
                """)
        case .reviews:
            // A review of the register ends by itself on a day that is known before; that of a freeze is a target.
            .duties(
                """
                d.nature IN ('limit', 'target') AND d.kind IN ('behaviour_review', 'freeze_review')
                    AND coalesce(d.ended_on, 'infinity') > \(today) AND \(WorklistSource.isKnown(on: today))
                """)
        case .dutyToOffer: .limits("d.clock = 'stage_2_offer'", today: today)
        case .lateWithoutReason:
            .duties(
                """
                d.stage_id IS NOT NULL AND d.nature = 'limit' AND d.ended_by IN ('met', 'stage_ended')
                    AND d.ended_on > d.due_on AND (
                        SELECT l.reason FROM late_reason AS l WHERE l.stage_id = d.stage_id AND l.clock = d.clock
                    ) IS NULL
                """)
        case .receiptMissing:
            // What a register from elsewhere did not keep is not asked for.
            WorklistSource(
                listedOn: "st.responded_on", tie: "st.id", clock: "'next_stage_request'", dueOn: "d.due_on",
                from: """
                     FROM listed_stage AS st JOIN complaint AS c ON c.id = st.complaint_id
                    JOIN duty AS d ON d.subject_id = st.id AND d.clock = 'next_stage_request' AND d.ended_on IS NULL
                    """,
                condition: """
                    st.stage = 'investigation' AND st.responded_on IS NOT NULL AND st.adjudication_received_on IS NULL
                        AND st.next_requested_on IS NULL AND st.imported_on IS NULL
                    """)
        case .needsUpdate: .openStages(by: "greatest(st.requested_on, st.acknowledged_on, st.complainant_updated_on)")
        case .drift:
            WorklistSource(
                listedOn: "(c.changed_at AT TIME ZONE 'Europe/London')::date", tie: "c.id",
                dueOn: WorklistSource.earliestLimit, from: WorklistSource.openComplaints,
                condition: "c.changed_at < \(London.instant(of: turn.adding(days: 1)))")
        case .awaitingDecision:
            .complaints(
                """
                c.id IN (
                    SELECT w.id FROM complaint AS w WHERE w.procedure IS NULL AND w.closure IS NULL
                    UNION
                    SELECT i.id FROM complaint AS i WHERE i.interest_reopened_on IS NOT NULL AND i.closure IS NULL
                    UNION
                    SELECT p.complaint_id FROM proposal AS p WHERE p.decided_by_event IS NULL
                )
                """)
        case .lateRequests:
            .openStages(
                by: "st.requested_on",
                where: """
                     AND st.stage IN ('investigation', 'review_panel') AND st.late_request_accepted IS NULL AND EXISTS (
                        SELECT FROM stage AS b JOIN duty AS d ON d.subject_id = b.id
                        WHERE b.complaint_id = st.complaint_id AND b.position = st.position - 1
                            AND d.clock = 'next_stage_request' AND d.ended_by = 'met' AND d.ended_on > d.due_on
                    )
                    """)
        case .awaitingAdvocate:
            .complaints(
                """
                c.complainant_type = 'child_or_young_person' AND c.advocacy_offered_on IS NULL AND c.closure IS NULL
                    AND (c.procedure IS NULL OR c.id IN (
                        SELECT st.complaint_id FROM stage AS st WHERE \(WorklistSource.isOpen)
                    ))
                """)
        case .checksDue:
            .obligations(
                "d.kind = 'obligation_check' AND \(WorklistSource.isKnown(on: today)) AND d.due_on <= \(today)")
        case .obligationsOverdue:
            .obligations("d.kind = 'obligation' AND \(WorklistSource.isKnown(on: today)) AND d.due_on < \(today)")
        case .noticesOwed:
            // It is due on the day it begins; one that ends with a setting of the council ends on a day that may be to come.
            .duties(
                """
                d.kind = 'notice' AND d.ended_by IS DISTINCT FROM 'met' AND d.ended_by IS DISTINCT FROM 'withdrawn'
                    AND coalesce(d.ended_on, 'infinity') > \(today) AND d.due_on <= \(today)
                """)
        }
    }
}

extension WorklistSource {
    /// That the duty `d` is known on a day.
    ///
    /// Nearly every duty is. Written so, the planner takes it for likely, and looks through no index for it.
    fileprivate static func isKnown(on day: Day) -> SQL { "(d.known_from > \(day)) IS NOT TRUE" }

    /// Limits that run.
    fileprivate static func limits(_ condition: SQL, today: Day) -> WorklistSource {
        .duties("d.ended_on IS NULL AND d.nature = 'limit' AND \(WorklistSource.isKnown(on: today)) AND " + condition)
    }

    /// Duties by the day they are due.
    fileprivate static func duties(_ condition: SQL) -> WorklistSource {
        WorklistSource(
            isOfDuties: true, listedOn: "d.due_on", tie: "d.subject_id", number: "d.id", clock: "d.clock",
            dueOn: "d.due_on", stage: "d.stage_id", from: duties, condition: condition)
    }

    private static let duties: SQL = """

        FROM duty AS d
        LEFT JOIN stage AS st ON st.id = d.stage_id
        LEFT JOIN complaint AS c ON c.id = d.complaint_id
        """

    /// Of the stage `st`, in the words of the index of open stages.
    static let isOpen: SQL = """
        st.responded_on IS NULL AND st.early_referral_accepted_on IS NULL AND st.ended_on IS NULL
            AND st.next_requested_on IS NULL
        """

    /// The latest stage of each complaint, where it is open.
    fileprivate static func openStages(by listedOn: SQL, where condition: SQL = "") -> WorklistSource {
        WorklistSource(
            listedOn: listedOn, tie: "st.id",
            dueOn: earliestLimit,
            from: " FROM listed_stage AS st JOIN complaint AS c ON c.id = st.complaint_id",
            condition: isOpen + condition)
    }

    /// Complaints by the day they were received.
    fileprivate static func complaints(_ condition: SQL) -> WorklistSource {
        WorklistSource(
            listedOn: "c.received_on", tie: "c.id", dueOn: earliestLimit,
            from: " FROM listed_complaint AS c" + latestStage,
            condition: condition)
    }

    /// Duties of obligations that are open, where the latest stage of the complaint is; one of an Ombudsman case may have none.
    fileprivate static func obligations(_ condition: SQL) -> WorklistSource {
        WorklistSource(
            isOfDuties: true, listedOn: "d.due_on", tie: "d.subject_id", number: "d.id", clock: "d.clock",
            dueOn: "d.due_on",
            owner: "coalesce(b.owner_department, (SELECT p.name FROM person AS p WHERE p.id = b.owner_id), b.owner)",
            from: """
                 FROM duty AS d
                LEFT JOIN obligation AS b ON b.id = d.obligation_id
                LEFT JOIN complaint AS c ON c.id = d.complaint_id
                """ + latestStage,
            condition: "d.ended_on IS NULL AND " + condition)
    }

    /// Complaints with their open stage, and those that nobody has accepted, which have none.
    fileprivate static let openComplaints: SQL = """
         FROM (
            SELECT st.complaint_id, st.id, st.stage FROM stage AS st WHERE \(isOpen)
            UNION ALL
            SELECT w.id, NULL, NULL FROM complaint AS w WHERE w.procedure IS NULL AND w.closure IS NULL
        ) AS st JOIN listed_complaint AS c ON c.id = st.complaint_id
        """

    /// Of the stage that is listed.
    fileprivate static let earliestLimit: SQL = """
        (
            SELECT min(d.due_on) FROM duty AS d
            WHERE d.stage_id = st.id AND d.nature = 'limit' AND d.ended_on IS NULL
        )
        """

    private static let latestStage: SQL = """

        LEFT JOIN LATERAL (
            SELECT s.id, s.stage, s.ended_on
            FROM stage AS s WHERE s.complaint_id = c.id ORDER BY s.position DESC LIMIT 1
        ) AS st ON true
        """
}
