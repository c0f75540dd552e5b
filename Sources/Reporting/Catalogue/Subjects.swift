import Complaints

/// A stage of a procedure, as figures name it.
struct StageOfProcedure: Sendable, Hashable {
    let procedure: Procedure
    let stage: StageName
    /// Counted from 1.
    let position: Int
    /// As ids have it: `stage_1`, or `single_stage`.
    let code: String
    /// As sentences have it.
    let words: String

    /// The stages of a procedure in their order.
    static func all(of procedure: Procedure) -> [StageOfProcedure] {
        let stages: [StageName] =
            switch procedure {
            case .childrens: [.localResolution, .investigation, .reviewPanel]
            case .adultSocialCare, .publicHealth: [.singleStage]
            case .corporate: [.stage1, .stage2]
            }
        return stages.enumerated().map { index, stage in
            StageOfProcedure(
                procedure: procedure, stage: stage, position: index + 1,
                code: stage == .singleStage ? "single_stage" : "stage_\(index + 1)",
                words: stage == .singleStage ? "the single stage" : "stage \(index + 1)")
        }
    }

    /// Answers at the stage, by their day.
    var answered: Measure {
        .rows(
            of: .stage, by: .resolved, .is(.procedure, procedure.rawValue), .is(.stage, stage.rawValue))
    }

    /// The same where it matters how long they took: comparable only under the same limits.
    var timed: Measure { answered.under(StageLimits(procedure: procedure, stage: stage)) }

    /// The same where it matters when the complaint or request was acknowledged.
    var acknowledged: Measure {
        answered.under(StageLimits(procedure: procedure, stage: stage, act: .acknowledged))
            .and(.recorded(.acknowledgedInTime))
    }

    /// Complaints taken up at a first stage by the day received, requests for a later one by their day; of a year before the
    /// records the total that was published then.
    var received: Measure {
        let counted =
            position > 1
            ? Measure.rows(of: .stage, by: .requested, .is(.procedure, procedure.rawValue), .is(.stage, stage.rawValue))
            : .registered(procedure).and(.yes(.takenUp))
        return counted.before(records: earlier)
    }

    /// Those that ended, whether by an answer or otherwise, by the day.
    var ended: Measure {
        .rows(of: .stage, by: .ended, .is(.procedure, procedure.rawValue), .is(.stage, stage.rawValue))
    }

    /// Those not ended on the last day of a period, whether by an answer or otherwise.
    var open: Measure {
        Measure(
            population: .stage, timing: .standing(from: .requestedOn, until: .endedOn),
            conditions: [.is(.procedure, procedure.rawValue), .is(.stage, stage.rawValue)])
    }
}

extension Measure {
    /// Complaints accepted into a procedure, by the day received; of a year before the records the total that was published then.
    static func received(_ procedure: Procedure) -> Measure {
        registered(procedure).before(records: procedure.earlierReceived)
    }

    /// Those on the register alone: of a total that was published nobody knows who complained.
    static func registered(_ procedure: Procedure) -> Measure {
        .rows(of: .complaint, by: .received, .is(.procedure, procedure.rawValue))
    }
}

extension FigureDefinition.Content {
    /// A count with what it is of, and its share.
    static func countOf(_ measure: Measure, _ base: Measure) -> Self {
        .parts([
            .init("count", nil, .count(measure)), .init("of", nil, .count(base)),
            .init("percent", nil, .share(.count(measure), of: .count(base))),
        ])
    }

    /// A count.
    static func count(_ measure: Measure) -> Self { .value(.count(measure)) }

    /// The median, mean and longest of the working days that answers took.
    static func workingDays(of answers: Measure) -> Self {
        .parts([
            .init("median", nil, .count(answers.counting(.median(.workingDays)))),
            .init("mean", nil, .count(answers.counting(.mean(.workingDays)))),
            .init("longest", nil, .count(answers.counting(.longest(.workingDays)))),
        ])
    }
}

extension Field {
    static let procedure = Field("procedure")
    static let department = Field("department")
    static let stage = Field("stage")
    static let takenUp = Field("taken_up", "taken up at the first stage")
    static let escalated = Field("escalated", "taken to the second stage")
    static let requestedOn = Field("requested_on", "the day of the request")
    static let endedOn = Field("ended_on", "the day the stage ended")
    static let outcome = Field("outcome", "outcome of the first stage")
    static let workingDays = Field("working_days")
    static let workingDaysFromStatement = Field("working_days_from_statement", "working days from the agreed statement")
    static let statementAgreed = Field("statement_agreed", "with an agreed statement")
    static let withinAgreedExtension = Field("within_agreed_extension", "within an extension the complainant agreed")
    static let inLimit = Field("in_limit", "within its limit")
    static let inTarget = Field("in_target", "within its target")
    static let acknowledgedInTime = Field("acknowledged_in_time", "acknowledged in time")
    static let severalFindings = Field("several_findings", "with several outcomes among its points")
    static let finding = Field("finding")
    static let resolvedOtherwise = Field("resolved_otherwise", "resolved at a meeting or by mediation")
    static let channel = Field("channel", "through")
    static let disposition = Field("disposition", "ended as")
    static let complainantType = Field("complainant_type", "made by")
    static let represented = Field("represented", "with an advocate")
    static let closure = Field("closure", "closed as")
    static let closureReason = Field("closure_reason", "reason")
    static let scope = Field("scope", "for")
    static let type = Field("type")
    static let source = Field("source", "agreed with")
    static let notRefused = Field("not_refused", "not refused")
    static let agreed = Field("agreed", "agreed")
    static let doneOn = Field("done_on", "done")
    static let decision = Field("decision")
    static let upheld = Field("upheld", "upheld by the Ombudsman")
    static let investigated = Field("investigated", "investigated by the Ombudsman")
    static let pence = Field("pence")
    static let category = Field("category")
    static let route = Field("route")
    static let panelHeld = Field("panel_held", "with a panel held")
    static let referredEarly = Field("referred_early", "referred to the Ombudsman instead of a panel")
    static let offerWasDue = Field("offer_was_due", "offered as stage 1 overran")
    static let aboutChildrens = Field("about_childrens_social_care", "about children's social care")
    static let position = Field("position")
}
