import Reporting
import Testing

struct SmallNumbersTests {
    @Test("counts from one to four are withheld, nothing and five are not")
    func bounds() {
        let rule = SmallNumbers.upToFour

        #expect([0, 1, 4, 5].map(rule.withholds) == [false, true, true, false])
    }
}
