import Complaints
import Foundation
import Testing

/// Lines of managers, without a database.
@Suite struct LineManagersTests {
    private static let people = (0..<5).map { _ in PersonID(rawValue: UUID()) }

    @Test(
        "A line of managers goes round for those in the circle alone, with everybody else of it",
        arguments: [
            ("a line that ends", [0: 1, 1: 2], 0, []),
            ("two who manage each other", [0: 1, 1: 0], 0, [1]),
            ("three in a circle", [0: 1, 1: 2, 2: 0], 1, [2, 0]),
            ("somebody below a circle", [3: 0, 0: 1, 1: 0], 3, []),
            ("somebody whom nobody manages", [0: 1], 4, []),
        ] as [(String, [Int: Int], Int, [Int])])
    func circles(_ name: String, managers: [Int: Int], person: Int, circle: [Int]) {
        let people = Self.people
        let line = LineManagers(
            Dictionary(uniqueKeysWithValues: managers.map { (people[$0.key], people[$0.value]) }))

        #expect(line.circle(above: people[person]) == circle.map { people[$0] }, "\(name)")
    }
}
