/// Who a report is for (requirement R153).
public enum ReportView: String, Codable, Sendable, Hashable, CaseIterable {
    /// Whatever would tell of few people is withheld.
    case open = "public"
    /// It withholds nothing, and is for whoever reads casework.
    case inside = "internal"
}
