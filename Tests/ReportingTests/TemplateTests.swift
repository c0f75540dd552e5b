import Complaints
import Testing
import WorkingDays

@testable import Reporting

/// Sentences with slots, and what is refused when one is loaded.
struct TemplateTests {
    @Test(
        "a template with a typed digit, an open slot or an unknown way of saying is refused",
        arguments: [
            ("In 2022 there were {f/count|count complaint}.", "A digit is typed"),
            ("There were ٣ complaints.", "A digit is typed"),
            ("{f/count} of ½ of them.", "A digit is typed"),
            ("There were {f/count", "A slot is not closed"),
            ("There were {f/count|shouted}.", "There is no way of saying"),
            ("There were {}.", "There is no way of saying"),
        ])
    func refused(text: String, description: String) throws {
        let fault = #expect(throws: Template.Fault.self) { try Template(reading: text) }

        #expect(try #require(fault).description.hasPrefix(description))
    }

    @Test("the digits of a name are quoted, and the figures of a template are known")
    func names() throws {
        let template = try Template(
            reading: "By {=regulation 13(3)}, {stage_2}: {f/count@before|count complaint}.", when: [.some("g/of")])

        #expect(template.ids == ["f", "g"])
    }

    @Test("every layout can be loaded, and names only figures of the catalogue", arguments: ReportName.allCases)
    func layouts(name: ReportName) throws {
        let catalogue = Catalogue(bands: [])

        let layout = Layout.of(name, catalogue: catalogue)

        #expect(layout.ids.filter { catalogue[$0] == nil } == [])
        #expect(Set(layout.tables.map(\.id)).count == layout.tables.count)
    }

    /// A figure with a count of a year and of the year before, which may not be recorded.
    private func sentences(_ before: Int?, _ now: Int, of: Int = 86, keys: [(String, Int)] = []) throws -> Sentences {
        let period = try #require(Period("2022-23"))
        let all = Measure.received(.childrens)
        let some = all.and(.yes(.represented))
        let dimension = Dimension(field: Field("cause"), keys: .listed(keys.map { .init($0.0) }))
        let definitions = [
            FigureDefinition("f", "Within 20 working days", "Said.", .countOf(some, all), source: "R117"),
            FigureDefinition("top", "Top", "Said.", .largest(all, by: dimension, places: 1), source: "R117"),
            FigureDefinition("next", "Next", "Said.", .largest(all, by: dimension, places: 2), source: "R117"),
        ]
        var cube = Cube()
        cube.recordsBegin[.complaint] = before == nil ? period.firstOn : period.before.firstOn
        cube.counts[.init(measure: all, dimension: nil, period: period)] = [nil: of]
        cube.counts[.init(measure: all, dimension: nil, period: period.before)] = [nil: 65]
        cube.counts[.init(measure: some, dimension: nil, period: period)] = [nil: now]
        cube.counts[.init(measure: some, dimension: nil, period: period.before)] = [nil: before ?? 0]
        cube.counts[.init(measure: all, dimension: dimension, period: period)] = Dictionary(
            uniqueKeysWithValues: keys.map { (Optional($0.0), $0.1) })
        return Sentences(
            book: FigureBook(definitions, cube: cube), period: period,
            today: period.lastOn.adding(days: 1))
    }

    struct Said: Sendable, CustomTestStringConvertible {
        let template: String
        let before: Int?
        let now: Int
        let text: String
        var testDescription: String { "\(template): \(before.map(String.init) ?? "not recorded"), \(now)" }

        init(_ template: String, _ before: Int?, _ now: Int, _ text: String) {
            (self.template, self.before, self.now, self.text) = (template, before, now, text)
        }
    }

