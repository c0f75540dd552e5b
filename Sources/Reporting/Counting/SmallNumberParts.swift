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
            let part = parts[index]
            guard hidden.contains(index) else { return part }
            return .init(
                key: part.key, label: part.label,
                value: Value(.withheld, unit: part.value.unit, reason: "Small counts of people are withheld."))
        }
    }
}
