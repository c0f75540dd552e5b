/// A sentence of a report with slots for its figures.
///
/// No digit may be typed in it: every number comes from the computation that fills the tables (requirement R138).
///
/// A slot is `{id}` or `{id/key}`, with `@before` for the same days a year earlier, and with how it is said behind a bar:
/// `{childrens.received@before|count complaint}`.
/// - nothing: the number, or why there is none; a percentage over a base under 10 is its counts, "3 of 4"
/// - `count NOUN`: "no complaints", "1 complaint", "1,086 complaints"; `Count NOUN` begins a sentence
/// - `was`: "was" or "were"; `Was` where none are "None", which is one
/// - `share`: of a figure with a count and a percentage, "31 (36%)", or the count alone where it is of fewer than ten; `Share`
///   says "None" where there are none
/// - `fraction`: what a percentage is made of, "76 of 86"
/// - `beside`: a percentage in brackets behind its counts; nothing where its base is under 10
/// - `counts`: behind a percentage said by `of`, the counts it is made of in brackets; nothing where its base is under 10
/// - `of`: a percentage before "of those": where its base is under 10, what it counts
/// - `change`: how a count or a sum compares with the same days a year earlier; `brief`: the same in a few words
/// - `compare`: how a percentage does; `then`: what it was, "51% in 2021-22"
/// - `names`: the labels of the greatest values, "delay and poor communication"; `phrases`: the same within a sentence
/// - `each NOUN`: how many each of them has, "13 complaints each"
/// - `next`: those that come after the greatest, with how many, "delay (12)"
/// - `title`: the figure's own words, which is how a limit of days is said
/// - `money`: pounds
///
/// `{period}`, `{before}`, `{span}` (year, quarter, month or period), `{first_day}`, `{last_day}` (of a period that is not
/// over, the day of the computation), `{stage_1}`, `{stage_2}` and `{stage_3}` are names, and `{=TEXT}` quotes one that has a
/// digit: of a law, a table, a stage or a limit.
struct Template: Sendable, Hashable {
    /// When the sentence is said.
    enum When: Sendable, Hashable {
        case none(String)
        case some(String)
        /// There is a number.
        case known(String)
        case unknown(String)
        /// Several values, as where the largest tie.
        case several(String)
        case single(String)
        /// The report is of a financial year.
        case wholeYear
        /// It is of a quarter, a month or other days.
        case otherDays
    }

    /// Where a figure's value stands in a sentence.
    struct Slot: Sendable, Hashable {
        let value: Reference
        let format: String
    }

    enum Piece: Sendable, Hashable {
        case text(String)
        /// A name that is quoted as it is.
        case quoted(String)
        case name(String)
        case slot(Slot)
    }

    let when: [When]
    let pieces: [Piece]

    /// What is wrong with a template, said when it is loaded.
    struct Fault: Error, Hashable, CustomStringConvertible {
        let template: String
        let description: String
    }

    /// Reads a template.
    ///
    /// - Throws: `Fault` for a digit outside a slot, an unclosed slot, and a way of saying that there is not.
    init(reading text: String, when: [When] = []) throws(Fault) {
        self.when = when
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            pieces.append(.text(String(rest[..<open])))
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw Fault(template: text, description: "A slot is not closed.")
            }
            pieces.append(try Self.slot(String(rest[rest.index(after: open)..<close]), in: text))
            rest = rest[rest.index(after: close)...]
        }
        pieces.append(.text(String(rest)))
        self.pieces = pieces.filter { $0 != .text("") }
        for case .text(let typed) in self.pieces where typed.contains(where: \.isNumber) {
            throw Fault(template: text, description: "A digit is typed in \"\(typed)\"; a number comes from a figure.")
        }
    }

    private static let names: Set<String> = [
        "period", "before", "span", "first_day", "last_day", "stage_1", "stage_2", "stage_3",
    ]
    private static let formats: Set<String> = [
        "", "count", "Count", "was", "Was", "share", "Share", "fraction", "beside", "counts", "of", "change", "brief",
        "compare",
        "then", "names",
        "phrases",
        "each", "next", "title", "money",
    ]

    private static func slot(_ text: String, in template: String) throws(Fault) -> Piece {
        if names.contains(text) { return .name(text) }
        if text.hasPrefix("=") { return .quoted(String(text.dropFirst())) }
        let parts = text.split(separator: "|", maxSplits: 1)
        let format = parts.count > 1 ? String(parts[1]) : ""
        guard let first = parts.first, formats.contains(String(format.prefix { $0 != " " })) else {
            throw Fault(template: template, description: "There is no way of saying \"\(text)\".")
        }
        return .slot(Slot(value: Reference(stringLiteral: String(first)), format: format))
    }

    /// The figures it needs.
    var ids: [String] {
        pieces.compactMap { if case .slot(let slot) = $0 { slot.value.id } else { nil } } + when.flatMap(\.ids)
    }
}

extension Template.When {
    /// The figures it asks about.
    var ids: [String] {
        switch self {
        case .none(let id), .some(let id), .known(let id), .unknown(let id), .several(let id), .single(let id):
            [Reference(stringLiteral: id).id]
        case .wholeYear, .otherDays: []
        }
    }
}

extension Template: ExpressibleByStringLiteral {
    /// A template of a layout; one that is wrong ends the program when the layout is loaded, which a test does for each.
    init(stringLiteral text: String) {
        do { try self.init(reading: text) } catch { preconditionFailure("\(error.description) (\(error.template))") }
    }

    /// The same sentence, said only then.
    func when(_ conditions: When...) -> Template { Template(pieces: pieces, when: when + conditions) }

    private init(pieces: [Piece], when: [When]) {
        self.pieces = pieces
        self.when = when
    }
}
