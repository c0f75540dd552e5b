public import Complaints
import Foundation
public import HTML
import WorkingDays

/// The explanation of a deadline as a page that stands alone and prints on one sheet.
public enum ExplanationPage {
    /// The page of a complaint's deadline.
    public static func html(
        _ explanation: DutyExplanation, reference: String, standing: PageStanding, moves: [DutyMove] = [],
        corrections: [MadeCorrection] = []
    ) -> HTML {
        guard let duty = explanation.duty else { return "" }
        let clock = explanation.clock
        let title = "\(reference): \(clock.clock.spaced), \(explanation.stage.written)"
        return .page(
            title: title, style: "\(style)\(PageStyle.printed(as: "\(standing.council) · \(title)"))",
            skip: "Skip to the explanation",
            header: """
                <p class="kicker">\(prose: standing.council) · \(explanation.procedureVersion.name)</p>
                <h1>\(title)</h1>
                <p class="due">\(clock.kind.heading): <strong>\(duty.dueOn.weekday.rawValue.capitalized) \
                \(duty.dueOn.written)</strong></p>
                """,
            main: """
                <dl class="facts">
                <dt>Rule</dt><dd>\(length(clock.length)), \(clock.source)</dd>
                <dt>Reckoning</dt><dd>\(explanation.reckoning)</dd>
                <dt>Day 0</dt><dd>\(Words.sentence(clock.basis.rawValue.spaced)), \(duty.basisOn.written)</dd>
                \(timing(explanation.timing))<dt>\(duty.endedOn == nil ? "State" : "Done")</dt><dd>\(state(duty))</dd>
                <dt>Counted with</dt><dd>calendar version \(explanation.calendarVersion), working days of England</dd>
                </dl>
                \(earlier(explanation, moves))\(corrected(corrections))\(extensions(explanation))\
                \(days(explanation.days))\(alternatives(explanation))
                """,
            footer: standing.footer)
    }

    /// The day agreed with the complainant and that of the answer, beside received and due (requirement R40).
    private static func timing(_ timing: StageTiming) -> HTML {
        let received: HTML = "<dt>Received</dt><dd>\(timing.receivedOn.written)</dd>\n"
        let agreed: HTML = timing.agreedToOn.map { "<dt>Agreed</dt><dd>\($0.written)</dd>\n" } ?? ""
        let answered: HTML = timing.answeredOn.map { "<dt>Answered</dt><dd>\($0.written)</dd>\n" } ?? ""
        return "\(received)\(agreed)\(answered)"
    }

    private static func state(_ duty: Duty) -> HTML {
        guard let endedOn = duty.endedOn else { return "running" }
        return "\(endedOn.written), \(endedOn <= duty.dueOn ? "in time" : "late")"
    }

    private static func days(_ days: [DutyExplanation.CountedDay]) -> HTML {
        guard !days.isEmpty else {
            return
                "<p>This clock does not count working days, and does not move when it ends on a day that is none.</p>"
        }
        let items = days.map { day -> HTML in
            let (kind, text) =
                switch day.count {
                case .dayZero: ("zero", "day 0")
                case .workingDay(let number): ("counted", "day \(number)")
                case .dayOver(let number): ("counted", Words.count(number, "day") + " over")
                case .weekend: ("not", "weekend")
                case .awaitingAdvocate: ("not", "advocate awaited")
                case .bankHoliday(let name): ("not holiday", name)
                }
            let short = day.on.weekday.rawValue.prefix(3).capitalized
            return "<li class=\"\(kind)\"><span>\(short) \(day.on.written)</span> <b>\(text)</b></li>"
        }
        return "<h2>Each day</h2>\n<ol class=\"days\">\n\(items.joined(separator: "\n"))\n</ol>\n"
    }

    private static func earlier(_ explanation: DutyExplanation, _ moves: [DutyMove]) -> HTML? {
        let superseded = explanation.duties.dropLast().map { duty -> HTML in
            "<li>\(duty.dueOn.written), in force from \(duty.knownFrom.written)</li>"
        }
        let moved = moves.map { move -> HTML in
            "<li>\(move.written.inWords) (\(London.day(of: move.movedAt).written), \(move.by))</li>"
        }
        return list("Before", superseded + moved)
    }

