/// Made-up names and narratives, so that a search is measured on texts in which some words are common and most are rare.
struct SeedTexts {
    private var state: UInt64 = 0x2545_F491_4F6C_DD1D

    private mutating func below(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    /// Mostly the first of a list, as words are in a language: the smaller of two draws, and again.
    private mutating func oneOf(_ words: [Substring]) -> Substring {
        words[min(below(words.count), below(words.count), below(words.count))]
    }

    /// A first name and a surname, some of them of two parts.
    mutating func name() -> String {
        let first = oneOf(Self.firstNames)
        let surname = Self.capital(oneOf(Self.surnameBeginnings)) + oneOf(Self.surnameEnds)
        return below(12) == 0
            ? "\(first) \(surname)-\(Self.capital(oneOf(Self.surnameBeginnings)))son" : "\(first) \(surname)"
    }

    /// Two dozen words, the complaint's number among them as the rarest.
    mutating func summary(_ number: Int) -> String {
        var words = (0..<(16 + below(16))).map { _ in String(oneOf(Self.words)) }
        words.insert("\(number)", at: 3)
        return words.joined(separator: " ")
    }

    private static func capital(_ word: Substring) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    private static let firstNames = """
        Olivia Amelia Isla Ava Mia Ivy Lily Noah Muhammad George Oliver Leo Arthur Oscar Ann Sarah Claire Emma Laura \
        Rebecca David Paul Andrew Mark James Aisha Fatima Priya Agnieszka Siobhan Rhys Owen Chukwu Mei Dmitri Zofia Tariq
        """.split(separator: " ")

    private static let surnameBeginnings = """
        smith jon brown tay wil dav evan thom rob wright walk whit edward green hall wood jack clark lewi harr young \
        king bak turn hill scott moor cook ward mor wats beld ash kers lang mid nor pem quin rad stan thorn under vaugh \
        west yard zel
        """.split(separator: " ")

    private static let surnameEnds = """
        es s son ton er ley well ford man worth field by wick ham stead croft bury den shaw combe
        """.split(separator: " ")

    private static let words = """
        the council did not answer my letters about a service and nobody called back after meeting social worker late \
        promised review assessment support plan child school transport visit contact foster placement respite payment \
        charge invoice road bin collection missed week month report record wrong information shared without consent \
        rude officer telephone waiting delay decision appeal refused hours reduced care home medication fall hospital \
        discharge bed mattress wheelchair ramp bathroom adaptation damp repair street light pavement pothole flood drain \
        hedge footpath library register birth permit parking ticket fence planning objection noise tree root kinship \
        guardianship adoption allowance backdated nursery tribunal education conference minutes chair statement draft \
        apology interpreter braille advocate complaint manager director councillor newspaper kingfisher marzipan
        """.split(separator: " ")
}
