import Complaints
import Testing

/// The one form of a name and the one form of a reference.
@Suite struct NormalNameTests {
    struct Spellings: Sendable, CustomTestStringConvertible {
        let of: String
        let all: [String]
        var testDescription: String { of }
    }

    static let names = [
        Spellings(of: "sian", all: ["Siân", "Sian", "SIÂN", "Sia\u{302}n", " Siân ", "Si\u{200B}ân"]),
        Spellings(of: "sean", all: ["Seán", "Sean", "Sea\u{301}n"]),
        Spellings(of: "llyr", all: ["Llŷr", "Llyr", "LLŶR", "Lly\u{302}r"]),
        Spellings(of: "ayse", all: ["Ayşe", "Ayse", "Ays\u{327}e"]),
        Spellings(of: "ibrahim", all: ["İbrahim", "Ibrahim", "ıbrahim", "IBRAHIM"]),
        Spellings(of: "lukasz", all: ["Łukasz", "Lukasz", "ŁUKASZ"]),
        Spellings(of: "soren", all: ["Søren", "Soren", "SØREN"]),
        Spellings(of: "dorde", all: ["Đorđe", "Dorde", "Ðorðe"]),
        Spellings(of: "thordis", all: ["Þórdís", "Thordis"]),
        Spellings(of: "strauss", all: ["Strauß", "Strauss", "STRAUẞ"]),
        Spellings(of: "aegir", all: ["Ægir", "Aegir", "ÆGIR"]),
        Spellings(of: "coeur", all: ["Cœur", "Coeur"]),
        Spellings(of: "hamrun", all: ["Ħamrun", "Hamrun"]),
        Spellings(of: "nguyen", all: ["Nguyễn", "Nguyen", "Nguye\u{302}\u{303}n"]),
        Spellings(of: "aliyeva", all: ["Aliyeva", "ALIYEVA"]),
        Spellings(
            of: "oneill",
            all: [
                "O'Neill", "O’Neill", "OʼNeill", "O‘Neill", "O`Neill", "O′Neill", "O´Neill", "O\u{FF07}Neill", "ONeill",
                "o’NEILL",
            ]),
        Spellings(
            of: "smith jones",
            all: [
                "Smith-Jones", "Smith Jones", "Smith\u{2011}Jones", "Smith – Jones", "Smith\u{A0}Jones",
                "Smith\u{2009}Jones", "Smith\u{3000}Jones", "Smith\u{202F}Jones", "Smith  Jones", "Smi\u{AD}th Jones",
                "Smith\tJones", "Smith\u{2060} Jones", "\u{FEFF}Smith Jones", "\u{202E}Smith Jones\u{202C}",
            ]),
        Spellings(
            of: "jose garcia", all: ["José García", "Jose\u{301} Garci\u{301}a", "JOSE GARCIA", "Jose\u{2010}García"]),
        Spellings(of: "fiona", all: ["ﬁona", "Fiona", "Ｆｉｏｎａ"]),
        Spellings(of: "σισυφοσ", all: ["Σίσυφος", "ΣΙΣΥΦΟΣ", "σισυφος"]),
        Spellings(of: "елкин", all: ["Ёлкин", "Елкин", "ЕЛКИН"]),
        Spellings(of: "משה", all: ["מֹשֶׁה", "משה"]),
        Spellings(of: "محمد", all: ["مُحَمَّد", "محمد"]),
        Spellings(of: "chief executives", all: ["Chief Executive's", "Chief Executives", "Chief Executive’s "]),
        Spellings(
            of: "first response",
            all: [
                "First Response", "First Response ", "First  Response", "First\u{A0}Response", "FIRST RESPONSE",
                "First\u{200B} Response",
            ]),
    ]

    @Test("A name in ASCII alone has the form that it has beside what nobody sees")
    func plain() {
        let letters = (0..<0x80).map { Character(Unicode.Scalar(UInt8($0))) }
        let texts = letters.flatMap { first in letters.map { "\(first)A\(first)\($0)z\($0)" } }

        #expect(texts.filter { $0.normalName != ($0 + "\u{200B}").normalName } == [])
    }

    @Test("A name is one however it is spelt", arguments: names)
    func spelt(_ name: Spellings) {
        #expect(Set(name.all.map(\.normalName)) == [name.of])
        #expect(name.all.allSatisfy { $0.isSameName(as: name.all[0]) })
    }

    @Test(
        "Names that differ in a letter, a digit or where their words end stay two",
        arguments: [
            ("Sian", "Sean"), ("Ann Smith", "Anne Smith"), ("Smith Jones", "SmithJones"), ("Team 1", "Team 2"),
            ("Muller", "Mueller"), ("A. B", "A B"), ("हिन्दी", "हिन्दा"), ("First Response", "First Responses"),
        ])
    func two(_ one: String, _ other: String) {
        #expect(!one.isSameName(as: other))
    }

    @Test(
        "A text of nothing that can be read is blank",
        arguments: [
            "", " ", "\u{A0}\u{2003}", "\u{200B}", "\u{200D}\u{FEFF}", "\u{2800}", "\u{3164}", "\u{301}", "\u{1}", "-",
            "’",
        ])
    func blank(_ text: String) {
        #expect(text.isUnreadable)
        #expect(throws: Refusal.self) { try required("name", text) }
    }

    @Test(
        "A text with a letter, a digit or a sign is none", arguments: ["a", "7", "?", "家", "\u{1F600}", " x\u{200B}"])
    func written(_ text: String) throws {
        #expect(!text.isUnreadable)
        try required("name", text)
    }

    static let references = [
        Spellings(of: "t1", all: ["T-1", "t-1", "T 1", "T1", "T–1", "t/1", "T\u{A0}1", "T\u{2011}1"]),
        Spellings(
            of: "cmp2026 000001", all: ["CMP-2026-000001", "cmp 2026 000001", "Cmp/2026/000001", "CMP–2026–000001"]),
        Spellings(of: "24 017 890", all: ["24 017 890", "24-017-890", "24\u{A0}017\u{A0}890"]),
        Spellings(of: "2023 1 11", all: ["2023/1/11", "2023-1-11"]),
    ]

    @Test("A reference is one in every case and with whatever between its parts", arguments: references)
    func reference(_ reference: Spellings) {
        #expect(Set(reference.all.map(\.normalReference)) == [reference.of])
    }

    @Test("What parts two numbers keeps two references apart, and is not needed to look for one")
    func parts() {
        #expect("2023/1/11".normalReference != "2023/11/1".normalReference)
        #expect("CMP2026000001".soughtReference == "cmp-2026-000001".soughtReference)
        #expect("24017890".soughtReference == "24 017 890".soughtReference)
        #expect("CMP-2026-1".soughtReference != "CMP-2026-000001".soughtReference)
    }
}