    private static func corrected(_ corrections: [MadeCorrection]) -> HTML? {
        let rows = corrections.map { made -> HTML in
            "<li>\(made.written.inWords) (\(London.day(of: made.madeAt).written), \(made.by))</li>"
        }
        return list("Corrected", rows)
    }

    private static func extensions(_ explanation: DutyExplanation) -> HTML? {
        let rows = explanation.extensions.map { item -> HTML in
            let given = item.extension
            let notice = given.notifiedOn.map { "complainant told on \($0.written)" } ?? "no notice recorded"
            let by = given.agreedBy.map { " by \($0)" } ?? ""
            let agreement = given.complainantAgreedOn.map { ", the complainant agreed on \($0.written)" } ?? ""
            let details: HTML = given.ombudsmanDetailsGiven ? " with the Ombudsman's details" : ""
            let goodReason = given.goodReason.map { " Good reason: \($0)" } ?? ""
            return """
                <li>Agreed \(given.agreedOn.written)\(by) to \(given.extendedTo.written)\(agreement), \(notice)\(details): \
                \(sentence(item.verdict)). \(given.reason)\(goodReason)</li>
                """
        }
        return list("Extensions", rows)
    }

    private static func alternatives(_ explanation: DutyExplanation) -> HTML? {
        let rows = explanation.alternatives.map { duty -> HTML in
            "<li>\(duty.clock.spaced): \(duty.dueOn.written), counted from \(duty.basisOn.written)</li>"
        }
        return list("Other readings of the duty", rows)
    }

    /// The rows under a heading; nothing where there are none.
    private static func list(_ heading: HTML, _ rows: [HTML]) -> HTML? {
        rows.isEmpty ? nil : "<h2>\(heading)</h2>\n<ul>\(rows)</ul>\n"
    }

    /// What an extension did, in words.
    private static func sentence(_ verdict: ExtensionVerdict) -> HTML {
        switch verdict {
        case .moves: "it moves the deadline"
        case .notExtendable: "this clock cannot be extended"
        case .afterDeadline(let day): "the deadline of \(day.written) had passed"
        case .withoutNotice: "without a written notice it does not count"
        case .withoutOmbudsmanDetails: "without the Ombudsman's details in its notice it does not count"
        case .beyondMaximum(let day): "the furthest day allowed is \(day.written)"
        case .notLater(let day): "it is no later than \(day.written)"
        case .withoutAgreement: "without the complainant's agreement it does not count"
        case .afterEnd(let day): "the clock had ended on \(day.written)"
        }
    }

    private static func length(_ length: ClockLength) -> HTML {
        switch length {
        case .workingDays(1): "1 working day"
        case .workingDays(let count): "\(count) working days"
        case .months(let count, .after): "\(count) months after"
        case .months(let count, .beginningWith): "\(count) months beginning with"
        case .asStated: "Until the day stated for this complaint"
        }
    }

    private static let style: HTML = """
        body { max-width: 60rem; }
        .due { font-size: 1.15rem; }
        ol.days { list-style: none; margin: 0; padding: 0; columns: 15rem; column-gap: 1.8rem; font-size: .82rem;
          font-variant-numeric: tabular-nums lining-nums; }
        ol.days li { display: flex; justify-content: space-between; break-inside: avoid; border-bottom: 1px solid var(--rule);
          padding: .1rem 0; }
        ol.days span { margin-right: .5rem; white-space: nowrap; } ol.days b { text-align: right; }
        .not { color: var(--soft); font-style: italic; } .not b { font-weight: normal; } .holiday b { font-weight: bold; }
        .zero { border-top: 2px solid var(--ink); }
        ul { margin: .2rem 0; padding-left: 1.1rem; }
        @media print { html { font-size: 9.5pt; } h2 { margin: .6rem 0 .2rem; }
          body > footer { margin-top: .8rem; padding-top: .3rem; }
          ol.days { columns: 4; column-gap: 1rem; font-size: 7.5pt; line-height: 1.2; } ol.days li { padding: 0; } }

        """
}

extension ClockKind {
    /// What the page calls the day.
    fileprivate var heading: HTML {
        switch self {
        case .limit: "Last day in time"
        case .target: "Expected by"
        case .window: "Last day of the complainant's time to ask"
        case .alternative: "Last day on this reading"
        }
    }
}
