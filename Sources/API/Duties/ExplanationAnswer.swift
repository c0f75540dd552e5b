import Complaints
import JSON
import WorkingDays

extension DutyMove: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("moved_at", movedAt)
        json.field("by", by)
        json.field("cause", cause)
        json.field("calendar_version", calendarVersion)
        json.field("basis_before_on", basisBefore)
        json.field("basis_after_on", basisAfter)
        json.field("due_before_on", dueBefore)
        json.field("due_after_on", dueAfter)
    }
}

extension DutyExplanation: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("stage", stage)
        json.field("clock", clock.clock)
        json.field("kind", clock.kind)
        json.field("basis", clock.basis)
        switch clock.length {
        case .workingDays(let count):
            json.field("working_days", count)
            json.null("months")
            json.null("month_wording")
        case .months(let count, let wording):
            json.null("working_days")
            json.field("months", count)
            json.field("month_wording", wording)
        case .asStated:
            json.null("working_days")
            json.null("months")
            json.null("month_wording")
        }
        json.field("source", clock.source)
        json.field("reckoning", reckoning)
        json.field("procedure", procedureVersion.procedure)
        json.field("procedure_version", procedureVersion.id)
        json.field("procedure_version_name", procedureVersion.name)
        json.field("calendar_version", calendarVersion)
        json.field("basis_on", duty?.basisOn)
        json.field("due_on", duty?.dueOn)
        json.field("ended_on", duty?.endedOn)
        json.array("deadlines", duties)
        json.object("timing", timing)
        json.array("alternatives", alternatives)
        json.array("extensions", extensions) { json, item in
            json.object { json in
                json.field("agreed_on", item.extension.agreedOn)
                json.field("extended_to", item.extension.extendedTo)
                json.field("reason", item.extension.reason)
                json.field("notified_on", item.extension.notifiedOn)
                json.field("ombudsman_details_given", item.extension.ombudsmanDetailsGiven)
                json.field("good_reason", item.extension.goodReason)
                json.field("agreed_by", item.extension.agreedBy)
                json.field("complainant_agreed_on", item.extension.complainantAgreedOn)
                json.field("verdict", item.verdict.code)
            }
        }
        json.array("days", days) { json, day in
            json.object { json in
                json.field("day_on", day.on)
                json.field("weekday", day.on.weekday)
                if case .dayOver(let number) = day.count { json.field("over", number) } else { json.null("over") }
                switch day.count {
                case .dayZero:
                    json.field("counted", 0)
                    json.field("why", "day_0")
                    json.null("bank_holiday")
                case .workingDay(let number):
                    json.field("counted", number)
                    json.field("why", "working_day")
                    json.null("bank_holiday")
                case .dayOver:
                    json.null("counted")
                    json.field("why", "working_day_over")
                    json.null("bank_holiday")
                case .awaitingAdvocate:
                    json.null("counted")
                    json.field("why", "awaiting_advocate")
                    json.null("bank_holiday")
                case .weekend:
                    json.null("counted")
                    json.field("why", "weekend")
                    json.null("bank_holiday")
                case .bankHoliday(let name):
                    json.null("counted")
                    json.field("why", "bank_holiday")
                    json.field("bank_holiday", name)
                }
            }
        }
    }
}
