import Complaints
public import Foundation
import HTML
import WorkingDays

/// Whose the page of a record is and when it was computed, which every page says.
public struct PageStanding: Sendable {
    private let name: String?
    private let computedAt: Date

    /// The council's name, where it was entered, and the instant.
    public init(council: String?, computedAt: Date) {
        name = council
        self.computedAt = computedAt
    }

    /// Whose it is, in the words of a report.
    var council: String { name ?? "The Council" }

    /// What stands at the foot of the page: it is no numbered version, and holds for the minute it was asked for.
    var footer: HTML {
        """
        <p>\(prose: council). Computed for whoever asked, \(London.day(of: computedAt).written) at \
        \(London.clockTime(computedAt)), London time.</p>
        """
    }
}
