import Complaints
import JSON

extension Fields {
    /// Findings on points.
    mutating func findings() -> [FindingOnPoint] {
        objects(optional: "findings", limit: 200) {
            FindingOnPoint(
                point: $0.integer("point", in: 1...1_000_000), finding: $0.choice("finding"),
                reason: $0.text(optional: "reason", limit: 5_000))
        }
    }
}
