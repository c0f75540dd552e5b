import Complaints
import Foundation
import Testing
import WorkingDays

struct OmbudsmanCaseRuleTests {
    @Test(
        "a summary names nobody by a surname, in whatever case, with whatever accent, of one, of half a double or of several",
        arguments: [
            ("Mrs Smith wrote.", ["A. Smith"], false), ("MRS SMITH wrote.", ["A. Smith"], false),
            ("Smith's letter", ["Smith, Anna"], false), ("Mrs Jones", ["A. Smith-Jones"], false),
            ("Mr Garcia", ["Zoë García"], false), ("Mrs A and X", ["Anna A", "X"], true),
            ("The Smiths and the JONESES", ["A. Jones"], false), ("The Smiths' letter", ["A. Smith"], false),
            ("their young ones, the youngs", ["P. Young"], true), ("the young person", ["P. Young"], true),
            ("Anna was not heard.", ["Anna Smith"], true),
            ("Smithson wrote.", ["A. Smith"], true), ("Nobody is named.", [], true), ("P48450", ["P48450"], true),
        ])
    func summary(text: String, names: [String], isPrinted: Bool) {
        #expect(isPrinted == ((try? PrintSummary.check(text, names: names)) != nil))
    }

    @Test(
        "a report in the public interest is of fault, and premature of what was not exhausted",
        arguments: OmbudsmanDecision.allCases)
    func decisions(decision: OmbudsmanDecision) {
        func isAllowed(publicReport: Bool, exhausted: Bool) -> Bool {
            (try? decision.check(publicReport: publicReport, exhausted: exhausted)) != nil
        }

        #expect(isAllowed(publicReport: false, exhausted: false))
        #expect(isAllowed(publicReport: true, exhausted: false) == decision.rawValue.hasPrefix("upheld_"))
        #expect(isAllowed(publicReport: false, exhausted: true) == (decision != .prematureReferredBack))
    }

    @Test("each stage that a matter may have reached has a code of its own, and so has none")
    func reached() {
        #expect(StageReached.allCases.count == StageName.allCases.count + 1)
        #expect(StageReached.allCases.allSatisfy { StageReached(rawValue: $0.rawValue) == $0 })
        #expect(StageReached(rawValue: "stage_9") == nil)
    }

    @Test(
        "what is told of a matter without a complaint is whole, of its procedure, and exhausted only at the last stage",
        arguments: [
            (StageReached.none, false, true), (.stage(.stage1), false, true), (.stage(.stage2), true, true),
            (.stage(.stage2), false, true), (.stage(.stage1), true, false), (.none, true, false),
            (.stage(.investigation), false, false),
        ])
    func told(reached: StageReached, isExhausted: Bool, isTaken: Bool) {
        let told = ToldStanding(procedure: .corporate, reached: reached, isExhausted: isExhausted)
        #expect(isTaken == ((try? told.standing { _ in [.stage1, .stage2] }) != nil))
    }
}
