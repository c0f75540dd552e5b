import Complaints

extension ChildrensReport {
    /// The tables in the order of the report.
    var tables: [ReportTable] {
        [
            demandTable, volumeTable, routesTable, serviceTable, stage1Table, stage2Table, stage3Table, causeTable,
            complainantTable, outcomeTable, costTable, actionTable, ombudsmanTable,
        ]
    }

    private var bothYears: [String] { counts.years.map(\.year.description) }

    private var demandTable: ReportTable {
        ReportTable(
            id: "demand", label: "Table 1", title: "Demand on children's social care",
            columns: ["Measure"] + bothYears + ["Change %"],
            rows: DemandMeasure.childrens.map { measure in
                let (before, now) = (previous.demand[measure], current.demand[measure])
                let change = Change(from: before, to: now, precision: .tenths)
                return .init(measure.name, [Cell(before), Cell(now), .change(change)])
            },
            definition: "Figures of the year as entered by the service; change to one decimal place.")
    }

    private var volumeTable: ReportTable {
        let lines: [(String, KeyPath<ChildrensYear.Received, Int>)] = [
            ("Stage 1, local resolution", \.stage1), ("Stage 2, investigation", \.stage2),
            ("Stage 3, review panel", \.stage3),
        ]
        return comparison(
            id: "volumes", label: "Table 2", title: "Complaints by stage", first: "Stage",
            lines: lines.map { line in (line.0, counts.years.map { $0.received(line.1) }) }, withTotal: false,
            definition: "Stage 1 by the day the complaint was received, stages 2 and 3 by the day of the request.")
    }

    private var routesTable: ReportTable {
        ReportTable(
            id: "all_routes", label: "Table 3", title: "All complaints about children's social care",
            columns: ["Financial year", "Statutory complaints", "Corporate complaints", "Total"],
            rows: counts.years.map { year in
                let (statutory, corporate) = (year.received(\.statutory), year.received(\.corporate))
                return .init(
                    year.year.description, [Cell(statutory), Cell(corporate), Cell(sum(statutory, corporate))])
            },
            definition: "Complaints by the day received and the procedure they were accepted into.")
    }

    private var serviceTable: ReportTable {
        comparison(
            id: "services", label: "Table 4", title: "Complaints received by service area", first: "Service area",
            lines: lines(.service, sorted: true),
            definition: "Complaints under the statutory procedure by the day received and the service complained of.")
    }

    private var stage1Table: ReportTable {
        let bands: [(String, KeyPath<ChildrensYear.Resolved, Int>)] = [
            ("Up to 10", \.within10), ("11 to 20", \.from11To20), ("21 to 65", \.from21To65),
            ("More than 65", \.over65),
        ]
        return shares(
            id: "stage_1_time", label: "Table 5", title: "Response times at stage 1", first: "Working days",
            lines: bands.map { band in (band.0, counts.years.map { $0.resolved(band.1) }) },
            asides: [
                ("Answered within an agreed extension", counts.years.map { $0.resolved(\.withinAgreedExtension) }),
                ("Open at 31 March", counts.years.map { $0.received(\.openStage1) }),
            ],
            definition: "Complaints by the day answered at stage 1, in working days after the day received (day 0). "
                + "The guidance expects 10 working days and allows 20 at most.",
            notes: [
                "Answers within an agreed extension came after 20 working days and are counted in the bands above; an "
                    + "extension does not make them in time. Complaints open at 31 March are not in the total."
            ])
    }

    private var stage2Table: ReportTable {
        let bands: [(String, KeyPath<ChildrensYear.Timed, Int>)] = [
            ("Up to 25", \.within25), ("26 to 65", \.from26To65), ("More than 65", \.over65), ("Total", \.all),
        ]
        return ReportTable(
            id: "stage_2_time", label: "Table 5a", title: "Response times at stage 2",
            columns: ["Working days"] + bothYears.map { "\($0), from request" }
                + bothYears.map { "\($0), from statement" },
            rows: bands.map { name, band in
                let request = counts.years.map {
                    Cell($0.resolved((\ChildrensYear.Resolved.stage2).appending(path: band)))
                }
                let statement = counts.years.map {
                    Cell($0.resolved((\ChildrensYear.Resolved.stage2FromStatement).appending(path: band)))
                }
                return .init(name, request + statement, name == "Total" ? .total : .plain)
            },
            definition: "Investigations by the day the adjudication was sent, in working days after the request and, "
                + "beside it, after the day the statement of complaint was agreed. The limit is 25, and 65 where the "
                + "complainant was told why in writing; the first basis is the headline.")
    }

    private var stage3Table: ReportTable {
        let lines: [(String, KeyPath<ChildrensYear.Received, Int>)] = [
            ("Requests", \.stage3), ("Panels held", \.panels), ("Panels in time", \.panelsInTime),
            ("Referred to the Ombudsman instead", \.earlyReferrals),
        ]
        return ReportTable(
            id: "stage_3", label: "Table 5b", title: "Review panels at stage 3", columns: ["Stage 3"] + bothYears,
            rows: lines.map { line in .init(line.0, counts.years.map { Cell($0.received(line.1)) }) },
            definition: "Requests by their day, and what became of them. In time: held within 30 working days of the "
                + "request and answered within 15 of receiving the panel's findings.")
    }

