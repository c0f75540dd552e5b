/// The finding on one point of a complaint.
public enum Finding: String, Sendable, Codable, CaseIterable {
    case upheld
    case partlyUpheld = "partly_upheld"
    case notUpheld = "not_upheld"
    case noFinding = "no_finding"
}

/// The outcome of a complaint or a stage of it.
public enum Outcome: String, Sendable, Codable, CaseIterable {
    case faultFound = "fault_found"
    case notUpheld = "not_upheld"
    case noFinding = "no_finding"

    /// The outcome that follows from the findings on the points, or nil without any.
    ///
    /// Any (partly) upheld point gives fault found, else any no finding gives no finding, else not upheld.
    public init?(of findings: [Finding]) {
        guard !findings.isEmpty else { return nil }
        if findings.contains(where: { $0 == .upheld || $0 == .partlyUpheld }) {
            self = .faultFound
        } else if findings.contains(.noFinding) {
            self = .noFinding
        } else {
            self = .notUpheld
        }
    }
}
