import Casework
import Complaints
import Foundation
import JSON
import WorkingDays

extension ComplaintRecord: AddressedAnswer {
    var id: ComplaintID { complaint.id }
    var version: Int { complaint.version }

    /// The complaint as JSON: the schema Complaint of openapi.yaml.
    func write(to json: inout JSONWriter) {
        complaint.write(to: &json)
        json.array("stages", complaint.stages) { json, stage in
            json.object { json in
                stage.write(
                    to: &json, verdicts: verdicts[stage.stage] ?? [],
                    lateReasons: stage.lateReasons(under: duties[stage.stage] ?? []))
                json.object("investigation_days", stage.stage == .investigation ? investigationDays : nil)
                json.object(
                    "timing",
                    StageTiming(
                        of: stage, received: complaint.receipt, isFirst: stage.position == 1,
                        duties: duties[stage.stage] ?? []))
                json.array("warnings", StageWarning.of(stage, duties[stage.stage] ?? [], needs: needs)) {
                    json, warning in
                    json.value(warning.rawValue)
                }
                json.array("deadlines", inOrder(duties[stage.stage] ?? [])) { json, duty in
                    json.object { duty.write(to: &$0) }
                }
            }
        }
    }

    /// Always in one order, so that a version has one representation.
    private func inOrder(_ duties: [Duty]) -> [Duty] {
        duties.sorted { left, right in
            left.clock == right.clock ? left.knownFrom < right.knownFrom : left.clock < right.clock
        }
    }
}

extension Complaint: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("reference", reference)
        json.field("version", version)
        json.field("state", state)
        json.field("received_at", receivedAt)
        json.field("received_on", receivedOn)
        json.field("team_received_on", teamReceivedOn)
        json.field("acknowledged_on", acknowledgedOn)
        json.field("channel", channel)
        json.field("complainant", complainant)
        json.field("complainant_type", complainantType)
        json.field("representative_type", representativeType)
        json.field("advocacy_offered_on", advocacy?.offeredOn)
        json.field("department", department)
        json.field("service", service)
        json.field("about_childrens_social_care", aboutChildrensSocialCare)
        json.array("causes", causes) { $0.value($1) }
        json.field("summary", summary)
        json.field("grounds_on", groundsOn)
        json.field("split_from", splitFrom)
        json.array("contact_details", contactDetails)
        json.object("advocacy", advocacy)
        json.object("sufficient_interest", sufficientInterest)
        json.field("interest_reopened_on", interestReopenedOn)
        json.object("written_record", writtenRecord) { json, record in
            json.field("sent_on", record.sentOn)
            json.field("agreed_on", record.agreedOn)
        }
        json.array("points", points)
        json.object("acceptance", acceptance) { json, acceptance in
            acceptance.write(to: &json)
            tests.write(to: &json)
        }
        if let registrationError {
            json.object("closure", registrationError)
        } else {
            json.object("closure", closure) { json, closure in
                closure.write(to: &json)
                tests.write(to: &json)
            }
        }
        json.array("duplicates", duplicates) { $0.value($1) }
        json.field("registered_at", registeredAt)
        json.field("changed_at", changedAt)
    }
}

extension EligibilityTests? {
    /// The two answers, with the decision they led to.
    func write(to json: inout JSONWriter) {
        json.field("eligible_complainant", self?.eligibleComplainant)
        json.field("subject_in_scope", self?.subjectInScope)
    }
}

extension ContactDetails: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("person", person)
        json.field("postal_address", postalAddress)
        json.field("email", email)
        json.field("telephone", telephone)
        json.field("preferred_way", preferredWay)
        json.field("do_not_contact_at", doNotContactAt)
    }
}

extension Acceptance: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("procedure", procedure)
        json.field("procedure_version", procedureVersion)
        json.field("accepted_on", acceptedOn)
        json.field("reason", reason)
        json.field("waiver_reason", waiverReason)
    }
}

