import Casework
import Complaints
import Postgres
import TestSupport
import Testing
import WorkingDays

/// The codes that the database allows in a column are those of the type that is stored in it.
@Suite(.database) struct CodeConstraintTests {
    @Test("Every column whose CHECK lists codes is listed here, and allows the codes of its type and no others")
    func codes() async throws {
        let allowed = try await TestDatabase.current.database.read { db in
            try ColumnCodes(
                constraints: db.all(
                    """
                    SELECT conrelid::regclass::text AS table_name, pg_get_constraintdef(oid) AS definition
                    FROM pg_constraint
                    WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND conrelid <> 0
                    """
                ) { (table: try $0["table_name"], definition: try $0["definition"]) })
        }

        for column in Set(allowed.codes.keys).union(stored.keys).sorted() {
            let inDatabase = allowed.codes[column] ?? []
            let inType = stored[column] ?? []
            #expect(
                inDatabase == inType,
                """
                \(column): only the database has \(inDatabase.subtracting(inType).sorted()), \
                only the program has \(inType.subtracting(inDatabase).sorted())
                """)
        }
    }

    @Test(
        "Codes are found in each form of a CHECK, beside other conditions too, and text that is no code is not",
        arguments: [
            ("CHECK ((kind = ANY (ARRAY['a'::text, 'b_c'::text])))", ["t.kind": ["a", "b_c"]]),
            ("CHECK ((kind = 'a'::text))", ["t.kind": ["a"]]),
            ("CHECK ((kinds <@ ARRAY['a'::text, 'b'::text]))", ["t.kinds": ["a", "b"]]),
            ("CHECK (((day IS NULL) OR (kind <> 'a'::text)))", ["t.kind": ["a"]]),
            ("CHECK (CASE sort WHEN 'x'::text THEN COALESCE((kind = 'a'::text), false) END)", ["t.kind": ["a"]]),
            ("CHECK ((num_nulls(a, b) = ANY (ARRAY[0, 3])))", [:]),
            ("CHECK ((btrim(name) <> ''::text))", [:]),
            ("CHECK ((year ~ '^\\d{4}$'::text))", [:]),
        ] as [(String, [String: Set<String>])])
    func forms(definition: String, codes: [String: Set<String>]) {
        #expect(ColumnCodes(constraints: [(table: "t", definition: definition)]).codes == codes)
    }
}

/// The codes that constraints name, by `table.column`; one that names some of a column's codes adds nothing to them.
private struct ColumnCodes {
    private(set) var codes: [String: Set<String>] = [:]

