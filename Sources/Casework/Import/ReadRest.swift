import Complaints
import JSON
import WorkingDays

extension RegisterReader {
    mutating func action(_ row: inout RowReader) -> ExportedObligation? {
        _ = row.text("complaint_reference")
        let reference = row.reference("complaint_reference", to: complaints, in: .complaints)
        let scope = row.code("scope", ObligationScope.self)
        let type = row.code("type", ObligationType.self)
        let post = posts.owner(&row)
        let owner = row.optional("owner_post") == nil ? row.text("owner", limit: .name) : nil
        let (agreedOn, dueOn, completedOn) = promise(&row)
        let description = row.text("description", limit: .obligation)
        guard let reference, let scope, let type, let agreedOn, let dueOn, let description else { return nil }
        return ExportedObligation(
            reference: reference, scope: scope, type: type, owner: owner, department: post?.department,
            service: post?.service, post: post?.post, agreedOn: agreedOn, dueOn: dueOn, doneOn: completedOn,
            text: description)
    }

    mutating func ombudsmanCase(_ row: inout RowReader) -> ExportedOmbudsmanCase? {
        let reference = row.text("ombudsman_reference", limit: .reference)
        let complaint = row.reference("complaint_reference", to: complaints, in: .complaints)
        let scheme = row.code("scheme", RegisterScheme.self)
        let department = row.text("department", limit: .name)
        let service = row.text("service", limit: .name)
        let enquiryOn = row.day("enquiry_on")
        let linked = complaint.flatMap { complaints[$0] }
        row.happened("enquiry_on", enquiryOn, within: coverage, today: today)
        row.order(
            "enquiry_on", enquiryOn, notBefore: linked?.receivedOn, "received_on", today: .init(number: .max))
        let decisionOn = row.optionalDay("decision_on")
        row.order("decision_on", decisionOn, notBefore: enquiryOn, "enquiry_on", today: today)
        let decision = row.optionalCode("decision", OmbudsmanDecision.self)
        if row.optional("decision_on") == nil, row.optional("decision") != nil {
            row.note("decision_on", "must not be blank where decision is not")
        } else if row.optional("decision") == nil, row.optional("decision_on") != nil {
            row.note("decision", "must not be blank where decision_on is not")
        }
        let publicReport = row.yesNo("public_report")
        let exhausted = row.yesNo("procedure_exhausted")
        if let decision, let publicReport, let exhausted {
            row.check("decision") { () throws(Refusal) in
                try decision.check(publicReport: publicReport, exhausted: exhausted)
            }
        }
        if let linked {
            if let scheme, scheme.procedure != linked.procedure {
                row.note("scheme", "\"\(linked.reference)\" is under another procedure")
            }
            if let summary = row.optional("summary") {
                row.check("summary") { () throws(Refusal) in
                    try PrintSummary.check(summary, names: [linked.complainant])
                }
            }
        }
        let offer = row.optionalPence("local_offer_pounds")
        guard let reference, let scheme, let department, let service, let enquiryOn, let publicReport, let exhausted
        else { return nil }
        let opened = ExportedOmbudsmanCase(
            reference: reference, complaint: complaint, procedure: scheme.procedure, department: department,
            service: service, enquiryOn: enquiryOn, decisionOn: decisionOn, decision: decision,
            publicReport: publicReport, reached: complaint.flatMap { reached($0, on: enquiryOn) },
            procedureExhausted: exhausted, localOfferPence: offer,
            summary: row.optional("summary", limit: .narrative))
        if ombudsmanCases[reference] == nil { ombudsmanCases[reference] = opened }
        return opened
    }

    /// The stage that a complaint of the export had reached by a day; nil where the export has none of its stages.
    private func reached(_ complaint: String, on day: Day) -> StageReached? {
        guard let stages = stages[complaint] else { return nil }
        let begun = stages.values.filter { $0.requestedOn <= day }.max { $0.position < $1.position }
        return begun.map { .stage($0.stage) } ?? StageReached.none
    }

    mutating func remedy(_ row: inout RowReader) -> ExportedObligation? {
        _ = row.text("ombudsman_reference")
        let opened = row.reference("ombudsman_reference", to: ombudsmanCases, in: .ombudsman)
            .flatMap { ombudsmanCases[$0] }
        let type = row.code("type", ObligationType.self)
        let amount = row.optionalPence("amount_pounds")
        if let type, amount != nil, !type.isMoney { row.note("amount_pounds", "\(type.rawValue) is not money") }
        let (agreedOn, dueOn, completedOn) = promise(&row)
        let description = row.text("description", limit: .obligation)
        row.order("agreed_on", agreedOn, notBefore: opened?.enquiryOn, "enquiry_on", today: .init(number: .max))
        guard let opened, let type, let agreedOn, let dueOn, let description else { return nil }
        return ExportedObligation(
            of: opened, scope: type.scopes == [.wider] ? .wider : .individual, type: type, amountPence: amount,
            agreedOn: agreedOn, dueOn: dueOn, doneOn: completedOn, text: description)
    }

