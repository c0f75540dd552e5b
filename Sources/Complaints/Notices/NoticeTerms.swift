/// What a council decided that the notice about a point that is left out says.
///
/// Its source was not read, so it is data (rule CH-SC6). Whether it is owed at all is decided from day to day (`DecidedSetting`).
public struct NoticeTerms: Hashable, Sendable {
    /// Whether it names the Ombudsman.
    public let exclusionNamesOmbudsman: Bool
    /// How long the point may be brought again; 0 where it may not, and the notice does not say so.
    public let resubmissionMonths: Int

    /// Terms from the council's settings.
    public init(exclusionNamesOmbudsman: Bool, resubmissionMonths: Int) {
        self.exclusionNamesOmbudsman = exclusionNamesOmbudsman
        self.resubmissionMonths = resubmissionMonths
    }

    /// What holds where a council decided nothing.
    public static let standard = NoticeTerms(
        exclusionNamesOmbudsman: CouncilSetting.exclusionNoticeOmbudsman.defaultValue == 1,
        resubmissionMonths: CouncilSetting.resubmissionMonths.defaultValue)
}

extension Complaint {
    /// What a notice about the complaint must contain: what its kind wants, in the adjudication's also the points that were
    /// left out (requirement R29), and of a point's exclusion what the council decided.
    public func contents(of kind: NoticeKind, terms: NoticeTerms) -> [NoticeContent] {
        switch kind {
        case .adjudication: kind.contents + (pointsLeftOut.isEmpty ? [] : [.excludedPoints])
        case .pointExclusion:
            kind.contents.filter { $0 != .resubmission || terms.resubmissionMonths > 0 }
                + (terms.exclusionNamesOmbudsman ? [.ombudsman] : [])
        default: kind.contents
        }
    }

    /// The points that are left out and decided nowhere else.
    public var pointsLeftOut: [ComplaintPoint] {
        points.filter { $0.exclusion.map { $0.reason != .splitOff } ?? false }
    }
}