extension Stage {
    fileprivate func write(
        to json: inout JSONWriter, verdicts: [ExtensionVerdict], lateReasons: [LateReason]
    ) {
        json.field("id", id)
        json.field("stage", stage)
        json.field("position", position)
        json.field("requested_on", requestedOn)
        json.field("offered_under_duty_on", offeredUnderDutyOn)
        json.field("offer_excused_on", offerExcuse?.excusedOn)
        json.field("offer_excuse", offerExcuse?.goodReason)
        json.field("acknowledged_on", acknowledgedOn)
        json.field("statement_agreed_on", investigation?.statementAgreedOn)
        json.object("investigating_officer", investigation?.officer)
        json.field("investigator_type", investigation?.investigatorType)
        json.object("independent_person", investigation?.independentPerson)
        json.field("report_received_on", investigation?.reportReceivedOn)
        json.field("needs_confirmed_on", panel?.needsConfirmedOn)
        json.field("panel_held_on", panel?.heldOn)
        json.field("panel_findings_on", panel?.findingsOn)
        json.field("findings_received_on", panel?.findingsReceivedOn)
        json.field("early_referral_on", earlyReferral?.referredOn)
        json.field("early_referral_accepted_on", earlyReferral?.acceptedOn)
        json.field("responded_on", respondedOn)
        json.field("responded_by", respondedBy)
        json.field("outcome", outcome)
        json.field("all_points_upheld", allPointsUpheld)
        json.field("no_finding_reason", noFindingReason)
        json.field("breach_reason", lateReasons.first { $0.clock == "response" }?.reason)
        json.array("late_reasons", lateReasons)
        json.field("independent_report_received_on", investigation?.independentReportReceivedOn)
        json.array("reports", investigation?.reports ?? [])
        json.field("bypassed_on", bypassedOn)
        json.field("withdrawn_on", withdrawnOn)
        json.field("drafted_by", draftedBy?.name)
        json.field("checked_by", checkedBy?.name)
        json.field("early_referral_reason", earlyReferral?.reason)
        json.field("action_plan", earlyReferral?.actionPlan)
        json.field("independent_person_consulted_on", panel?.independentPersonConsultedOn)
        json.array("panellists", panel?.panellists ?? [])
        json.array("recommendations", recommendations) { json, recommendation in
            json.object { json in
                json.field("obligation_id", recommendation.id)
                json.field("number", recommendation.number)
                json.field("text", recommendation.text)
                json.field("report", recommendation.report)
                json.field("accepted", recommendation.accepted)
                json.field("reason", recommendation.reason)
            }
        }
        json.field("ended_on", endedOn)
        json.field("advocate_asked_on", advocate?.askedOn)
        json.field("advocate_appointed_on", advocate?.appointedOn)
        json.field("adjudication_received_on", adjudicationReceivedOn)
        json.object("response_plan", responsePlan)
        json.object("late_request", lateRequest)
        json.array("extensions", extensions.indices) { json, index in
            let `extension` = extensions[index]
            json.object { json in
                json.field("agreed_on", `extension`.agreedOn)
                json.field("extended_to", `extension`.extendedTo)
                json.field("reason", `extension`.reason)
                json.field("notified_on", `extension`.notifiedOn)
                json.field("ombudsman_details_given", `extension`.ombudsmanDetailsGiven)
                json.field("good_reason", `extension`.goodReason)
                json.field("agreed_by", `extension`.agreedBy)
                json.field("agreed_by_person_id", `extension`.agreedByPerson?.text)
                json.field("complainant_agreed_on", `extension`.complainantAgreedOn)
                json.field("verdict", verdicts.indices.contains(index) ? verdicts[index].code : nil)
            }
        }
    }
}

extension Appointee: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("name", name)
        json.field("person_id", person?.text)
        json.field("appointed_on", appointedOn)
    }
}

extension InvestigationDays: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("to_report", toReport)
        json.field("to_adjudication", toAdjudication)
        json.field("together", together)
    }
}

extension InvestigationReport: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("number", number)
        json.field("author", by)
        json.field("name", author?.name)
        json.field("person_id", author?.person?.text)
        json.field("received_on", receivedOn)
        json.array("findings", findings) { json, found in
            json.object { json in
                json.field("point", found.point)
                json.field("finding", found.finding)
                json.field("reason", found.reason)
            }
        }
    }
}

extension LateReason: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("clock", clock)
        json.field("reason", reason)
        json.field("explanation", explanation)
    }
}

extension StageTiming: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("received_on", receivedOn)
        json.field("due_on", dueOn)
        json.field("agreed_to_on", agreedToOn)
        json.field("answered_on", answeredOn)
        json.field("in_time", isInTime)
        json.field("within_agreed_day", isWithinAgreedDay)
        json.field("offer_due_on", offerDueOn)
    }
}

extension LateDecision: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("accepted", accepted)
        json.field("decided_on", decidedOn)
        json.field("reason", reason)
        json.field("letter_sent_on", letterSentOn)
    }
}

extension ResponsePlan: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("made_on", madeOn)
        json.field("origin", origin)
        json.field("respond_by_on", respondByOn)
        json.field("letter_on", letterOn)
    }
}

extension Duty: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("clock", clock)
        json.field("kind", nature)
        json.field("basis_on", basisOn)
        json.field("due_on", dueOn)
        json.field("known_from", knownFrom)
        json.field("ended_on", endedOn)
        json.field("ended_by", endedBy)
        json.field("provisional", isProvisional)
    }
}

extension ListedChildDecision: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("decision", decision)
        json.field("reference", reference)
        json.field("complaint_id", complaint)
        json.field("contact_id", contact)
        json.field("measure_id", measure)
        json.field("received_on", receivedOn)
        json.field("decided_on", decidedOn)
        json.field("decided_by", decidedBy)
        json.field("reason", code)
        json.field("explanation", explanation)
        json.field("rights_check_by", rightsCheckBy)
        json.field("rights_check_on", rightsCheckOn)
    }
}
