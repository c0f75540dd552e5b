import WorkingDays

/// A fact as the audit tells it: its name, and the day or the code; empty where it is not recorded.
public typealias RecordedFact = (fact: String, value: String)

extension Correction {
    /// What differs between two readings of the same facts.
    public static func between(_ before: [RecordedFact], _ after: [RecordedFact]) -> [Correction] {
        let known = Dictionary(before.map { ($0.fact, $0.value) }) { first, _ in first }
        let now = Dictionary(after.map { ($0.fact, $0.value) }) { first, _ in first }
        let names = before.map(\.fact) + after.map(\.fact).filter { known[$0] == nil }
        return names.compactMap { name in
            let (old, new) = (known[name] ?? "", now[name] ?? "")
            return old == new ? nil : Correction(fact: name, before: old, after: new)
        }
    }
}

extension Complaint {
    /// What is in words, or the name of somebody or something.
    public var texts: [RecordedFact] {
        [
            ("complainant", complainant), ("department", department), ("service", service),
            ("causes", causes.sorted().joined(separator: ", ")), ("summary", summary),
            ("closure_explanation", closure?.explanation ?? ""), ("acceptance_reason", acceptance?.reason ?? ""),
            ("waiver_reason", acceptance?.waiverReason ?? ""), ("interest_ground", sufficientInterest?.ground ?? ""),
            ("representative", advocacy?.representative ?? ""),
        ] + points.flatMap(\.texts)
    }

    /// The days, classifications and decisions that a correction may change; never a name, nor what somebody said.
    public var facts: [RecordedFact] {
        let days: [(String, Day?)] =
            [("received_on", receivedOn)] + Complaint.correctableDays.map { ($0.field, $0.day(self)) } + [
                ("written_record_sent_on", writtenRecord?.sentOn),
                ("written_record_agreed_on", writtenRecord?.agreedOn),
                ("rights_check_on", closure?.rightsCheck?.on),
            ]
        let codes: [(String, String?)] = [
            ("received_at", London.written(receivedAt)), ("channel", channel.rawValue),
            ("complainant_type", complainantType.rawValue),
            ("representative_type", representativeType?.rawValue), ("advocacy_answer", advocacy?.answer?.rawValue),
            ("about_childrens_social_care", "\(aboutChildrensSocialCare)"),
            ("interest_is_sufficient", sufficientInterest.map { "\($0.isSufficient)" }),
            ("eligible_complainant", tests?.eligibleComplainant.map { "\($0)" }),
            ("subject_in_scope", tests?.subjectInScope.map { "\($0)" }),
            ("procedure", acceptance?.procedure.rawValue),
            ("procedure_version", acceptance.map { "\($0.procedureVersion)" }),
            ("closure_reason", closure?.reason?.rawValue),
            ("rights_check_by", closure?.rightsCheck?.by.text),
        ]
        return days.map { ($0, $1?.description ?? "") } + codes.map { ($0, $1 ?? "") } + points.flatMap(\.facts)
    }
}

extension Stage {
    /// The days and decisions of the stage that a correction may change.
    public var facts: [RecordedFact] {
        let days: [(String, Day?)] =
            [("requested_on", requestedOn)] + Stage.correctableDays.map { ($0.field, $0.day(self)) } + [
                ("plan_made_on", responsePlan?.madeOn), ("plan_respond_by_on", responsePlan?.respondByOn),
                ("plan_letter_on", responsePlan?.letterOn), ("late_request_decided_on", lateRequest?.decidedOn),
                ("late_request_letter_sent_on", lateRequest?.letterSentOn),
            ]
        let codes: [(String, String?)] = [
            ("plan_origin", responsePlan?.origin.rawValue),
            ("late_request_accepted", lateRequest.map { "\($0.accepted)" }),
            ("panellist_ids", panel?.panellists.compactMap { $0.person?.text }.joined(separator: ", ")),
            ("responded_by", respondedBy?.text), ("outcome", outcome?.rawValue),
            ("no_finding_reason", noFindingReason?.rawValue), ("all_points_upheld", allPointsUpheld.map { "\($0)" }),
            ("late_reasons", lateReasons.map { "\($0.clock): \($0.reason.rawValue)" }.joined(separator: "; ")),
            ("extensions", extensions.map { "\($0.agreedOn) to \($0.extendedTo)" }.joined(separator: "; ")),
        ]
        let reports = (investigation?.reports ?? []).flatMap { report -> [RecordedFact] in
            [
                ("report_\(report.number)_received_on", report.receivedOn.description),
                ("report_\(report.number)_by", report.author?.person?.text ?? ""),
                ("report_\(report.number)_findings", report.findings.written),
            ]
        }
        return days.map { ($0, $1?.description ?? "") } + codes.map { ($0, $1 ?? "") } + reports
    }
}
