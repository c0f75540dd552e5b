import Complaints
import Postgres
import WorkingDays

extension Disclosure {
    /// What becomes of the numbers about people in these figures and days, from the same snapshot as the figures themselves.
    ///
    /// - Throws: `PostgresError` where the database fails.
    init(
        of figures: [(FigureDefinition, Set<Period>)], in catalogue: Catalogue, _ smallNumbers: SmallNumbersByYear,
        today: Day,
        _ db: borrowing Transaction
    ) throws {
        let asked = figures.filter(\.0.describesPeople)
        guard !asked.isEmpty else { return }
        func years(_ ids: some Sequence<String>) -> [Period] {
            let ids = Set(ids)
            let found = asked.filter { ids.contains($0.0.id) }.reduce(into: Set<FinancialYear>()) { years, figure in
                years.formUnion(figure.1.map(\.year))
            }
            return found.sorted { $0.firstOn < $1.firstOn }.map { Period($0) }
        }
        // Of whom complaints are about nothing is told that tells who made them.
        let ofChildren = Set(Characteristic.allCases.map { Equality.id(.child, $0) })
        let affected = catalogue.figures.filter { $0.id == Equality.affected }
        let affectedYears = years(ofChildren.union(affected.map(\.id)))
        let complainants = ComplainantCells.all(in: catalogue.figures).map { cells in
            (cells, Set(years(cells.ids) + affectedYears).sorted { $0.firstOn < $1.firstOn })
        }
        let answers = AnswerCells.all(in: catalogue.figures).map { ($0, years([$0.figure.id])) }
        let register = BehaviourRegister.figures
        let behaviour =
            years(register.map(\.id)).isEmpty
            ? [] : try Period.recorded(of: .behaviourMeasure, until: today, in: db)
        let counted =
            complainants.flatMap { cells, years in cells.definitions.map { ($0, Set(years.flatMap(\.months))) } }
            + answers.map { ($0.figure, Set($1)) } + register.map { ($0, Set(behaviour)) }
            + affected.map { ($0, Set(affectedYears)) }
        let wanted = counted.filter { !$0.1.isEmpty }
        let book = FigureBook(wanted.map(\.0), cube: try Counter(wanted, today: today).cube(in: db))
        let tables =
            complainants.flatMap { cells, years in years.compactMap { cells.cells(in: $0, book, smallNumbers) } }
            + answers.flatMap { cells, years in years.compactMap { cells.cells(in: $0, book, smallNumbers) } }
            + (behaviour.isEmpty
                ? [] : [BehaviourCells(in: catalogue.figures).cells(in: behaviour, book, smallNumbers)])
        for table in tables { settle(table) }
        for year in affectedYears {
            keepChildren(
                answers.filter { ofChildren.contains($0.figure.id) && $1.contains(year) }.map(\.0.figure.id),
                complainants.map(\.0), in: year, book, smallNumbers)
        }
    }

    /// Leaves out of a year how many children complaints are about, and the tables of the complaints about a child, where
    /// a number of them is small or would tell who complained.
    private mutating func keepChildren(
        _ tables: [String], _ complainants: [ComplainantCells], in year: Period, _ book: FigureBook,
        _ smallNumbers: SmallNumbersByYear
    ) {
        let children = ChildrenWhoComplained(complainants, in: year, book, smallNumbers)
        var known: [ChildrenWhoComplained.Bound] = []
        func isKept(_ counts: [Value], _ bounds: [ChildrenWhoComplained.Bound]) -> Bool {
            let isSmall = counts.contains { $0.whole.map(smallNumbers[year].withholds) ?? false }
            if isSmall || children.isTold(by: known + bounds) { return true }
            known += bounds
            return false
        }
        let affected = complainants.compactMap { cells in
            book.value(Equality.affected, cells.measure.procedure, in: year).whole.map {
                ChildrenWhoComplained.Bound(cells: [cells], count: $0)
            }
        }
        let counts = book.figure(Equality.affected, in: year).parts.map(\.value)
        settle(Equality.affected, in: year, as: isKept(counts, affected) ? .leftOut : .printed)
        guard let table = tables.first else { return }
        let all = book.value(table, FigureBook.all, in: year)
        let bounds = all.whole.map { [ChildrenWhoComplained.Bound(cells: complainants, count: $0)] } ?? []
        if isKept([all], bounds) { for table in tables { leaveOut(table, in: year) } }
    }
}

extension Period {
    /// The financial years from the first of which anything of a population is recorded to the one of a day.
    fileprivate static func recorded(
        of population: Population, until today: Day, in db: borrowing Transaction
    ) throws -> [Period] {
        let first = try db.first(
            "SELECT first_on FROM records_begin WHERE population = \(population.rawValue)"
        ) { try $0["first_on"] as Day? }
        guard let begin = first ?? nil else { return [] }
        var year = FinancialYear(ofRecordsFrom: begin)
        var years: [Period] = []
        while year.firstOn <= today, let next = FinancialYear(containing: year.lastOn.adding(days: 1)) {
            years.append(Period(year))
            year = next
        }
        return years
    }
}

extension SmallNumbersByYear {
    /// What the council decided.
    ///
    /// - Throws: `PostgresError` where the database fails.
    init(in db: borrowing Transaction) throws {
        let setting = CouncilSetting.smallNumbersBelow
        let decisions = try db.all(
            """
            SELECT from_on, value, NOT EXISTS (
                SELECT FROM report_version_step AS p WHERE p.moved_at <= decided_at
            ) AS is_before_all
            FROM council_setting WHERE name = \(setting.rawValue) ORDER BY decided_at, from_on
            """
        ) { row in
            let decision = DecidedSetting.Decision(fromOn: try row["from_on"], value: try row["value"])
            return (decision, try row["is_before_all"] as Bool)
        }
        self.init(DecidedSetting(setting, decisions.map(\.0)), first: decisions.first.flatMap { $1 ? $0 : nil })
    }

    /// The rule for those of some figures that tell of people; nil where none does.
    func rule(for counted: [(FigureDefinition, Set<Period>)]) -> String? {
        let ofPeople = counted.filter(\.0.describesPeople)
        return ofPeople.isEmpty ? nil : rule(of: ofPeople.reduce(into: []) { $0.formUnion($1.1) })
    }
}
