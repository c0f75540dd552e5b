import Complaints
import Foundation
import Postgres
import WorkingDays

// The columns of a stage and of what belongs to it, once each: statements, reading and storing follow from them.

extension Stage {
    /// What a stage is requested with.
    static let request = ColumnList(
        Stage.init(id:stage:position:requestedOn:),
        Column("id", \.id, .fixed), Column("stage", \.stage), Column("position", \.position, .fixed),
        Column("requested_on", \.requestedOn))

    /// What every reading of a stage reads; the parts that most stages do not have stand last.
    mutating func clockFacts<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.column("acknowledged_on", &acknowledgedOn)
        try visitor.column("bypassed_on", &bypassedOn)
        try visitor.column("withdrawn_on", &withdrawnOn)
        try visitor.column("responded_on", &respondedOn)
        try visitor.column("adjudication_received_on", &adjudicationReceivedOn)
        try visitor.fixed("imported_on", &importedOn)
        try visitor.column("next_requested_on", &nextRequestedOn)
        try visitor.column("offered_under_duty_on", &offeredUnderDutyOn)
        try visitor.column("statement_agreed_on", of: &investigation, \.statementAgreedOn)
        try visitor.column("panel_held_on", of: &panel, \.heldOn)
        try visitor.column("panel_findings_on", of: &panel, \.findingsOn)
        try visitor.column("findings_received_on", of: &panel, \.findingsReceivedOn)
        try visitor.part(&offerExcuse, OfferExcuse.columns)
        try visitor.part(&earlyReferral, EarlyReferral.columns)
        try visitor.part(&advocate, AdvocateRequest.columns)
        try visitor.part(&responsePlan, ResponsePlan.columns)
        try visitor.part(&lateRequest, LateDecision.columns)
    }

    /// What else is stored of a stage.
    mutating func otherFacts<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
        try visitor.column("investigator_type", of: &investigation, \.investigatorType)
        try visitor.column("needs_confirmed_on", of: &panel, \.needsConfirmedOn)
        try visitor.column("independent_person_consulted_on", of: &panel, \.independentPersonConsultedOn)
        try visitor.part(&draftedBy, Signature.drafted)
        try visitor.part(&checkedBy, Signature.checked)
        try visitor.column("responded_by", &respondedBy)
        try visitor.column("outcome", &outcome)
        try visitor.column("all_points_upheld", &allPointsUpheld)
        try visitor.column("no_finding_reason", &noFindingReason)
    }

    /// The columns that a function shows.
    static func names(_ facts: (inout Stage, inout ColumnNames) -> Void) -> [ColumnName] {
        var stage = Stage(
            id: StageID(rawValue: UUID()), stage: .localResolution, position: 1, requestedOn: Day(number: 0))
        var names = ColumnNames()
        facts(&stage, &names)
        return names.names
    }
}

extension EarlyReferral {
    static let columns = ColumnList(
        EarlyReferral.init,
        Column("early_referral_on", \.referredOn), Column("early_referral_reason", \.reason),
        Column("action_plan", \.actionPlan), Column("early_referral_accepted_on", \.acceptedOn))
}

extension OfferExcuse {
    static let columns = ColumnList(
        OfferExcuse.init, Column("offer_excused_on", \.excusedOn), Column("offer_excuse", \.goodReason))
}

extension LateReason {
    static let columns = ColumnList(
        LateReason.init,
        Column("clock", \.clock, .fixed), Column("reason", \.reason), Column("explanation", \.explanation))
}

extension AdvocateRequest {
    static let columns = ColumnList(
        AdvocateRequest.init,
        Column("advocate_asked_on", \.askedOn), Column("advocate_appointed_on", \.appointedOn))
}

extension ResponsePlan {
    static let columns = ColumnList(
        ResponsePlan.init,
        Column("plan_made_on", \.madeOn), Column("plan_origin", \.origin),
        Column("plan_respond_by_on", \.respondByOn), Column("plan_letter_on", \.letterOn))
}

extension LateDecision {
    static let columns = ColumnList(
        LateDecision.init,
        Column("late_request_accepted", \.accepted), Column("late_request_decided_on", \.decidedOn),
        Column("late_request_reason", \.reason), Column("late_request_letter_sent_on", \.letterSentOn))
}

extension Extension {
    static let columns = ColumnList(
        Extension.init,
        Column("agreed_on", \.agreedOn), Column("extended_to", \.extendedTo), Column("reason", \.reason),
        Column("notified_on", \.notifiedOn), Column("ombudsman_details_given", \.ombudsmanDetailsGiven),
        Column("good_reason", \.goodReason), Column("agreed_by", \.agreedBy),
        Column("agreed_by_person_id", \.agreedByPerson), Column("complainant_agreed_on", \.complainantAgreedOn))
}

extension Appointment {
    static let columns = ColumnList(
        { role, position, name, person, appointedOn in
            Appointment(
                role: role, position: position,
                appointee: Appointee(name: name, person: person, appointedOn: appointedOn))
        },
        Column("role", \.role), Column("position", \.position), Column("name", \.appointee.name),
        Column("person_id", \.appointee.person), Column("appointed_on", \.appointee.appointedOn))
}
