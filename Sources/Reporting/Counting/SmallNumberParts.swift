import Complaints

extension SmallNumbers {
    /// The values of a figure about people, small counts withheld with whatever would tell them.
    ///
    /// Among the keys of a breakdown a second is withheld where the first could be worked out from the total; a share of a
    /// withheld count is withheld, and so is a part of one. Where the total tells what is withheld, it is withheld too, and
    /// whatever stands beside it but the number of all.
    func protecting(_ parts: [ComputedFigure.Part]) -> [ComputedFigure.Part] {
        let end = parts.firstIndex { $0.key == FigureBook.total } ?? parts.endIndex
        let counted = parts.indices.filter { index in
            index < end && parts[index].value.unit == .count && ![FigureBook.total, "of"].contains(parts[index].key)
                && parts[index].value.whole != nil
        }
        let hasTotal = parts.contains { $0.key == FigureBook.total }
        let numbers = counted.map { parts[$0].value.whole ?? 0 }
        let kept = counted.firstIndex { parts[$0].key == ComplainantType.childOrYoungPerson.rawValue }
        let small =
            hasTotal
            ? withheld(among: numbers, keeping: kept) : Set(numbers.indices.filter { withholds(numbers[$0]) })
        var hidden = Set(small.map { counted[$0] })
        if hasTotal, totalTells(numbers) {
            hidden.formUnion(parts.indices[end...].filter { parts[$0].key != FigureBook.all })
        }
        if let count = parts.firstIndex(where: { $0.key == "count" }), hidden.contains(count) {
            hidden = Set(parts.indices.filter { parts[$0].key != "of" })
        }
        return parts.indices.map { index in
            hidden.contains(index) ? parts[index].withheld : parts[index]
        }
    }
}

extension FigureBook {
    /// The values of a figure about people without what a breakdown of the same report withholds: a count that stands in a
    /// sentence would otherwise tell what its table hides.
    func protected(
        _ parts: [ComputedFigure.Part], of definition: FigureDefinition, in period: Period
    ) -> [ComputedFigure.Part] {
        let parts = smallNumbers.protecting(parts)
        guard case .parts(let formulas) = definition.content else { return parts }
        let told = zip(parts.indices, formulas).filter { index, part in
            guard parts[index].value.number != nil, case .count(let measure) = part.formula else { return false }
            return isWithheld(measure, in: period)
        }.map(\.0)
        let withheld =
            told.contains { parts[$0].key == "count" } ? parts.indices.filter { parts[$0].key != "of" } : told
        return parts.indices.map { withheld.contains($0) ? parts[$0].withheld : parts[$0] }
    }

    /// Whether a breakdown of people withholds what a measure counts.
    private func isWithheld(_ measure: Measure, in period: Period) -> Bool {
        definitions.values.contains { definition in
            guard definition.describesPeople, case .breakdown(let whole, let dimension) = definition.content,
                whole.population == measure.population, whole.timing == measure.timing,
                whole.quantity == measure.quantity,
                Set(whole.conditions).isSubset(of: measure.conditions)
            else { return false }
            let own = measure.conditions.filter { !whole.conditions.contains($0) }
            guard own.count == 1, case .among(let field, let codes) = own[0], field.column == dimension.field.column,
                codes.count == 1
            else { return false }
            return figure(definition.id, in: period).value(codes[0])?.state == .withheld
        }
    }
}

extension ComputedFigure.Part {
    /// The same with its value withheld.
    fileprivate var withheld: ComputedFigure.Part {
        .init(
            key: key, label: label,
            value: Value(.withheld, unit: value.unit, reason: "Small counts of people are withheld."))
    }
}
