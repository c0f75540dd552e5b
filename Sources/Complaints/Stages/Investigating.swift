public import WorkingDays

extension Complaint {
    /// Records the acknowledgement of the complaint or of a stage's request.
    public mutating func acknowledge(_ name: StageName, on day: Day, context: RuleContext) throws {
        try change(name) { stage in
            try once("acknowledged_on", stage.acknowledgedOn)
            try context.check("acknowledged_on", day, after: "requested_on", stage.requestedOn)
            stage.acknowledgedOn = day
        }
    }

    /// Records the day the written statement of complaint was agreed (SI 2006/1738 reg 16).
    public mutating func agreeStatement(on day: Day, context: RuleContext) throws {
        try change(.investigation) { stage in
            try once("statement_agreed_on", stage.investigation?.statementAgreedOn)
            try context.check("statement_agreed_on", day, after: "requested_on", stage.requestedOn)
            stage.investigation?.statementAgreedOn = day
        }
    }

    /// Appoints the Investigating Officer of stage 2, or another in the place of the first (SI 2006/1738 reg 17(2)).
    ///
    /// Whoever the council employs investigates in-house, anybody else is commissioned.
    public mutating func appointInvestigatingOfficer(_ person: Person, on day: Day, context: RuleContext) throws {
        try checkRequestDecided(.investigation, context: context)
        let complaint = self
        try change(.investigation) { stage in
            try context.check("appointed_on", day, after: "requested_on", stage.requestedOn)
            try person.checkMayInvestigate(complaint, on: day, field: "person_id")
            let officer = Appointee(person, on: day)
            if let other = stage.investigation?.independentPerson, other.isSame(as: officer) {
                throw Refusal.independentPersonIsInvestigatingOfficer(person.name)
            }
            stage.investigation?.officer = officer
            stage.investigation?.investigatorType = person.employment == .employee ? .inHouse : .commissioned
        }
    }

    /// Appoints the Independent Person of stage 2, or another in the place of the first (SI 2006/1738 regs 2, 17(2)).
    public mutating func appointIndependentPerson(_ person: Person, on day: Day, context: RuleContext) throws {
        try checkRequestDecided(.investigation, context: context)
        try change(.investigation) { stage in
            try context.check("appointed_on", day, after: "requested_on", stage.requestedOn)
            try person.checkIndependent(as: .independentPerson, field: "person_id")
            let appointee = Appointee(person, on: day)
            if let other = stage.investigation?.officer, other.isSame(as: appointee) {
                throw Refusal.independentPersonIsInvestigatingOfficer(person.name)
            }
            stage.investigation?.independentPerson = appointee
        }
    }

    /// Records receipt of the Investigating Officer's report with the officer's finding on each point, and of the
    /// Independent Person's; the adjudication, not the report, ends the stage.
    public mutating func recordReport(
        on day: Day, independentReportOn: Day? = nil, findings: [FindingOnPoint] = [], recommendations: [String] = [],
        context: RuleContext
    ) throws {
        for text in recommendations { try required("recommendations", text) }
        try change(.investigation) { stage in
            try once("report_received_on", stage.investigation?.reportReceivedOn)
            guard let officer = stage.investigation?.officer else { throw Refusal.investigatingOfficerMissing }
            guard let independentPerson = stage.investigation?.independentPerson else {
                throw Refusal.independentPersonMissing
            }
            try context.check("report_received_on", day, after: "requested_on", stage.requestedOn)
            for appointedOn in [officer.appointedOn, independentPerson.appointedOn].compactMap(\.self) {
                try context.check("report_received_on", day, after: "appointed_on", appointedOn)
            }
            if let independentReportOn {
                try context.check(
                    "independent_report_received_on", independentReportOn, after: "requested_on", stage.requestedOn)
            }
            stage.investigation?.reportReceivedOn = day
            stage.investigation?.independentReportReceivedOn = independentReportOn
            stage.recommendations = recommendations.enumerated().map {
                Recommendation(number: $0.offset + 1, text: $0.element)
            }
        }
        if !points.isEmpty {
            try findAsOfficer(findings, at: .investigation)
        } else if let found = findings.first {
            throw Refusal.unknownPoint(found.point)
        }
    }
}