    private var causeTable: ReportTable {
        comparison(
            id: "causes", label: "Table 6", title: "What were complaints about?", first: "Cause",
            lines: lines(.cause, sorted: true), withTotal: false,
            definition: "Causes recorded for complaints answered at stage 1, by the day of the answer.",
            notes: [
                "A complaint may have several causes, so the numbers add up to more than the complaints answered: "
                    + counts.years.map { year in
                        year.isRecorded
                            ? "\(Words.number(year.total(.cause) ?? 0)) causes of "
                                + "\(Words.count(year.resolved.stage1, "complaint")) in \(year.year)"
                            : "\(year.year) is not recorded"
                    }.joined(separator: ", ") + "."
            ])
    }

    private var complainantTable: ReportTable {
        let columns = counts.years.map { complainants(of: $0) }
        let types = columns[0].map(\.type)
        let totals = counts.years.map { $0.received(\.statutory) }
        func share(_ cell: Cell, of total: Int?) -> Cell {
            guard case .number(let count) = cell else { return cell }
            return Cell(Percentage(count, of: total))
        }
        func row(_ name: String, _ cells: [Cell], _ kind: ReportTable.Row.Kind = .plain) -> ReportTable.Row {
            .init(name, zip(cells, totals).flatMap { [$0, share($0, of: $1)] }, kind)
        }
        let rows = types.indices.map { index in row(types[index].name, columns.map { $0[index].cell }) }
        let withheld = columns.contains { $0.contains { $0.cell == .withheld } }
        return ReportTable(
            id: "complainants", label: "Table 6a", title: "Who complained?",
            columns: ["Complainant"] + counts.years.flatMap { ["\($0.year)", "%"] },
            rows: rows + [row("Total", totals.map { Cell($0) }, .total)],
            definition: "Complaints under the statutory procedure by the day received and who made them.",
            notes: withheld
                ? [
                    "Counts of people from 1 to \(smallNumbers.threshold) are withheld, and a second count where the "
                        + "first could otherwise be worked out."
                ] : [])
    }

    private var outcomeTable: ReportTable {
        let outcomes: [(String, KeyPath<ChildrensYear.Resolved, Int>)] = [
            ("Fault found", \.faultFound), ("Not upheld", \.notUpheld), ("No finding", \.noFinding),
        ]
        return shares(
            id: "outcomes", label: "Table 7", title: "Complaints by outcome", first: "Outcome",
            lines: outcomes.map { line in (line.0, counts.years.map { $0.resolved(line.1) }) },
            definition:
                "Outcomes of complaints answered at stage 1, by the day of the answer. Fault found means upheld "
                + "or partly upheld.")
    }

    private var costTable: ReportTable {
        let lines: [(String, KeyPath<ChildrensMoney, Int?>)] = [
            ("Commissioned investigations", \.commissioned), ("Mediation", \.mediation),
            ("Financial redress", \.redress), ("Total", \.total),
        ]
        return ReportTable(
            id: "costs", label: "Table 8", title: "Costs incurred through the complaints procedure",
            columns: ["Spend"] + counts.money.map(\.year.description),
            rows: lines.map { name, line in
                .init(name, counts.money.map { Cell(pounds: $0[keyPath: line]) }, name == "Total" ? .total : .plain)
            },
            definition: "Costs by the day incurred, redress by the day the remedy was agreed. Each line is rounded up "
                + "to the next £10, and the total adds the lines so rounded.")
    }

    private var actionTable: ReportTable {
        let scopes = [ChildrensYear.Kind.obligationIndividual, .obligationWider]
        let types = ObligationType.allCases.filter { type in
            scopes.contains { current.count($0, type.rawValue) ?? 0 > 0 }
        }.sorted { left, right in
            func total(_ type: ObligationType) -> Int {
                scopes.reduce(0) { $0 + (current.count($1, type.rawValue) ?? 0) }
            }
            return total(left) > total(right)
        }
        return ReportTable(
            id: "actions", label: "Graph 7", title: "Actions taken for upheld complaints, \(counts.year)",
            columns: ["Action", "For the person", "For the service"],
            rows: types.map { type in .init(type.name, scopes.map { Cell(current.count($0, type.rawValue)) }) }
                + [.init("Total", scopes.map { Cell(current.total($0)) }, .total)],
            definition:
                "Actions agreed after complaints with fault found, by the day of the stage 1 answer: redress for "
                + "the person who complained, and learning for the service as a whole.",
            chart: Chart(
                series: ["For the person", "For the service"],
                categories: types.map { type in .init(type.name, scopes.map { current.count($0, type.rawValue) }) }))
    }

    private var ombudsmanTable: ReportTable {
        let years = counts.years.map(OmbudsmanSummary.init)
        func injustice(_ decision: OmbudsmanDecision) -> [Int?] {
            counts.years.map { $0.count(.ombudsmanDecision, decision.rawValue) }
        }
        let satisfied = injustice(.upheldSatisfiedWithOffer)
        let lines: [(String, [Int?])] =
            [
                ("Outside jurisdiction, or closed after initial enquiries", years.map(\.notTakenOn)),
                ("Premature, referred back to the Council", years.map(\.premature)),
                ("Not upheld", years.map(\.notUpheld)),
                ("Upheld: fault causing injustice", injustice(.upheldFaultAndInjustice)),
                ("Upheld: fault without injustice", injustice(.upheldFaultNoInjustice)),
            ]
            + (satisfied.contains { ($0 ?? 0) > 0 } ? [("Upheld: satisfied with what was offered", satisfied)] : [])
        return ReportTable(
            id: "ombudsman", label: "Table 9", title: "Decisions of the Ombudsman", columns: ["Decision"] + bothYears,
            rows: lines.map { .init($0.0, $0.1.map { Cell($0) }) }
                + [.init("Total", years.map { Cell($0.total) }, .total)],
            definition: "Decisions on complaints under the statutory procedure, by the day of the decision.")
    }
}
