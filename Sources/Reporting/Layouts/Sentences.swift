import Complaints

/// Fills templates with the values of one period.
struct Sentences {
    let book: FigureBook
    let period: Period

    /// The sentences of a paragraph that are to be said, one after the other; nil where there is none.
    func paragraph(_ templates: [Template]) -> String? {
        let said = templates.filter(isSaid).map(fill)
        return said.isEmpty ? nil : said.joined(separator: " ")
    }

    private func isSaid(_ template: Template) -> Bool {
        template.when.allSatisfy { condition in
            switch condition {
            case .always: true
            case .none(let reference): value(reference).whole == 0
            case .some(let reference): value(reference).whole ?? 0 != 0
            case .known(let reference): value(reference).number != nil
            case .unknown(let reference): value(reference).number == nil
            case .several(let id): book.figure(id, in: period).parts.count > 1
            case .single(let id): book.figure(id, in: period).parts.count == 1
            }
        }
    }

    /// The value of `id` or `id/key`.
    private func value(_ reference: String) -> Value {
        let parts = reference.split(separator: "/", maxSplits: 1).map(String.init)
        return book.value(parts[0], parts.count > 1 ? parts[1] : nil, in: period)
    }

    private func fill(_ template: Template) -> String {
        template.pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .name("period"): period.written
            case .name("before"): period.before.written
            case .name(let name): name.spaced
            case .slot(let slot): said(slot)
            }
        }.joined()
    }

    private func said(_ slot: Template.Slot) -> String {
        let figure = book.figure(slot.id, in: period)
        let value = figure.value(slot.key) ?? .count(0, unit: figure.definition.unit)
        let words = slot.format.split(separator: " ", maxSplits: 1).map(String.init)
        switch words.first {
        case "count": return value.counted(words.last ?? "")
        case "Count": return Words.sentence(value.counted(words.last ?? ""))
        case "was": return Words.was(value.whole ?? 0)
        case "share": return share(figure)
        case "names": return Words.list(figure.parts.map(\.label))
        case "title": return figure.definition.title.prefix(1).lowercased() + figure.definition.title.dropFirst()
        case "money": return value.whole.map(Words.money(pounds:)) ?? value.text
        case "change":
            let before = book.value(slot.id, slot.key, in: period.before)
            return Words.change(from: before.whole, to: value.whole ?? 0, since: period.before.written)
        case "compare":
            let before = book.value(slot.id, slot.key, in: period.before)
            return Words.comparison(before.number, value.number, in: period.before.written)
        default: return value.text
        }
    }

    private func share(_ figure: ComputedFigure) -> String {
        guard let count = figure.value("count"), let percent = figure.value("percent") else {
            return figure.value()?.text ?? ""
        }
        return percent.number == nil ? count.text : "\(count.text) (\(percent.text))"
    }
}

extension Value {
    /// With its noun, or why there is none.
    fileprivate func counted(_ noun: String) -> String { whole.map { Words.count($0, noun) } ?? text }

    /// As it is printed: "86", "36%", "£1,300", "-15 points", or in words why there is none.
    var text: String {
        switch state {
        case .number:
            guard let number else { return "" }
            switch unit {
            case .percent: return "\(number)%"
            case .points: return "\(number) \(number.units.magnitude == 1 ? "point" : "points")"
            case .pounds: return Words.money(pounds: number.units)
            case .pence: return Words.money(pence: number.units)
            case .count, .workingDays, .perHundredThousand:
                return number.places == 0 ? Words.number(number.units) : number.description
            }
        case .new: return "new"
        case .notRecorded: return "not recorded"
        case .notAvailable: return denominator == 0 ? "–" : "not available"
        case .withheld: return "withheld"
        case .notComparable: return "not comparable"
        }
    }

    /// A change with its sign.
    var signed: String {
        guard let number, number.units > 0 else { return text }
        return "+" + text
    }
}
