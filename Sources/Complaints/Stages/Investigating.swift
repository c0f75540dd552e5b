public import WorkingDays

extension Complaint {
    /// Records the acknowledgement of the complaint or of a stage's request.
    public mutating func acknowledge(_ name: StageName, on day: Day, context: RuleContext) throws {
        try change(name) { stage in
            try once("acknowledged_on", stage.acknowledgedOn, again: day)
            try context.check("acknowledged_on", day, after: stage.requestEvent, stage.requestedOn)
            stage.acknowledgedOn = day
        }
    }

    /// Records the day the written statement of complaint was agreed (SI 2006/1738 reg 16).
    public mutating func agreeStatement(on day: Day, context: RuleContext) throws {
        try checkRequestDecided(.investigation, context: context)
        try change(.investigation) { stage in
            try once("statement_agreed_on", stage.investigation?.statementAgreedOn)
            try context.check("statement_agreed_on", day, after: stage.requestEvent, stage.requestedOn)
            stage.investigation?.statementAgreedOn = day
        }
    }

    /// Appoints the Investigating Officer of stage 2, or another in the place of the first (SI 2006/1738 reg 17(2)), who
    /// investigates again where there is a report already.
    ///
    /// Whoever the council employs investigates in-house, anybody else is commissioned.
    public mutating func appointInvestigatingOfficer(_ person: Person, on day: Day, context: RuleContext) throws {
        try checkRequestDecided(.investigation, context: context)
        let complaint = self
        try change(.investigation) { stage in
            try stage.checkAppointed(on: day, after: stage.investigation?.report, context: context)
            try person.checkMayInvestigate(
                complaint, contributors: context.contributors, on: day, field: "person_id")
            let officer = Appointee(person, on: day)
            if stage.investigation?.tookPart(officer, as: .independentPerson) == true {
                throw Refusal.independentPersonIsInvestigatingOfficer(person.name)
            }
            stage.investigation?.officer = officer
            stage.investigation?.investigatorType = person.employment == .employee ? .inHouse : .commissioned
        }
    }

    /// Appoints the Independent Person of stage 2, or another in the place of the first (SI 2006/1738 regs 2, 17(2)); nobody
    /// who investigated it, or reported on it as officer before it was repeated.
    public mutating func appointIndependentPerson(_ person: Person, on day: Day, context: RuleContext) throws {
        try checkRequestDecided(.investigation, context: context)
        try change(.investigation) { stage in
            try stage.checkAppointed(on: day, context: context)
            try person.checkIndependent(as: .independentPerson, field: "person_id")
            let appointee = Appointee(person, on: day)
            if stage.investigation?.tookPart(appointee, as: .investigatingOfficer) == true {
                throw Refusal.independentPersonIsInvestigatingOfficer(person.name)
            }
            stage.investigation?.independentPerson = appointee
        }
    }

    /// Records receipt of the Investigating Officer's report with the officer's finding on each point, and of the
    /// Independent Person's where both came together; the adjudication, not a report, ends the stage.
    ///
    /// An officer reports once; another who investigates again adds a report, which the adjudication then answers.
    public mutating func recordReport(
        on day: Day, independentReportOn: Day? = nil, findings: [FindingOnPoint] = [], recommendations: [String] = [],
        context: RuleContext
    ) throws {
        for text in recommendations { try required("recommendations", text) }
        try change(.investigation) { stage in
            guard let officer = stage.investigation?.officer else { throw Refusal.investigatingOfficerMissing }
            guard let independentPerson = stage.investigation?.independentPerson else {
                throw Refusal.independentPersonMissing
            }
            if stage.investigation?.isReported == true {
                try once("report_received_on", stage.investigation?.reportReceivedOn)
            }
            try stage.checkReport(on: day, by: [officer, independentPerson], context: context)
            let number = (stage.recommendations.last?.number ?? 0) + 1
            stage.investigation?.add(reportBy: .investigatingOfficer, officer, on: day, findings: findings)
            stage.recommendations += recommendations.enumerated().map {
                Obligation.Recommendation(
                    number: $0.offset + number, text: $0.element, report: stage.investigation?.report?.number)
            }
            if let independentReportOn {
                try stage.addIndependentReport(on: independentReportOn, context: context)
            }
        }
        if !points.isEmpty {
            try findAsOfficer(findings, at: .investigation)
            try checkFound(findings, by: "report_received_on", day)
        } else if let found = findings.first {
            throw Refusal.unknownPoint(found.point)
        }
    }

    /// Records receipt of the Independent Person's report, who writes it once the officer's is there; the adjudication
    /// waits for it (requirements R25, R26; rule CH-2.7).
    public mutating func recordIndependentReport(on day: Day, context: RuleContext) throws {
        try change(.investigation) { try $0.addIndependentReport(on: day, context: context) }
    }
}

extension Stage {
    fileprivate mutating func addIndependentReport(on day: Day, context: RuleContext) throws(Refusal) {
        guard let person = investigation?.independentPerson else { throw .independentPersonMissing }
        guard let report = investigation?.report else { throw .reportMissing }
        try once("independent_report_received_on", investigation?.independentReportReceivedOn)
        try checkIndependentReport(on: day, on: report, by: person, context: context)
        investigation?.add(reportBy: .independentPerson, person, on: day)
    }

    /// Refuses an appointment before the request, and before the report after which the stage is investigated again.
    func checkAppointed(
        on day: Day, after report: InvestigationReport? = nil, context: RuleContext
    ) throws(Refusal) {
        try context.check("appointed_on", day, after: requestEvent, requestedOn)
        if let report { try context.check("appointed_on", day, after: "report_received_on", report.receivedOn) }
    }

    /// Refuses a report before the request, and before the appointment of those who take part in the investigation.
    func checkReport(on day: Day, by participants: [Appointee?], context: RuleContext) throws(Refusal) {
        try context.check("report_received_on", day, after: requestEvent, requestedOn)
        for appointedOn in participants.compactMap({ $0?.appointedOn }) {
            try context.check("report_received_on", day, after: "appointed_on", appointedOn)
        }
    }

    /// Refuses the Independent Person's report before the one it is on, and before their appointment.
    func checkIndependentReport(
        on day: Day, on report: InvestigationReport, by person: Appointee?, context: RuleContext
    ) throws(Refusal) {
        try context.check("independent_report_received_on", day, after: "report_received_on", report.receivedOn)
        if let appointedOn = person?.appointedOn {
            try context.check("independent_report_received_on", day, after: "appointed_on", appointedOn)
        }
    }
}