    init(constraints: [(table: String, definition: String)]) {
        for (table, definition) in constraints {
            for match in definition.matches(of: #/(\w+) (?:= ANY \(|<@ )ARRAY\[('[^\]]*)\]/#) {
                codes["\(table).\(match.1)", default: []].formUnion(
                    match.2.matches(of: #/'([^']*)'/#).map { String($0.1) })
            }
            for match in definition.matches(of: #/(\w+) (?:=|<>) '([^']+)'::text/#) {
                codes["\(table).\(match.1)", default: []].insert(String(match.2))
            }
        }
    }
}

private func of<Code: CaseIterable & RawRepresentable<String>>(_ type: Code.Type) -> Set<String> {
    Set(type.allCases.map(\.rawValue))
}

/// The codes the program stores in each column.
private let stored: [String: Set<String>] = [
    "alert.cancelled_for": of(AlertCancellation.self),
    "alert.kind": of(AlertKind.self),
    "alert.recipient_role": of(AlertRole.self),
    "alert_answer.verdict": of(AnswerVerdict.self),
    "api_token.role": of(Role.self),
    "appointment.role": of(AppointmentRole.self),
    // The cases of BehaviourDecision.Act, which carry their terms.
    "behaviour_decision.kind": ["imposed", "renewed", "lifted"],
    "behaviour_measure.complainant_kind": of(ComplainantKind.self),
    "behaviour_measure.contact_days": of(Weekday.self),
    "behaviour_measure.exception_reason": of(BehaviourException.self),
    "behaviour_measure.kind": of(BehaviourMeasureKind.self),
    "behaviour_measure.restrictions": of(ContactRestriction.self),
    "challenge_note.decision": of(ChallengeDecision.self),
    "child_decision.decision": of(ChildDecision.self),
    "communication_need.person": of(PersonConcerned.self),
    "contact_details.person": of(ContactDetailsOf.self),
    "contact_details.preferred_way": of(PreferredWay.self),
    "complaint.advocacy_answer": of(Advocacy.Answer.self),
    "complaint.channel": of(Channel.self),
    "complaint.closure": of(ClosureKind.self),
    "complaint.closure_reason": of(RefusalReason.self),
    "complaint.complainant_type": of(ComplainantType.self),
    "complaint.representative_type": of(RepresentativeType.self),
    "complaint.representative_type_before": of(RepresentativeType.self),
    "complaint_link.kind": of(LinkKind.self),
    "complaint_point.exclusion_reason": of(ExclusionReason.self),
    "complaint_point.origin": of(PointOrigin.self),
    "complaint_subject.subject": of(Subject.self),
    "contact.channel": of(Channel.self),
    "contact.destination": of(Destination.self),
    "contact.disposition": of(Disposition.self),
    "contact.kind": of(ContactKind.self),
    "contact.source": of(ContactSource.self),
    "contact.subject": of(Subject.self),
    "cost.category": of(CostCategory.self),
    "delivery.channel": of(MessageChannel.self),
    "duty.ended_by": of(DutyEnd.self),
    "duty.kind": of(DutyKind.self),
    "duty.nature": of(ClockKind.self),
    "demand.measure": of(DemandMeasure.self),
    "entry.kind": of(EntryKind.self),
    "entry.mediation_step": of(MediationStep.self),
    // The cases of EqualityAnswer, one of which carries its category; not asked is no row.
    "equality_answer.answer": ["recorded", "prefer_not_to_say", "unknown"],
    "equality_answer.person": of(PersonConcerned.self),
    "equality_category.characteristic": of(Characteristic.self),
    "figure_target.comparison": of(TargetComparison.self),
    "figure_target.unit": of(TargetUnit.self),
    "investigation_report.author": of(ReportAuthor.self),
    "late_reason.reason": of(BreachReason.self),
    "ladder.kind": of(DutyKind.self),
    "ladder.nature": [ClockKind.limit.rawValue, ClockKind.target.rawValue],
    "ladder_step.audience": of(Audience.self),
    "letter.kind": of(OmbudsmanLetterKind.self),
    "ombudsman_case.decision": of(OmbudsmanDecision.self),
    "ombudsman_case.stage_reached": of(StageReached.self),
    "ombudsman_clock.basis": of(OmbudsmanBasis.self),
    "ombudsman_clock.ends_with": of(OmbudsmanAct.self),
    "ombudsman_clock.month_wording": of(MonthWording.self),
    "message.channel": of(MessageChannel.self),
    "message_template.name": of(TemplateName.self),
    "obligation.due_unit": of(ObligationDue.Within.Unit.self),
    "obligation.scope": of(ObligationScope.self),
    "obligation.source": of(ObligationSource.self),
    "obligation.type": of(ObligationType.self),
    "party.role": of(PartyRole.self),
    "person.capacities": of(Capacity.self),
    "person.employment": of(Employment.self),
    "person.preferred_channel": of(StaffChannel.self),
    "person.working_days": of(Weekday.self),
    "point_finding.adjudicated_finding": of(Finding.self),
    "point_finding.officer_finding": of(Finding.self),
    "post.kind": of(PostKind.self),
    "procedure_clock.basis": of(ClockBasis.self),
    "procedure_clock.ends_with": of(ClockEnd.self),
    "procedure_clock.extension_notice": of(ExtensionNotice.self),
    "procedure_clock.kind": of(ClockKind.self),
    "procedure_clock.month_wording": of(MonthWording.self),
    "procedure_version.informal_resolution": of(InformalResolution.self),
    "report_band.procedure": of(Procedure.self),
    "report_band.stage": of(StageName.self),
    "proposal.decision": of(ProposedDecision.self),
    "rating_decision.rating": of(Rating.Colour.self),
    "reported_finding.finding": of(Finding.self),
    "safeguarding_referral.recipient": of(ReferralRecipient.self),
    "report_comment.status": of(ReportStatus.self),
    "report_version_step.status": of(ReportStatus.self),
    "sign_in.deputy_role": of(Role.self),
    "stage.investigator_type": of(InvestigatorType.self),
    "stage.no_finding_reason": of(NoFindingReason.self),
    "stage.outcome": of(Outcome.self),
    "stage.plan_origin": of(ResponsePlan.Origin.self),
    "webhook.disabled_for": of(WebhookDisabling.self),
]
