import Complaints
import JSON
import WorkingDays

extension ComplaintCorrection {
    /// Reads what a correction says; names and texts are told by the correction itself.
    init(_ fields: inout Fields) {
        self.init()
        receivedAt = fields.instant(optional: "received_at")
        channel = fields.choice(optional: "channel")
        complainant = fields.text(optional: "complainant", limit: 200)
        complainantType = fields.choice(optional: "complainant_type")
        aboutChildrensSocialCare = fields.flag(optional: "about_childrens_social_care")
        summary = fields.text(optional: "summary", limit: 20_000)
        eligibleComplainant = fields.flag(optional: "eligible_complainant")
        subjectInScope = fields.flag(optional: "subject_in_scope")
        days = fields.corrected(Complaint.correctableDays)
        writtenRecord = fields.corrected("written_record") {
            WrittenRecord(sentOn: $0.day("sent_on"), agreedOn: $0.day(optional: "agreed_on"))
        }
        points = fields.corrections("points", of: \.number) {
            PointCorrection(
                number: $0.integer("number", in: 1...1_000_000), days: $0.corrected(ComplaintPoint.correctableDays))
        }
        closureReason = fields.choice(optional: "closure_reason")
        closureExplanation = fields.text(optional: "closure_explanation", limit: 2_000)
        lateness = StageCorrection.Lateness(&fields)
    }

    /// Whether it changes a day or a decision, which is for who may decide; names, words and the service are not.
    var isDecision: Bool {
        receivedAt != nil || channel != nil || eligibleComplainant != nil || subjectInScope != nil
            || closureReason != nil || closureExplanation != nil || writtenRecord != .kept || !days.isEmpty
            || !points.isEmpty
    }
}
