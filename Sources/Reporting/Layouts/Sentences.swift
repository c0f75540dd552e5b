import Complaints
import WorkingDays

/// Fills templates with the values of one period.
struct Sentences {
    let book: FigureBook
    let period: Period
    /// The day of the computation.
    let today: Day

    /// The sentences of a paragraph that are to be said, one after the other; nil where there is none.
    func paragraph(_ templates: [Template]) -> String? {
        let said = templates.filter { areMet($0.when) && isCounted($0) }.map(fill)
        return said.isEmpty ? nil : said.joined(separator: " ")
    }

    /// Whether there is a number wherever a template counts something.
    private func isCounted(_ template: Template) -> Bool {
        template.pieces.allSatisfy { piece in
            guard case .slot(let slot) = piece, slot.format.lowercased().hasPrefix("count ") else { return true }
            let figure = book.figure(slot.value.id, in: slot.value.isBefore ? period.before : period)
            return figure.value(slot.value.key).map { $0.number != nil } ?? true
        }
    }

    /// Whether everything is as the conditions say.
    func areMet(_ conditions: [Template.When]) -> Bool {
        conditions.allSatisfy { condition in
            switch condition {
            case .none(let reference): value(reference).whole == 0
            case .some(let reference): value(reference).whole ?? 0 != 0
            case .known(let reference): value(reference).number != nil
            case .unknown(let reference): value(reference).number == nil
            case .several(let id): book.figure(id, in: period).parts.count > 1
            case .single(let id): book.figure(id, in: period).parts.count == 1
            case .wholeYear: period.kind == .year
            case .otherDays: period.kind != .year
            }
        }
    }

    private func value(_ reference: String) -> Value {
        let reference = Reference(stringLiteral: reference)
        return book.value(reference.id, reference.key, in: reference.isBefore ? period.before : period)
    }

    private func fill(_ template: Template) -> String {
        template.pieces.map { piece in
            switch piece {
            case .text(let text), .quoted(let text): text
            case .name(let name): named(name)
            case .slot(let slot): said(slot)
            }
        }.joined()
    }

    private func named(_ name: String) -> String {
        switch name {
        case "period": period.written
        case "before": period.before.written
        case "span": period.kind == .days ? "period" : period.kind.rawValue
        case "first_day": period.firstOn.written
        case "last_day": min(period.lastOn, today).written
        default: name.spaced
        }
    }

    private func said(_ slot: Template.Slot) -> String {
        let (id, key) = (slot.value.id, slot.value.key)
        let figure = book.figure(id, in: slot.value.isBefore ? period.before : period)
        let value = figure.value(key) ?? .count(0, unit: figure.definition.unit)
        var before: Value { book.value(id, key, in: period.before) }
        let words = slot.format.split(separator: " ", maxSplits: 1).map(String.init)
        return switch words.first {
        case "count": value.counted(words.last ?? "")
        case "Count": Words.sentence(value.counted(words.last ?? ""))
        case "was": Words.was(value.whole ?? 0)
        case "Was": Words.was(max(value.whole ?? 0, 1))
        case "share": share(figure)
        case "Share": figure.value("count")?.whole == 0 ? "None" : share(figure)
        case "fraction": value.fraction
        case "beside": value.isSmallBase ? "" : " (\(value.text))"
        case "counts": value.isSmallBase ? "" : " (\(value.fraction))"
        case "of": value.isSmallBase ? Words.number(value.numerator ?? 0) : value.text
        case "names": Words.list(figure.greatest.map(\.label))
        case "phrases": Words.list(figure.greatest.map { Words.within($0.label) })
        case "each": each(figure.greatest, words.last ?? "")
        case "next": next(figure)
        case "title": Words.within(figure.definition.title)
        case "money": value.whole.map(Words.money(pounds:)) ?? value.text
        case "change": changed(from: before, to: value)
        case "brief": brief(.change(from: before, to: value))
        case "compare": compared(from: before, to: value)
        case "then": then(before)
        default: value.printed
        }
    }

    private func share(_ figure: ComputedFigure) -> String {
        guard let count = figure.value("count"), let percent = figure.value("percent") else {
            return figure.value()?.text ?? ""
        }
        return percent.number == nil || percent.isSmallBase
            ? count.text : "\(count.text) (\(percent.text))"
    }

    private func each(_ parts: [ComputedFigure.Part], _ noun: String) -> String {
        (parts.first?.value.counted(noun) ?? "") + (parts.count > 1 ? " each" : "")
    }

    private func next(_ figure: ComputedFigure) -> String {
        let next = figure.parts.filter { $0.value != figure.parts.first?.value }
        let count = next.first?.value.text ?? ""
        return "\(Words.list(next.map { Words.within($0.label) })) (\(count)\(next.count > 1 ? " each" : ""))"
    }

    private func compared(from before: Value, to value: Value) -> String {
        Words.comparison(before.number, value.number, as: before.printed, in: period.before.written)
    }

    private func changed(from before: Value, to value: Value) -> String {
        let then = period.before.written
        guard !before.isKept else { return "with the figure for \(then) too small to publish" }
        return value.unit == .pounds
            ? Words.moneyChange(from: before.whole, to: value.whole ?? 0, since: then)
            : Words.change(from: before.whole, to: value.whole ?? 0, since: then)
    }

    /// A change as "up 32% on 2021-22".
    private func brief(_ change: Value) -> String {
        let then = period.before.written
        guard let number = change.number else {
            return switch change.state {
            case .new: "none in \(then)"
            case .notAvailable where change.denominator == 0: "as in \(then)"
            default: "\(then) \(change.text)"
            }
        }
        guard number.units != 0 else { return "about as in \(then)" }
        return
            "\(number.units < 0 ? "down" : "up") \(Words.number(Number(units: abs(number.units), places: number.places)))% on \(then)"
    }

    /// A value of then, or why there is none.
    private func then(_ before: Value) -> String {
        let then = period.before.written
        if before.number != nil { return "\(before.printed) in \(then)" }
        return before.denominator == 0 ? "none in \(then)" : "\(then) \(before.text)"
    }
}

extension ComputedFigure {
    /// The values that are as great as the first.
    fileprivate var greatest: [Part] { parts.filter { $0.value == parts.first?.value } }
}
