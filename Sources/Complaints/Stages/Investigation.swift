public import WorkingDays

/// Who investigates a children's stage 2.
public enum InvestigatorType: String, Sendable, Codable, CaseIterable {
    case inHouse = "in_house"
    case commissioned
}

/// The work of children's stage 2 (SI 2006/1738 regs 16, 17).
public struct Investigation: Hashable, Sendable {
    /// The day the written statement of complaint was agreed.
    public var statementAgreedOn: Day?
    public var officer: Appointee?
    public var investigatorType: InvestigatorType?
    public var independentPerson: Appointee?
    /// In the order they were received: the officer's, the Independent Person's on it, and those of an investigation that
    /// was repeated.
    public var reports: [InvestigationReport] = []

    /// An investigation of which nothing is done yet.
    public init() {}
}
