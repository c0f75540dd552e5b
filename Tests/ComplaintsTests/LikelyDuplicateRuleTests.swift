import Testing

@testable import Complaints

/// The rule of the second word, without a database.
struct LikelyDuplicateRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let found: [LikelyDuplicate]
        /// The references that are told; none where it goes through.
        let told: [String]
    }

    private static func earlier(_ reference: String, said: Bool = false) -> LikelyDuplicate {
        LikelyDuplicate(reference: reference, isAnotherMatter: said)
    }

    @Test(
        "It goes through once it was said of each that is there",
        arguments: [
            Case(testDescription: "nothing is there", found: [], told: []),
            Case(testDescription: "one, and nothing said", found: [earlier("A")], told: ["A"]),
            Case(testDescription: "one, and it was said", found: [earlier("A", said: true)], told: []),
            Case(
                testDescription: "two, and it was said of one", found: [earlier("A", said: true), earlier("B")],
                told: ["B"]),
            Case(testDescription: "two, and nothing said", found: [earlier("A"), earlier("B")], told: ["A", "B"]),
        ])
    func secondWord(of given: Case) throws {
        do {
            let said = try LikelyDuplicate.check(given.found, within: 7)
            #expect(given.told.isEmpty)
            #expect(said == given.found.map(\.reference))
        } catch let refusal {
            #expect(refusal.code.rawValue == "likely_duplicate")
            #expect(refusal.references == given.told)
            for reference in given.told { #expect(refusal.detail.contains(reference)) }
        }
    }

    @Test(
        "The sentence says how many days count",
        arguments: [(0, "on one day"), (1, "within a day"), (7, "within 7 days")])
    func sentence(days: Int, words: String) {
        #expect(Refusal.likelyDuplicate(["A"], within: days).detail.contains(words))
    }
}
