public import Foundation
public import WorkingDays

/// What the duties towards a contact follow from.
public struct ContactFacts: Hashable, Sendable {
    public let id: ContactID
    public let complaint: ComplaintID?
    public let kind: ContactKind
    public let source: ContactSource?
    public let procedure: Procedure?
    public let channel: Channel
    public let receivedAt: Date
    /// Its own acknowledgement, not that of the complaint it became.
    public let acknowledgedOn: Day?
    public let resolvedAt: Date?
    public let closedAt: Date?
    /// When it was made a complaint.
    public let convertedAt: Date?

    /// The facts of a contact.
    public init(
        id: ContactID, complaint: ComplaintID?, kind: ContactKind, source: ContactSource?, procedure: Procedure?,
        channel: Channel, receivedAt: Date, acknowledgedOn: Day?, resolvedAt: Date?, closedAt: Date?, convertedAt: Date?
    ) {
        self.id = id
        self.complaint = complaint
        self.kind = kind
        self.source = source
        self.procedure = procedure
        self.channel = channel
        self.receivedAt = receivedAt
        self.acknowledgedOn = acknowledgedOn
        self.resolvedAt = resolvedAt
        self.closedAt = closedAt
        self.convertedAt = convertedAt
    }
}

extension ContactFacts {
    /// What is owed to whoever made the contact, under the version it would come under as a complaint; nothing where none is
    /// known.
    ///
    /// - Throws: `OutsideCalendar` where the days after receipt lie beyond the calendar.
    public func duties(
        under version: ProcedureVersion?, calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> [Duty] {
        guard let version else { return [] }
        let window = try version.informalResolution?.lastInstant(
            receivedAt: receivedAt, by: channel, calendar: calendar)
        return [conversion(by: window), try acknowledgement(under: version, by: window, calendar: calendar)]
            .compactMap(\.self)
    }

    /// To put it right informally in the time for it, or to make it a complaint (requirements R3, R4; ruling C23).
    ///
    /// Passing it is no breach: the complaint keeps the day of receipt. What is no dissatisfaction need not become one, but
    /// may be put right in the same time.
    private func conversion(by window: Date?) -> Duty? {
        guard window != nil || mustBecomeComplaint else { return nil }
        let dueAt = window ?? receivedAt
        let end = end(done: [putRightAt(by: window), convertedAt], else: [closedAt])
        return Duty(
            kind: .enquiryConversion, clock: window == nil ? "conversion" : "informal_resolution",
            nature: mustBecomeComplaint ? .target : .window, basisOn: receivedOn, dueOn: London.day(of: dueAt),
            dueAt: dueAt, knownFrom: receivedOn, endedOn: end?.on, endedBy: end?.by)
    }

    /// To say that it is here, as long as it is no complaint with an acknowledgement of its own (SI 2009/309 reg 13(3)).
    private func acknowledgement(
        under version: ProcedureVersion, by window: Date?, calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> Duty? {
        let clock = version.clocks.first { $0.stage == version.stages.first && $0.endsWith == .acknowledged }
        guard mustBecomeComplaint, let clock, case .workingDays(let days) = clock.length else { return nil }
        let dayZero = try Receipt(at: receivedAt).dayZero(in: version, calendar: calendar)
        var end = end(done: [], else: [putRightAt(by: window), closedAt])
        if let convertedAt { end = (London.day(of: convertedAt), .superseded) }
        if let acknowledgedOn, end.map({ acknowledgedOn <= $0.on }) ?? true { end = (acknowledgedOn, .met) }
        return Duty(
            kind: .acknowledgement, clock: clock.clock, nature: clock.kind, basisOn: dayZero,
            dueOn: try calendar.day(days, workingDaysAfter: dayZero), knownFrom: receivedOn, endedOn: end?.on,
            endedBy: end?.by)
    }

    private var receivedOn: Day { London.day(of: receivedAt) }

    /// A complaint needs a complainant, so that an anonymous contact never waits to become one.
    private var mustBecomeComplaint: Bool { kind.isDissatisfaction && source != .anonymous }

    private func putRightAt(by window: Date?) -> Date? {
        guard let resolvedAt, let window, resolvedAt <= window else { return nil }
        return resolvedAt
    }

    private func end(done acts: [Date?], else others: [Date?]) -> (on: Day, by: DutyEnd)? {
        DutyEnd.first(
            done: acts.compactMap(\.self).min().map(London.day(of:)),
            otherwise: others.compactMap(\.self).min().map(London.day(of:)))
    }
}

extension InformalResolution {
    /// The last instant at which a concern received then is put right informally, to the second; nil where it must be a
    /// complaint (ruling C23; SI 2009/309 reg 8).
    ///
    /// - Throws: `OutsideCalendar` where the next working day is not known.
    public func lastInstant(
        receivedAt: Date, by channel: Channel, calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> Date? {
        let receivedOn = London.day(of: receivedAt)
        let next = try calendar.day(1, workingDaysAfter: receivedOn)
        switch self {
        case .sameTimeNextWorkingDay:
            let second = London.secondOfDay(of: receivedAt)
            return London.instant(of: next, hour: second / 3600, minute: second / 60 % 60)
                .addingTimeInterval(Double(second % 60))
        case .oralByEndOfNextWorkingDay:
            guard channel == .phone || channel == .inPerson else { return nil }
            return London.instant(of: next.adding(days: 1)).addingTimeInterval(-1)
        }
    }
}
