import Foundation
public import WorkingDays

/// What somebody is told in one message: a line for each alert.
public struct Digest: Sendable {
    /// The most characters that the lines of a text message have together, unless its first line alone has more.
    static let textLimit = 320

    private let lines: [(long: String, short: String)]
    private let templates: MessageTemplates
    private let link: String

    /// A message about alerts, in the order of the days due; what is of no day comes first.
    public init(
        _ alerts: [AlertFacts], templates: MessageTemplates, links: AlertLinks, on today: Day,
        _ calendar: WorkingCalendar
    ) {
        self.templates = templates
        link = alerts.count == 1 ? links.alert(alerts[0].id) : links.all
        let ordered = alerts.sorted { $0.place < $1.place }
        lines = ordered.map { alert in
            let template = templates[alert.kind.template]
            var values: [MessagePlaceholder: String] = [
                .reference: alert.matter.words, .duty: alert.due?.kind.act.words ?? alert.kind.words,
            ]
            if let due = alert.due {
                values[.dueOn] = due.on.written
                values[.workingDays] = workingDaysInWords(to: due.on, on: today, calendar)
            }
            let short = template.filled(values)
            values[.link] = links.alert(alert.id)
            return (template.filled(values), short)
        }
    }

    /// As an e-mail.
    public var email: (subject: String, body: String) {
        let values = values(lines: lines.map(\.long).joined(separator: "\n"))
        return (templates[.emailSubject].filled(values), templates[.emailBody].filled(values))
    }

    /// As a text message: as many lines as are short enough together, and how many more there are; with one link for all.
    public var text: String {
        var shown: [String] = []
        for line in lines.map(\.short) {
            guard shown.isEmpty || shown.joined(separator: " ").count + line.count < Self.textLimit else { break }
            shown.append(line)
        }
        if shown.count < lines.count { shown.append("And \(lines.count - shown.count) more.") }
        return templates[.textMessage].filled(values(lines: shown.joined(separator: " ")))
    }

    private func values(lines: String) -> [MessagePlaceholder: String] {
        [.count: "\(self.lines.count)", .lines: lines, .link: link]
    }
}

extension AlertFacts {
    fileprivate var place: Place { Place(dueOn: due?.on, words: matter.words, id: id.uuidString) }

    fileprivate struct Place: Comparable {
        let dueOn: Day?
        let words: String
        let id: String

        static func < (left: Place, right: Place) -> Bool {
            let (first, second) = (left.dueOn?.number ?? .min, right.dueOn?.number ?? .min)
            return (first, left.words, left.id) < (second, right.words, right.id)
        }
    }
}
