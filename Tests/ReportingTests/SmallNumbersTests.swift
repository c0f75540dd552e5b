import Reporting
import Testing

struct SmallNumbersTests {
    @Test("counts from one to four are withheld, nothing and five are not")
    func bounds() {
        let rule = SmallNumbers.upToFour

        #expect([0, 1, 4, 5].map(rule.withholds) == [false, true, true, false])
    }

    @Test(
        "what a total would give away is withheld as well",
        arguments: [
            ([51, 13, 10, 4, 8], [3, 4]),
            ([51, 13, 10, 0, 8], [] as [Int]),
            ([51, 13, 2, 3, 8], [2, 3]),
            ([51, 13, 1, 1, 8], [2, 3, 4]),
            ([51, 13, 4, 4, 8], [2, 3, 4]),
            ([3], [0]),
        ])
    func secondary(counts: [Int], places: [Int]) {
        #expect(SmallNumbers.upToFour.withheld(among: counts) == Set(places))
    }

    @Test(
        "a total tells what is withheld where nothing but zeros stands beside it and its parts leave no choice",
        arguments: [
            ([2, 0], true), ([1, 1, 0], true), ([4, 4], true), ([2, 3, 0], false), ([2, 7], false), ([7, 0], false),
            ([0, 0], false),
        ])
    func total(counts: [Int], tells: Bool) {
        #expect(SmallNumbers.upToFour.totalTells(counts) == tells)
    }

    @Test("a threshold of nothing withholds nothing")
    func off() {
        #expect(SmallNumbers(threshold: 0).withheld(among: [1, 2, 3]).isEmpty)
    }
}
