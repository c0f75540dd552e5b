import Complaints
import Postgres
import WorkingDays

/// The statements of the children's annual report.
struct ChildrensStatements: Sendable {
    let received, resolved, breakdowns, money, cases, demand: ReportStatement

    /// Reads them from `db/reports`.
    init() throws {
        received = try ReportStatement("childrens_received")
        resolved = try ReportStatement("childrens_resolved")
        breakdowns = try ReportStatement("childrens_breakdowns")
        money = try ReportStatement("childrens_money")
        cases = try ReportStatement("childrens_ombudsman_cases")
        demand = try ReportStatement("demand")
    }
}

extension ChildrensCounts {
    /// Counts a year and the one before, and the money of the one before that.
    init(year: FinancialYear, statements: ChildrensStatements, in db: borrowing Transaction) throws {
        let years = [year.earlier(), year]
        let days = years.map(\.firstOn)
        let received = try db.all(statements.received(days)) { row in
            (year: try FinancialYear(row), counts: try ChildrensYear.Received(row))
        }
        let resolved = try db.all(statements.resolved(days)) { row in
            (year: try FinancialYear(row), counts: try ChildrensYear.Resolved(row))
        }
        let kinds = try db.all(statements.breakdowns(days)) { row in
            (year: try FinancialYear(row), kind: try ChildrensYear.Kind(row), tally: try ChildrensYear.Tally(row))
        }
        let demand = try db.all(statements.demand(years.map(\.description))) { row in
            (year: try row["year"] as String, measure: try DemandMeasure(row), value: try row["value"] as Int)
        }
        func counts(of year: FinancialYear) throws -> ChildrensYear {
            guard let received = received.first(where: { $0.year == year })?.counts,
                let resolved = resolved.first(where: { $0.year == year })?.counts
            else { preconditionFailure("The statements return a row for each year they are given.") }
            var byKind: [ChildrensYear.Kind: [ChildrensYear.Tally]] = [:]
            for row in kinds where row.year == year { byKind[row.kind, default: []].append(row.tally) }
            var byMeasure: [DemandMeasure: Int] = [:]
            for row in demand where row.year == year.description { byMeasure[row.measure] = row.value }
            return ChildrensYear(
                year: year, received: received, resolved: resolved, kinds: byKind, demand: byMeasure)
        }
        current = try counts(of: year)
        previous = try counts(of: year.earlier())
        money = try db.all(statements.money([year.earlier(by: 2).firstOn] + days)) { try ChildrensMoney($0) }
        cases = try db.all(statements.cases(year.firstOn, year.lastOn)) { try FaultCase($0) }
    }
}

extension FinancialYear {
    fileprivate init(_ row: Row) throws {
        self = try known(FinancialYear(containing: row["first_on"]))
    }
}

extension ChildrensYear.Received {
    fileprivate init(_ row: Row) throws {
        try refuseOutsideCalendar(row)
        statutory = try row["statutory"]
        stage1 = try row["stage_1"]
        resolvedAtStage1 = try row["resolved_at_stage_1"]
        corporate = try row["corporate"]
        conferenceAppeals = try row["conference_appeals"]
        court = try row["court"]
        otherProcedure = try row["other_procedure"]
        stage2 = try row["stage_2"]
        stage3 = try row["stage_3"]
        panels = try row["panels"]
        panelsInTime = try row["panels_in_time"]
        earlyReferrals = try row["early_referrals"]
        dutyOffers = try row["duty_offers"]
        openStage1 = try row["open_stage_1"]
        compliments = try row["compliments"]
        beforeRecords = try row["before_records"]
    }
}

extension ChildrensYear.Resolved {
    fileprivate init(_ row: Row) throws {
        try refuseOutsideCalendar(row)
        stage1 = try row["resolved"]
        within10 = try row["within_10"]
        from11To20 = try row["from_11_to_20"]
        from21To65 = try row["from_21_to_65"]
        over65 = try row["over_65"]
        withinAgreedExtension = try row["within_agreed_extension"]
        faultFound = try row["fault_found"]
        notUpheld = try row["not_upheld"]
        noFinding = try row["no_finding"]
        stage2 = ChildrensYear.Timed(
            all: try row["stage_2_resolved"], within25: try row["stage_2_within_25"],
            from26To65: try row["stage_2_from_26_to_65"], over65: try row["stage_2_over_65"])
        stage2FromStatement = ChildrensYear.Timed(
            all: try row["statement_agreed"], within25: try row["statement_within_25"],
            from26To65: try row["statement_from_26_to_65"], over65: try row["statement_over_65"])
        faultsWithWiderAction = try row["faults_with_wider_action"]
        policyChanges = try row["policy_changes"]
        widerActions = try row["wider_actions"]
        widerActionsCompleted = try row["wider_actions_completed"]
    }
}

extension ChildrensYear.Kind {
    fileprivate init(_ row: Row) throws {
        self = try known(ChildrensYear.Kind(rawValue: row["breakdown"]))
    }
}

extension ChildrensYear.Tally {
    fileprivate init(_ row: Row) throws {
        key = try row["key"]
        label = try row["label"]
        position = try row["position"]
        count = try row["count"]
    }
}

extension DemandMeasure {
    fileprivate init(_ row: Row) throws {
        self = try known(DemandMeasure(rawValue: row["measure"]))
    }
}

extension ChildrensMoney {
    fileprivate init(_ row: Row) throws {
        year = try FinancialYear(row)
        let isRecorded = try !(row["before_records"] as Bool) || row["costs_recorded"]
        commissioned = isRecorded ? Self.roundedUp(pence: try row["commissioned"]) : nil
        mediation = isRecorded ? Self.roundedUp(pence: try row["mediation"]) : nil
        let earlier: Int? = try row["earlier_redress"]
        let payments: Int? = try row["before_records"] ? nil : row["payments"]
        let ombudsmanPayments: Int? = try row["before_records"] ? nil : row["ombudsman_payments"]
        ombudsmanPence = earlier ?? ombudsmanPayments
        redress = (earlier ?? payments).map(Self.roundedUp(pence:))
    }
}

extension FaultCase {
    fileprivate init(_ row: Row) throws {
        decidedOn = try row["decision_on"]
        decision = try known(OmbudsmanDecision(rawValue: row["decision"]))
        summary = try row["summary"]
        isPublicReport = try row["public_report"]
        let types: [String] = try row["obligation_types"]
        let amounts: [Int] = try row["obligation_pence"]
        agreed = try zip(types, amounts).map { type, pence in
            Agreed(type: try known(ObligationType(rawValue: type)), pence: pence)
        }
    }
}

/// A statement of `db/reports` returned a word the code does not know.
private struct UnknownWord: Error {
    let type: String
}

private func known<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw UnknownWord(type: "\(Value.self)") }
    return value
}

private func refuseOutsideCalendar(_ row: Row) throws {
    let stages: Int = try row["outside_calendar"]
    guard stages == 0 else { throw ReportOutsideCalendar(period: Period(try FinancialYear(row)), answers: stages) }
}
