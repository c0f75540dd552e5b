extension Complaint {
    /// Whether a correction tells that a child speaks who was kept out before anybody knew: by a refusal, a withdrawal, an
    /// acceptance into another procedure than the children's, or by what was decided against them (requirement R56).
    ///
    /// `signs` are those of the file after the correction, `signsBefore` those before it.
    ///
    /// - Throws: `Refusal.actInTheWay` where that is so and nobody checked it; the first entry would have asked for the check.
    public func keepsOutChild(
        _ signs: ChildSigns, correcting before: Complaint, _ signsBefore: ChildSigns, check: RightsCheck?
    ) throws(Refusal) -> Bool {
        guard isChilds(signs), !before.isChilds(signsBefore), let act = acts.first(where: keepsOut) else {
            return false
        }
        guard check != nil else { throw .actInTheWay(act.written, .rightsCheckMissing) }
        return true
    }

    /// Whether an act of the record keeps the complainant out.
    private func keepsOut(_ act: RecordedAct) -> Bool {
        switch act.id.kind {
        case .refusal, .withdrawal: true
        case .acceptance: acceptance.map { $0.procedure != .childrens } ?? false
        case .interest: sufficientInterest?.isSufficient == false
        case .lateRequest: act.stage.flatMap { stage($0)?.lateRequest?.accepted } == false
        case .pointDecision: points.first { $0.number == act.id.number }?.timeLimit?.accepted == false
        default: false
        }
    }
}
