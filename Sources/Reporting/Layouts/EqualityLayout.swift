import Complaints

extension Layout {
    /// Who complains, by the characteristics they were asked for (requirement R64); answers are counted by whole years and not by
    /// department, since fewer of them would tell what one person answered.
    static let equality = Layout(
        report: .equality, title: ReportName.equality.title, legalBasis: ["Equality Act 2010 s149"], periods: [.year],
        isByDepartment: false,
        sections: PersonConcerned.allCases.enumerated().map { index, person in
            SectionLayout("\(index + 1)", person.plural, tables(of: person))
        })

    private static func tables(of person: PersonConcerned) -> [BlockLayout] {
        let first = person == .child ? 8 : 1
        let asked = Characteristic.allCases.enumerated().map { index, characteristic in
            BlockLayout.table(answers(person, characteristic, number: first + index))
        }
        return person == .child ? [.table(children)] + asked : asked
    }

    private static func answers(
        _ person: PersonConcerned, _ characteristic: Characteristic, number: Int
    ) -> TableLayout {
        let name = characteristic.rawValue.spaced
        return TableLayout(
            id: "\(person.rawValue)_\(characteristic.rawValue)", label: "Table \(number)",
            title: "\(person.plural) by \(name)", first: Words.sentence(name),
            columns: [.value(.earlier(1)), .value(.current), .share(.current)],
            rows: .parts(of: Equality.id(person, characteristic)),
            definition:
                "Complaints accepted into a procedure\(person == .child ? " that name a child, or that a child or young person made" : ""), "
                + "by the year received, one person each; whoever gave no answer was not asked. The total is of those for "
                + "whom it is recorded.")
    }

    private static let children = TableLayout(
        id: "children_affected", label: "Table 7", title: "Children affected, by procedure", first: "Procedure",
        columns: [.value(.earlier(1)), .value(.current)], rows: .parts(of: "equality.children_affected"),
        definition:
            "The children named in complaints accepted into a procedure, by the day received, and one where a child or "
            + "young person complained.")
}

extension Layout {
    /// The complainant-behaviour register in numbers; never a name, and of no department (requirements R161, R167).
    static let behaviourRegister = Layout(
        report: .behaviourRegister, title: ReportName.behaviourRegister.title, legalBasis: [], isByDepartment: false,
        sections: [
            SectionLayout(
                "1", "Measures",
                [
                    .table(measures("in_force", "Table 1")), .table(measures("new", "Table 2")),
                    .table(measures("ended", "Table 3")), .table(measures("ended.by_cause", "Table 4")),
                ]),
            SectionLayout(
                "2", "Reviews",
                [
                    .table(measures("reviews", "Table 5")), .table(measures("reviews_in_time", "Table 6")),
                    .table(measures("overdue", "Table 7")),
                ]),
        ])

    private static func measures(_ word: String, _ label: String) -> TableLayout {
        let figure = BehaviourRegister.figures.first { $0.id == "behaviour.\(word)" }
        return TableLayout(
            id: word.split(separator: ".").joined(separator: "_"), label: label, title: figure?.title ?? word,
            first: "Measures",
            columns: [.value(.earlier(1)), .value(.current)], rows: .parts(of: "behaviour.\(word)"),
            definition: figure?.sentence ?? "")
    }
}
