import WorkingDays

extension Stage {
    /// What is recorded of the work of children's stage 2.
    var investigationActs: [RecordedAct?] {
        guard let investigation else { return [] }
        let statement = act(
            .statement, on: investigation.statementAgreedOn,
            without: { $0.investigation?.statementAgreedOn = nil },
            { if let day = investigation.statementAgreedOn { try $0.agreeStatement(on: day, context: $1) } })
        return [
            statement, appointment(.officer, of: investigation.officer, after: investigation.reportBeforeOfficer),
            appointment(.independentPerson, of: investigation.independentPerson, after: nil),
        ] + investigation.reports.map(reportAct)
    }

    private func appointment(
        _ kind: ActKind, of appointee: Appointee?, after report: InvestigationReport?
    ) -> RecordedAct? {
        guard let day = appointee?.appointedOn else { return nil }
        let name = stage
        return act(
            kind, on: day,
            {
                try $0.checkRequestDecided(name, context: $1)
                try $0.stage(name)?.checkAppointed(on: day, after: report, context: $1)
            })
    }

    /// A report with those before it; whoever wrote it was appointed, and so was whoever looks over the investigation.
    private func reportAct(_ report: InvestigationReport) -> RecordedAct? {
        let (name, number) = (stage, report.number)
        let said = [report.author?.person?.text ?? report.author?.name]
        guard report.by == .investigatingOfficer else {
            return act(
                .independentReport, on: report.receivedOn, number: number, saying: said,
                without: { $0.investigation?.reports.removeAll { $0.number >= number } },
                { complaint, context in
                    guard let stage = complaint.stage(name) else { return }
                    let before = try (stage.investigation?.report).found(or: .reportMissing)
                    if let earlier = stage.investigation?.independentReport {
                        throw Refusal.alreadyRecorded("independent_report_received_on", on: earlier.receivedOn)
                    }
                    try stage.checkIndependentReport(
                        on: report.receivedOn, on: before, by: report.author, context: context)
                })
        }
        return act(
            .report, on: report.receivedOn, number: number, saying: said,
            {
                guard let stage = $0.stage(name) else { return }
                let next = stage.investigation?.reports.first { $0.number == number + 1 }
                let isLast = stage.investigation?.reports.last?.number == number
                let independent = next?.author ?? (isLast ? stage.investigation?.independentPerson : nil)
                try stage.checkReport(on: report.receivedOn, by: [report.author, independent], context: $1)
            },
            { complaint, _ in
                guard !complaint.points.isEmpty else { return }
                try complaint.checkFound(report.findings, by: "report_received_on", report.receivedOn)
            })
    }
}

extension Investigation {
    /// The report that was there when the officer was appointed: the last that another wrote before theirs.
    fileprivate var reportBeforeOfficer: InvestigationReport? {
        guard let officer else { return nil }
        return reports.filter { $0.by == .investigatingOfficer }
            .last { !($0.author?.isSame(as: officer) ?? true) }
    }
}
