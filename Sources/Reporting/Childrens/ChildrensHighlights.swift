extension ChildrensReport {
    /// The figures at the head of the report; none for a year before the records begin.
    var highlights: [Highlight] {
        guard current.isRecorded else { return [] }
        let (received, resolved) = (current.received, current.resolved)
        let decisions = OmbudsmanSummary(current)
        return [
            Highlight(
                value: Words.number(received.statutory), label: "complaints received",
                detail: brief(previous.received(\.statutory), received.statutory)),
            percentage(
                resolved.within20, of: resolved.stage1, "answered within 20 working days",
                previous.resolved(\.within20), of: previous.resolved(\.stage1)),
            percentage(
                resolved.faultFound, of: resolved.stage1, "fault found",
                previous.resolved(\.faultFound), of: previous.resolved(\.stage1)),
            percentage(
                resolved.faultsWithWiderAction, of: resolved.faultFound, "of faults led to wider learning",
                previous.resolved(\.faultsWithWiderAction), of: previous.resolved(\.faultFound)),
            Highlight(
                value: Words.number(decisions.total ?? 0), label: "Ombudsman decisions",
                detail: "\(Words.number(decisions.upheld ?? 0)) upheld"),
            Highlight(
                value: counts.money[2].total.map(Words.money(pounds:)) ?? "not recorded",
                label: "cost of the procedure",
                detail: counts.money[1].total.map { "\(Words.money(pounds: $0)) in \(previous.year)" } ?? ""),
        ]
    }

    private func brief(_ before: Int?, _ now: Int) -> String {
        switch Change(from: before, to: now) {
        case .unknown: "\(previous.year) not recorded"
        case .new: "none in \(previous.year)"
        case .stillNone: "as in \(previous.year)"
        case .by(let change):
            switch change.units {
            case 0: "about as in \(previous.year)"
            case ..<0: "down \(-change.units)% on \(previous.year)"
            default: "up \(change.units)% on \(previous.year)"
            }
        }
    }

    private func percentage(
        _ part: Int, of whole: Int, _ label: String, _ before: Int?, of wholeBefore: Int?
    ) -> Highlight {
        Highlight(
            value: Percentage(part, of: whole).map { "\($0)%" } ?? "–", label: label,
            detail: Percentage(before, of: wholeBefore).map { "\($0)% in \(previous.year)" }
                ?? "\(previous.year) not recorded")
    }
}
