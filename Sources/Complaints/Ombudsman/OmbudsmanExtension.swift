public import WorkingDays

/// A later date that the Ombudsman agreed to.
public struct OmbudsmanExtension: Hashable, Sendable {
    public let agreedOn: Day
    public let extendedTo: Day

    /// An extension agreed on a day to a later one.
    public init(agreedOn: Day, extendedTo: Day) {
        self.agreedOn = agreedOn
        self.extendedTo = extendedTo
    }
}

/// What the Ombudsman may put off more than once: the last date holds, and those before it are kept.
public protocol OmbudsmanExtendable {
    /// The day of the last agreement to a later date, and that date.
    var extendedOn: Day? { get set }
    var extendedTo: Day? { get set }
    /// What was agreed to before that, the first first.
    var earlierExtensions: [OmbudsmanExtension] { get set }
}

extension OmbudsmanExtendable {
    /// Every later date that was agreed to, the first first.
    var extensions: [OmbudsmanExtension] {
        guard let extendedOn, let extendedTo else { return earlierExtensions }
        return earlierExtensions + [OmbudsmanExtension(agreedOn: extendedOn, extendedTo: extendedTo)]
    }

    /// With these later dates alone, the last of which holds.
    func extended(only extensions: some Collection<OmbudsmanExtension>) -> Self {
        var copy = self
        copy.earlierExtensions = Array(extensions.dropLast())
        let last = Array(extensions.suffix(1)).first
        copy.extendedOn = last?.agreedOn
        copy.extendedTo = last?.extendedTo
        return copy
    }

    /// With another later date, beside those that were agreed to before.
    public func extended(_ later: OmbudsmanExtension) -> Self { extended(only: extensions + [later]) }

    /// Where the last later date was taken back, with the one before, which holds again.
    public var withLastExtension: Self {
        extendedOn == nil && extendedTo == nil ? extended(only: earlierExtensions) : self
    }
}
