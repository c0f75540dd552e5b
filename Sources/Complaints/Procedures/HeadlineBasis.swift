/// Which day children's stage 2 is counted from in the first place; the other is always shown beside it
/// (ruling "Children's stage 2").
public enum HeadlineBasis: String, Sendable, Codable, CaseIterable {
    /// The complainant's request.
    case stageRequested = "stage_requested"
    /// The agreed statement of complaint, and until there is one the request.
    case statementAgreed = "statement_agreed"

    fileprivate var own: ClockBasis { self == .stageRequested ? .stageRequested : .statementAgreedOrRequested }
    fileprivate var other: ClockBasis { self == .stageRequested ? .statementAgreed : .stageRequested }
    fileprivate var suffix: String { self == .stageRequested ? "_from_statement" : "_from_request" }
    fileprivate static let suffixes = HeadlineBasis.allCases.map(\.suffix)
}

extension ProcedureVersion {
    /// The headline basis of children's stage 2; nil in a procedure without one.
    public var headlineBasis: HeadlineBasis? {
        let response = clock("response", of: .investigation)
        return HeadlineBasis.allCases.first { $0.own == response?.basis }
    }

    /// The clocks with another headline basis: the same lengths and sources, the two bases of stage 2 exchanged.
    public func clocks(headline: HeadlineBasis) -> [ProcedureClock] {
        clocks.map { clock in
            guard clock.stage == .investigation, clock.endsWith == .responded || clock.endsWith == .noticeGiven else {
                return clock
            }
            guard let suffix = HeadlineBasis.suffixes.first(where: { clock.clock.hasSuffix($0) }) else {
                return clock.with(name: clock.clock, basis: headline.own)
            }
            return clock.with(name: clock.clock.dropLast(suffix.count) + headline.suffix, basis: headline.other)
        }
    }
}

extension ProcedureClock {
    fileprivate func with(name: String, basis: ClockBasis) -> ProcedureClock {
        ProcedureClock(
            stage: stage, clock: name, kind: kind, basis: basis, endsWith: endsWith, length: length,
            extension: `extension`, notice: notice, advocateMaximum: advocateMaximum, source: source,
            isVerified: isVerified)
    }
}
