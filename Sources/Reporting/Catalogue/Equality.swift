import Complaints

/// Who complains, by the characteristics they were asked for, in whole years; whoever computes it reads how often an answer was
/// given and never by whom (requirements R64, R149, R152).
enum Equality {
    static let figures: [FigureDefinition] =
        PersonConcerned.allCases.flatMap { person in
            Characteristic.allCases.flatMap { figures(person, $0) }
        } + [
            FigureDefinition(
                affected, "Children affected",
                "The children whom complaints accepted into a procedure are about, by the day received: those named in "
                    + "each, and one where a child or young person complained.",
                .breakdown(
                    Measure.rows(of: .child, by: .received, .recorded(.procedure)).counting(.sum(children)),
                    by: .procedure),
                describesPeople: true, source: "R64")
        ]

    /// The name of the figure of the children whom complaints are about.
    static let affected = "equality.children_affected"

    private static let children = Field("children")

    private static func figures(_ person: PersonConcerned, _ characteristic: Characteristic) -> [FigureDefinition] {
        let id = id(person, characteristic)
        let name = characteristic.rawValue.spaced
        let answers = Measure.rows(
            of: .equalityAnswer, by: .received, .is(Field("person"), person.rawValue),
            .is(Field("characteristic"), characteristic.rawValue), .recorded(.procedure)
        ).counting(.sum(Field("count")))
        func given(_ answer: String) -> Measure { answers.and(.is(Field("answer"), answer)) }
        let received = Formula.count(
            person == .child
                ? .rows(
                    of: .child, by: .received, .recorded(.procedure),
                    .yes(Field("about_a_child", "of a complaint about a child")))
                : .rows(of: .complaint, by: .received, .recorded(.procedure)))
        return [
            FigureDefinition(
                id, "\(person.plural) by \(name)",
                "Complaints accepted into a procedure, by the year received, in which the \(person.rawValue)'s \(name) is recorded, by category, "
                    + "one person each; beside them whoever did not say, is not known or was not asked, and the share "
                    + "for which it is recorded\(person == .child ? ", of complaints about a child" : "").",
                .tally(
                    given("recorded"), by: Dimension(field: Field("category"), keys: .categories(characteristic)),
                    beside: [
                        .init("prefer_not_to_say", nil, .count(given("prefer_not_to_say"))),
                        .init("unknown", nil, .count(given("unknown"))),
                        .init("not_asked", nil, .difference(received, .count(answers))),
                        .init(
                            FigureBook.all, person == .child ? "Complaints about a child" : "Complaints received",
                            received),
                        .init("completeness_percent", "Recorded, %", .share(.count(given("recorded")), of: received)),
                    ]), describesPeople: true, source: "R64")
        ]
    }

    /// The name of the figure of a characteristic.
    static func id(_ person: PersonConcerned, _ characteristic: Characteristic) -> String {
        "equality.\(person.rawValue).\(characteristic.rawValue)"
    }
}

extension PersonConcerned {
    /// As a table names them.
    var plural: String { self == .child ? "Children" : "Complainants" }
}
