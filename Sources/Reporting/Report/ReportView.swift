/// Who a report is for (requirement R153).
public enum ReportView: String, Codable, Sendable, Hashable, CaseIterable {
    /// Whatever would tell of few people is withheld.
    case open = "public"
    /// It withholds nothing, and is for a committee that sits without the public (Local Government Act 1972 s100A(4)).
    case committee
    /// It withholds nothing, and is for whoever reads casework.
    case inside = "internal"

    /// Whether it withholds what would tell of few people.
    public var isGuarded: Bool { self == .open }

    /// What stands on it, where it is not for publication.
    var marking: String? {
        switch self {
        case .open: nil
        case .committee:
            "Not for publication: exempt information under paragraph 2 of Part 1 of Schedule 12A to the Local Government Act "
                + "1972 (information which is likely to reveal the identity of an individual). It withholds no small number."
        case .inside: "This is the internal view: it withholds no small number, and is not for publication."
        }
    }

    /// The same at the head of each printed page.
    var shortMarking: String? {
        switch self {
        case .open: nil
        case .committee: "Exempt, not for publication"
        case .inside: "Internal, not for publication"
        }
    }
}
