import Complaints
import JSON
import WorkingDays

extension ComplaintCorrection {
    /// Reads what a correction says; names and texts are told by the correction itself.
    init(_ fields: inout Fields) {
        self.init()
        nulls = Self.kept.filter { fields.isNull($0) }
        receivedAt = fields.instant(optional: "received_at")
        channel = fields.choice(optional: "channel")
        complainant = fields.text(optional: "complainant", limit: 200)
        complainantType = fields.choice(optional: "complainant_type")
        representativeType = fields.correctedValue("representative_type") { $0.choice(optional: "representative_type") }
        aboutChildrensSocialCare = fields.flag(optional: "about_childrens_social_care")
        summary = fields.text(optional: "summary", limit: 20_000)
        eligibleComplainant = fields.correctedValue("eligible_complainant") {
            $0.flag(optional: "eligible_complainant")
        }
        subjectInScope = fields.correctedValue("subject_in_scope") { $0.flag(optional: "subject_in_scope") }
        acceptanceReason = fields.correctedValue("acceptance_reason") {
            $0.text(optional: "acceptance_reason", limit: 2_000)
        }
        waiverReason = fields.correctedValue("waiver_reason") { $0.text(optional: "waiver_reason", limit: 2_000) }
        waiverGoodReason = fields.flag(optional: "waiver_good_reason")
        waiverCanBeConsidered = fields.flag(optional: "waiver_can_be_considered")
        interestIsSufficient = fields.flag(optional: "interest_is_sufficient")
        interestGround = fields.text(optional: "interest_ground", limit: 2_000)
        advocacyAnswer = fields.choice(optional: "advocacy_answer")
        representative = fields.correctedValue("representative") { $0.text(optional: "representative", limit: 200) }
        days = fields.corrected(Complaint.correctableDays)
        writtenRecord = fields.corrected("written_record") {
            WrittenRecord(sentOn: $0.day("sent_on"), agreedOn: $0.day(optional: "agreed_on"))
        }
        points = fields.corrections("points", of: \.number) {
            PointCorrection(&$0)
        }
        closureReason = fields.choice(optional: "closure_reason")
        closureExplanation = fields.text(optional: "closure_explanation", limit: 2_000)
        lateness = StageCorrection.Lateness(&fields)
    }

    /// What a complaint cannot be without; what it cannot be without once it is closed, or decided on, among it.
    private static let kept = [
        "received_at", "channel", "complainant", "complainant_type", "about_childrens_social_care", "department",
        "service",
        "causes", "summary", "interest_is_sufficient", "interest_ground", "advocacy_answer", "closure_reason",
        "closure_explanation", "points", "breach_reason", "breach_explanation",
    ]

    /// Whether it changes a day or a decision, which is for who may decide; names, words and the service are not.
    var isDecision: Bool {
        receivedAt != nil || channel != nil || eligibleComplainant != .kept || subjectInScope != .kept
            || acceptanceReason != .kept || waiverReason != .kept || waiverGoodReason != nil
            || waiverCanBeConsidered != nil || interestIsSufficient != nil
            || interestGround != nil
            || advocacyAnswer != nil || closureReason != nil || closureExplanation != nil || writtenRecord != .kept
            || !days.isEmpty
            || !points.isEmpty
    }
}

extension PointCorrection {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            number: fields.integer("number", in: 1...1_000_000), days: fields.corrected(ComplaintPoint.correctableDays))
        nulls = Self.kept.filter { fields.isNull($0) }
        text = fields.text(optional: "text", limit: 5_000)
        origin = fields.choice(optional: "origin")
        exclusionReason = fields.choice(optional: "exclusion_reason")
        exclusionExplanation = fields.text(optional: "exclusion_explanation", limit: 2_000)
        lateReason = fields.text(optional: "late_reason", limit: 2_000)
    }
}
