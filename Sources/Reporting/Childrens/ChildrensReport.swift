import Complaints

/// Builds the children's annual report from its counts.
struct ChildrensReport {
    let counts: ChildrensCounts
    let smallNumbers: SmallNumbers

    /// The report: figures first, tables and words from the same counts.
    var report: AnnualReport {
        AnnualReport(
            procedure: .childrens, year: counts.year,
            title: "Children's social care: statutory complaints and compliments",
            legalBasis: [
                "Children Act 1989 Representations Procedure (England) Regulations 2006 (SI 2006/1738), "
                    + "regulation 13(3)",
                "Getting the Best from Complaints (2006), statutory guidance",
            ],
            highlights: highlights, figures: figures, tables: tables, narrative: narrative)
    }

    var current: ChildrensYear { counts.current }
    var previous: ChildrensYear { counts.previous }

    /// The complainants of a year, and which of their counts are withheld.
    func complainants(of year: ChildrensYear) -> [(type: ComplainantType, cell: Cell)] {
        let types = ComplainantType.allCases.filter { type in
            type.isOfChildrensProcedure || counts.years.contains { $0.count(.complainant, type.rawValue) ?? 0 > 0 }
        }
        let numbers = types.map { year.count(.complainant, $0.rawValue) }
        let withheld = smallNumbers.withheld(
            among: numbers.map { $0 ?? 0 }, keeping: types.firstIndex(of: .childOrYoungPerson))
        return types.indices.map { index in
            (types[index], withheld.contains(index) ? .withheld : Cell(numbers[index]))
        }
    }

    /// Complaints made by children and young people, nil where withheld or not recorded.
    func byChildren(_ year: ChildrensYear) -> Int? {
        guard let cell = complainants(of: year).first(where: { $0.type == .childOrYoungPerson })?.cell,
            case .number(let count) = cell
        else { return nil }
        return count
    }

    /// How many of them were represented, nil where withheld or not recorded.
    func byChildrenRepresented(_ year: ChildrensYear) -> Int? {
        guard byChildren(year) != nil,
            let count = year.count(.represented, ComplainantType.childOrYoungPerson.rawValue),
            !smallNumbers.withholds(count)
        else { return nil }
        return count
    }

    /// The causes that were recorded most often, in the order of the list; more than one where they tie.
    func largest(_ kind: ChildrensYear.Kind, of year: ChildrensYear) -> [ChildrensYear.Tally] {
        let tallies = year.tallies(kind)
        guard let most = tallies.map(\.count).max() else { return [] }
        return tallies.filter { $0.count == most }
    }
}

extension ComplainantType {
    /// Whether it may complain under the children's procedure (Children Act 1989 s26(3)).
    var isOfChildrensProcedure: Bool {
        switch self {
        case .parent, .familyMember, .childOrYoungPerson, .fosterCarer, .otherSufficientInterest, .professionalOnBehalf:
            true
        case .adultServiceUser, .resident, .business: false
        }
    }
}
