import WorkingDays

extension Complaint {
    /// Corrects the reports on stage 2; those that were recorded by mistake are taken back, the last first.
    mutating func correctReports(
        _ corrections: [StageCorrection.Report], at index: Int, context: RuleContext
    ) throws(Refusal) {
        var given: [PersonID] = []
        for correction in corrections.sorted(by: { $0.number > $1.number }) {
            let reports = stages[index].investigation?.reports ?? []
            guard let place = reports.firstIndex(where: { $0.number == correction.number }) else {
                throw .unknownReport(correction.number)
            }
            if correction.isTakenBack {
                try takeBack(reports[place], at: index)
                continue
            }
            if let receivedOn = correction.receivedOn {
                stages[index].investigation?.reports[place].receivedOn = receivedOn
            }
            try correctFindings(correction.findings, of: place, at: index)
            if let author = correction.author, author != reports[place].author?.person {
                try give(place, to: author, at: index, context: context)
                given.append(author)
            }
        }
        // Looked at once all are given: two who were recorded in each other's place are swapped by one correction.
        for author in given {
            let person = try context.person(author, field: "reports")
            let appointee = Appointee(person, on: stages[index].requestedOn)
            let roles = [ReportAuthor.investigatingOfficer, .independentPerson].filter {
                stages[index].investigation?.tookPart(appointee, as: $0) == true
            }
            if roles.count > 1 { throw .independentPersonIsInvestigatingOfficer(person.name) }
        }
    }

    /// Puts the findings that a report made in the place of others; those of the last report are the officer's.
    private mutating func correctFindings(
        _ findings: [FindingOnPoint], of place: Int, at index: Int
    ) throws(Refusal) {
        for found in findings {
            guard let report = stages[index].investigation?.reports[place],
                let point = points.firstIndex(where: {
                    $0.number == found.point
                }), let old = report.findings.firstIndex(where: { $0.point == found.point })
            else { throw Refusal.unknownPoint(found.point).pointing { _ in "reports" } }
            stages[index].investigation?.reports[place].findings[old] = found
            guard report.number == stages[index].investigation?.report?.number,
                var finding = points[point].findings[.investigation]
            else { continue }
            if let adjudicated = finding.adjudicated, adjudicated != found.finding, finding.reason == nil {
                throw Refusal.departureWithoutReason(point: found.point).pointing { _ in "reports" }
            }
            finding.officer = found.finding
            points[point].findings[.investigation] = finding
        }
    }

    /// Takes back the last report with what it found and recommended.
    private mutating func takeBack(_ report: InvestigationReport, at index: Int) throws(Refusal) {
        if let last = stages[index].investigation?.reports.last, last.number != report.number {
            throw .reportNotLast(report.number, last: last.number)
        }
        stages[index].investigation?.reports.removeLast()
        stages[index].recommendations.removeAll { $0.report == report.number && $0.accepted == nil }
        guard report.by == .investigatingOfficer else { return }
        let before = stages[index].investigation?.report?.findings ?? []
        for point in points.indices {
            guard var finding = points[point].findings[.investigation] else { continue }
            finding.officer = before.first { $0.point == points[point].number }?.finding
            let isMade = finding.officer != nil || finding.adjudicated != nil
            points[point].findings[.investigation] = isMade ? finding : nil
        }
    }

    /// Gives a report its author, who is then the one appointed where its author was.
    private mutating func give(
        _ place: Int, to author: PersonID, at index: Int, context: RuleContext
    ) throws(Refusal) {
        guard var investigation = stages[index].investigation else { return }
        let report = investigation.reports[place]
        let appointedOn = report.author?.appointedOn ?? report.receivedOn
        let person = try context.person(author, field: "reports")
        let appointee = Appointee(person, on: appointedOn)
        switch report.by {
        case .investigatingOfficer:
            try person.checkMayInvestigate(
                self, contributors: context.contributors, on: appointedOn, field: "reports")
            let isAppointed = report.author.map { investigation.officer?.isSame(as: $0) == true } ?? true
            if isAppointed {
                investigation.officer = appointee
                investigation.investigatorType = person.employment == .employee ? .inHouse : .commissioned
            }
        case .independentPerson:
            try person.checkIndependent(as: .independentPerson, field: "reports")
            let isAppointed = report.author.map { investigation.independentPerson?.isSame(as: $0) == true } ?? true
            if isAppointed { investigation.independentPerson = appointee }
        }
        investigation.reports[place].author = appointee
        stages[index].investigation = investigation
    }
}
