public import WorkingDays

/// The review panel of children's stage 3 (SI 2006/1738 regs 19, 20).
public struct Panel: Hashable, Sendable {
    /// Three people, the chair first; none before the panel is convened.
    public var panellists: [Appointee] = []
    public var heldOn: Day?
    /// The day it was confirmed that an interpreter and whatever else people need will be there.
    public var needsConfirmedOn: Day?
    /// The day the panel's findings were sent.
    public var findingsOn: Day?
    /// The day the authority received them; where it is not recorded, the day they were sent.
    public var findingsReceivedOn: Day?
    /// The day the authority considered the findings with the Independent Person (reg 20(3)).
    public var independentPersonConsultedOn: Day?

    /// A panel that is not convened yet.
    public init() {}
}
