public import WorkingDays

/// By when an adult social care or public health complaint will be answered, inside the six months of the law.
///
/// With the acknowledgement the authority offers to discuss the period; where the offer is declined it sets one, and
/// writes to say so (SI 2009/309 reg 13(7), (8)). A later change of the plan is an extension.
public struct ResponsePlan: Hashable, Sendable {
    /// How the period came about.
    public enum Origin: String, Sendable, Codable, CaseIterable {
        /// Agreed with the complainant.
        case agreed
        /// Set by the authority, because the offer to discuss was declined.
        case setByAuthority = "set_by_authority"
    }

    public let madeOn: Day
    public let origin: Origin
    /// The last day of the period.
    public let respondByOn: Day
    /// The day of the letter that says so.
    public let letterOn: Day?

    /// A plan made on a day.
    public init(madeOn: Day, origin: Origin, respondByOn: Day, letterOn: Day?) {
        self.madeOn = madeOn
        self.origin = origin
        self.respondByOn = respondByOn
        self.letterOn = letterOn
    }
}
