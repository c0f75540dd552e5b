import Foundation
import Testing
import WorkingDays

@testable import Complaints

/// Which alerts take an answer, and which answers are judged, without a database.
@Suite struct AlertRuleTests {
    private static let day = Day(number: 20_000)
    private static let manager = Signature(name: "T. Manager", people: [])

    private static func answer(_ verdict: AnswerVerdict? = nil) -> AlertAnswer {
        AlertAnswer(
            text: "It goes out on Friday.", answeredBy: manager, answeredAt: Date(timeIntervalSince1970: 0),
            answeredOn: day, verdict: verdict)
    }

    private func code(_ rule: () throws(Refusal) -> Void) -> String? {
        do throws(Refusal) { try rule() } catch { return error.code.rawValue }
        return nil
    }

    @Test(
        "Only what is open and asks for an answer takes one",
        arguments: [
            (.open, true, nil), (.open, false, "no_answer_wanted"), (.joined, false, "no_answer_wanted"),
            (.joined, true, "no_answer_wanted"), (.answered, true, "answer_waits"), (.accepted, true, "alert_over"),
            (.over, true, "alert_over"), (.cancelled, true, "alert_over"), (.cancelled, false, "alert_over"),
        ] as [(AlertState, Bool, String?)])
    func answers(state: AlertState, isAsked: Bool, refused: String?) {
        let standing = AlertStanding(state: state, answerDueOn: isAsked ? Self.day : nil, answers: [])

        #expect(code { () throws(Refusal) in try standing.checkAnswer("It is done.") } == refused)
        #expect(code { () throws(Refusal) in try standing.checkAnswer(" ") } == "blank")
    }

    @Test(
        "An answer that waits is judged as long as the alert is not over, by somebody else, and rejected with a reason",
        arguments: [
            ("accepted", .answered, [answer()], .accepted, nil, "O. Other", nil),
            ("rejected", .answered, [answer(.rejected), answer()], .rejected, "No day.", "O. Other", nil),
            ("without a reason", .answered, [answer()], .rejected, nil, "O. Other", "blank"),
            ("a blank reason", .answered, [answer()], .rejected, " ", "O. Other", "blank"),
            ("nobody answered", .open, [], .accepted, nil, "O. Other", "no_answer_to_judge"),
            ("judged", .open, [answer(.rejected)], .accepted, nil, "O. Other", "no_answer_to_judge"),
            ("accepted before", .accepted, [answer(.accepted)], .accepted, nil, "O. Other", "no_answer_to_judge"),
            ("one's own", .answered, [answer()], .accepted, nil, "t.  manager", "own_answer"),
            ("done meanwhile", .over, [answer()], .accepted, nil, "O. Other", "alert_over"),
            ("moved meanwhile", .cancelled, [answer()], .rejected, "No day.", "O. Other", "alert_over"),
        ] as [(String, AlertState, [AlertAnswer], AnswerVerdict, String?, String, String?)])
    func verdicts(
        name: String, state: AlertState, answers: [AlertAnswer], verdict: AnswerVerdict, reason: String?, judge: String,
        refused: String?
    ) {
        let standing = AlertStanding(state: state, answerDueOn: Self.day, answers: answers)
        let signature = Signature(name: judge, people: [])

        #expect(
            code { () throws(Refusal) in try standing.checkVerdict(verdict, reason: reason, by: signature) } == refused)
    }
}