    @Test(
        "a slot is said as its figure is",
        arguments: [
            Said("{f/count|Count answer} {f/count|was} late.", 0, 0, "No answers were late."),
            Said("{f/count|Count answer} {f/count|was} late.", 0, 1, "1 answer was late."),
            Said("{f|share} came {f|title}.", 9, 31, "31 (36%) came within 20 working days."),
            Said("{f|Share} of them {f/count|Was} late.", 9, 0, "None of them was late."),
            Said("{f|Share} of them {f/count|Was} late.", 9, 2, "2 (2%) of them were late."),
            Said("That is {f/percent}, {f/percent|fraction}.", 9, 31, "That is 36%, 31 of 86."),
            Said("{f/count}, {f/count|change}.", 9, 11, "11, 2 more than in 2021-22 (9)."),
            Said("{f/count}, {f/count|change}.", nil, 11, "11, with no figure for 2021-22 to compare it with."),
            Said("{f/count|brief}", 20, 30, "up 50% on 2021-22"),
            Said("{f/count|brief}", 20, 10, "down 50% on 2021-22"),
            Said("{f/count|brief}", 20, 20, "about as in 2021-22"),
            Said("{f/count|brief}", 0, 20, "none in 2021-22"),
            Said("{f/count|brief}", 0, 0, "as in 2021-22"),
            Said("{f/count|brief}", nil, 20, "2021-22 not recorded"),
            Said("{f/percent|then}", 13, 20, "20% in 2021-22"),
            Said("{f/percent|then}", nil, 20, "2021-22 not recorded"),
            Said("{f/percent|compare}", 13, 43, "up from 20% in 2021-22"),
            Said("{f/count@before} in {before}, {f/count} in {period}", 13, 43, "13 in 2021-22, 43 in 2022-23"),
            Said("the {span} from {first_day} to {last_day}", 1, 1, "the year from 1 April 2022 to 31 March 2023"),
            Said("{stage_1} by {=regulation 13(3)}", 1, 1, "stage 1 by regulation 13(3)"),
        ])
    func slots(said: Said) throws {
        let sentences = try sentences(said.before, said.now)

        #expect(sentences.paragraph([try Template(reading: said.template)]) == said.text)
    }

    @Test(
        "a percentage of fewer than ten is said as its counts",
        arguments: [
            ("That is {f/percent}.", 4, "That is 3 of 4."), ("That is {f/percent}.", 12, "That is 25%."),
            ("Of {f/of}, {f|share} came.", 4, "Of 4, 3 came."), ("{f|share} came.", 10, "3 (30%) came."),
            ("In {f/count}{f/percent|beside} of them.", 4, "In 3 of them."),
            ("In {f/count}{f/percent|beside} of them.", 10, "In 3 (30%) of them."),
            ("For {f/percent|of} of those.", 9, "For 3 of those."),
            ("For {f/percent|of} of those.", 10, "For 30% of those."),
        ])
    func smallBase(template: String, of: Int, text: String) throws {
        let sentences = try sentences(13, 3, of: of)

        #expect(sentences.paragraph([try Template(reading: template)]) == text)
    }

    @Test(
        "the greatest are said with those that tie, and those that come next too",
        arguments: [
            ([("delay", 9), ("policy", 4), ("other", 1)], "delay with 9 complaints, then policy (4)"),
            ([("delay", 9), ("policy", 4), ("other", 4)], "delay with 9 complaints, then policy and other (4 each)"),
            ([("delay", 9), ("policy", 9), ("other", 1)], "delay and policy with 9 complaints each"),
            ([("delay", 9), ("policy", 0), ("other", 0)], "delay with 9 complaints"),
            ([("delay", 0)], nil),
        ] as [([(String, Int)], String?)])
    func ties(keys: [(String, Int)], text: String?) throws {
        let sentences = try sentences(1, 1, keys: keys)

        let said = sentences.paragraph([
            Template("{top|phrases} with {top|each complaint}").when(.single("top"), .single("next")),
            Template("{top|phrases} with {top|each complaint}, then {next|next}").when(
                .single("top"), .several("next")),
            Template("{top|phrases} with {top|each complaint}").when(.several("top")),
        ])

        #expect(said == text)
    }

    @Test("nothing is said where no sentence of a paragraph is to be said")
    func none() throws {
        let sentences = try sentences(1, 0)

        #expect(sentences.paragraph([Template("Some.").when(.some("f/count"))]) == nil)
        #expect(
            sentences.paragraph([Template("Some.").when(.some("f/count")), Template("None.").when(.none("f/count"))])
                == "None.")
    }
}
