import Complaints
import Testing

/// The suggested rating of a figure; all numbers are hundredths.
@Suite struct RatingTests {
    struct Rated: Sendable, CustomTestStringConvertible {
        let what: String
        let value: Int?
        let target: TargetBound?
        let colour: Rating.Colour

        init(_ what: String, _ value: Int?, _ comparison: TargetComparison?, _ target: Int, _ colour: Rating.Colour) {
            self.what = what
            self.value = value
            self.target = comparison.map { TargetBound(value: target, comparison: $0) }
            self.colour = colour
        }

        var testDescription: String { what }
    }

    @Test(
        "R172, R173: met is green and equal meets, within a tenth of the target is amber, the rest is red",
        arguments: [
            Rated("36 % of a target of 100", 36_00, .atLeast, 100_00, .red),
            Rated("92 % of a target of 100", 92_00, .atLeast, 100_00, .amber),
            Rated("100 % of a target of 100", 100_00, .atLeast, 100_00, .green),
            Rated("no target", 36_00, nil, 0, .none),
            Rated("92.0 against 92.0", 92_00, .atLeast, 92_00, .green),
            Rated("a hundredth under the target", 91_99, .atLeast, 92_00, .amber),
            Rated("just a tenth under", 90_00, .atLeast, 100_00, .amber),
            Rated("a hundredth more under", 89_99, .atLeast, 100_00, .red),
            Rated("at most 8, and 8", 8_00, .atMost, 8_00, .green),
            Rated("at most 8, and just a tenth over", 8_80, .atMost, 8_00, .amber),
            Rated("at most 8, and a hundredth more over", 8_81, .atMost, 8_00, .red),
            Rated("at most none, and none", 0, .atMost, 0, .green),
            Rated("at most none, and the least there is", 1, .atMost, 0, .red),
            Rated("at least nothing", 0, .atLeast, 0, .green),
            Rated("no value", nil, .atLeast, 100_00, .none),
        ])
    func colour(of rated: Rated) {
        let rating = Rating.suggested(
            value: rated.value, before: nil, target: rated.target, polarity: .high, tolerance: 35)

        #expect(rating.colour == rated.colour)
        #expect(rating.trend == nil && rating.direction == .none)
    }

    struct Move: Sendable, CustomTestStringConvertible {
        let what: String
        let before: Int
        let value: Int
        let polarity: Polarity
        let tolerance: Int
        let trend: Rating.Trend
        let direction: Rating.Direction

        init(
            _ what: String, _ before: Int, _ value: Int, _ polarity: Polarity, tolerance: Int, _ trend: Rating.Trend,
            _ direction: Rating.Direction
        ) {
            (self.what, self.before, self.value, self.polarity) = (what, before, value, polarity)
            (self.tolerance, self.trend, self.direction) = (tolerance, trend, direction)
        }

        var testDescription: String { what }
    }

    @Test(
        "R169, R170: which way a figure moved, and whether that is better, by its polarity and tolerance",
        arguments: [
            Move("0.24 points", 23_00, 22_76, .high, tolerance: 35, .noChange, .none),
            Move("0.31 points", 23_50, 23_19, .high, tolerance: 35, .noChange, .none),
            Move("0.4 points", 84_90, 85_30, .high, tolerance: 35, .increase, .better),
            Move("0.01 without a tolerance", 1, 2, .low, tolerance: 0, .increase, .worse),
            Move("just the tolerance", 50_00, 50_35, .high, tolerance: 35, .noChange, .none),
            Move("a hundredth more", 50_00, 50_36, .high, tolerance: 35, .increase, .better),
            Move("a hundredth more down", 50_00, 49_64, .high, tolerance: 35, .decrease, .worse),
            Move("stage 1 in time", 51_00, 36_00, .high, tolerance: 35, .decrease, .worse),
            Move("over 65 days", 10_00, 8_00, .low, tolerance: 0, .decrease, .better),
            Move("a volume", 65_00, 86_00, .none, tolerance: 0, .increase, .none),
            Move("a volume that stays", 65_00, 65_00, .none, tolerance: 0, .noChange, .same),
            Move("equal", 36_00, 36_00, .high, tolerance: 35, .noChange, .same),
            Move("from nothing to nothing", 0, 0, .low, tolerance: 0, .noChange, .same),
        ])
    func move(_ move: Move) {
        let rating = Rating.suggested(
            value: move.value, before: move.before, target: nil, polarity: move.polarity, tolerance: move.tolerance)

        #expect(rating.trend == move.trend)
        #expect(rating.direction == move.direction)
        #expect(rating.colour == .none)
    }

    @Test("Without a value there is no trend either, whatever was before")
    func missing() {
        let rating = Rating.suggested(value: nil, before: 1, target: nil, polarity: .low, tolerance: 0)

        #expect(rating.trend == nil && rating.direction == .none && rating.colour == .none)
    }
}