    mutating func cost(_ row: inout RowReader) -> ExportedCost? {
        let reference = row.reference("complaint_reference", to: complaints, in: .complaints)
        let category = row.code("category", CostCategory.self)
        let incurredOn = row.day("incurred_on")
        row.happened("incurred_on", incurredOn, within: coverage, today: today)
        let amount = row.text("amount_pounds") == nil ? nil : row.optionalPence("amount_pounds")
        if amount == 0 { row.note("amount_pounds", "must be more than 0") }
        let description = row.text("description", limit: .obligation)
        guard let category, let incurredOn, let amount, let description else { return nil }
        return ExportedCost(
            reference: reference, category: category, incurredOn: incurredOn, amountPence: amount,
            description: description)
    }

    mutating func compliment(_ row: inout RowReader) -> ExportedCompliment? {
        let receivedOn = row.day("received_on")
        row.happened("received_on", receivedOn, within: coverage, today: today)
        let department = row.text("department", limit: .name)
        let service = row.text("service", limit: .name)
        let scheme = row.code("scheme", RegisterScheme.self)
        let text = row.text("text", limit: .narrative)
        guard let receivedOn, let department, let service, let scheme, let text else { return nil }
        return ExportedCompliment(
            receivedOn: receivedOn, department: department, service: service, procedure: scheme.procedure, text: text)
    }

    mutating func enquiry(_ row: inout RowReader) -> ExportedEnquiry? {
        let reference = row.text("reference", limit: .reference)
        let receivedAt = row.text("received_at") == nil ? nil : row.optionalInstant("received_at")
        row.happened("received_at", receivedAt.map(London.day(of:)), within: coverage, today: today)
        let channel = row.code("channel", Channel.self)
        let disposition = row.code("disposition", Disposition.self)
        let destination = row.optionalCode("signposted_to", Destination.self)
        if let disposition {
            if !Self.exported.contains(disposition) {
                row.note("disposition", "\"\(disposition.rawValue)\" is not one of a register's")
            }
            if !disposition.destinations.isEmpty, row.optional("signposted_to") == nil {
                row.note("signposted_to", "must not be blank where the disposition is \(disposition.rawValue)")
            }
            if let destination, !disposition.destinations.contains(destination) {
                row.note("signposted_to", "\(disposition.rawValue) does not lead to \(destination.rawValue)")
            }
        }
        let department = row.text("department", limit: .name)
        let closedAt = row.optionalInstant("closed_at")
        if let receivedAt, let closedAt, closedAt < receivedAt { row.note("closed_at", "is before received_at") }
        row.order("closed_at", closedAt.map(London.day(of:)), notBefore: nil, "", today: today)
        guard let reference, let receivedAt, let channel, let disposition, let department else { return nil }
        return ExportedEnquiry(
            reference: reference, receivedAt: receivedAt, channel: channel, disposition: disposition,
            destination: destination, department: department, closedAt: closedAt)
    }

    /// The dispositions a register knows; the others need what its rows do not hold.
    private static let exported: Set<Disposition> = [
        .serviceRequestPassedOn, .informallyResolved, .signpostedOrganisation, .signpostedProcedure, .other,
    ]

    mutating func demand(_ row: inout RowReader) -> ExportedTotal? {
        let year = year(&row)
        let measure = row.code("measure", DemandMeasure.self)
        let value = row.count("value")
        guard let year, let measure, let value else { return nil }
        row.check("year") { () throws(Refusal) in
            try YearlyEntry.checkDemand(year, today: today)
        }
        return ExportedTotal(year: year.description, measure: measure.rawValue, department: "", value: value)
    }

    mutating func earlierTotal(_ row: inout RowReader) -> ExportedTotal? {
        let year = year(&row)
        let measure = row.code("measure", RegisterTotal.self)?.measure
        let value =
            measure?.isMoney != true
            ? row.count("value") : row.text("value") == nil ? nil : row.optionalPence("value")
        guard let year, let measure, let value else { return nil }
        row.check("year") { () throws(Refusal) in
            try YearlyEntry.checkTotal(of: measure, year, held: 0, today: today)
        }
        return ExportedTotal(
            year: year.description, measure: measure.rawValue,
            department: row.optional("department", limit: .name) ?? "",
            value: value)
    }

    private func promise(_ row: inout RowReader) -> (agreedOn: Day?, dueOn: Day?, completedOn: Day?) {
        let agreedOn = row.day("agreed_on")
        row.happened("agreed_on", agreedOn, within: coverage, today: today)
        let dueOn = row.day("due_on")
        if let agreedOn, let dueOn, dueOn < agreedOn { row.note("due_on", "\(dueOn) is before agreed_on \(agreedOn)") }
        let completedOn = row.optionalDay("completed_on")
        row.order("completed_on", completedOn, notBefore: agreedOn, "agreed_on", today: today)
        return (agreedOn, dueOn, completedOn)
    }

    /// A financial year as 2022-23, the second the one after the first.
    private func year(_ row: inout RowReader) -> FinancialYear? {
        guard let text = row.text("year") else { return nil }
        guard let year = FinancialYear(text) else {
            row.note("year", "\"\(text)\" is not \(ReportCodes.years)")
            return nil
        }
        return year
    }
}
