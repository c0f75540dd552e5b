public import Foundation
public import WorkingDays

extension Procedure {
    /// As a sentence names it.
    public var written: String {
        switch self {
        case .childrens: "the children's procedure"
        case .adultSocialCare: "the adult social care procedure"
        case .publicHealth: "the public health procedure"
        case .corporate: "the corporate procedure"
        }
    }
}

extension StageName {
    /// As a sentence names it within, with the article where it has one.
    var named: String {
        switch self {
        case .localResolution, .stage1, .stage2: written
        case .investigation, .reviewPanel, .singleStage: "the \(written)"
        }
    }

    /// Its name without an article.
    public var written: String {
        switch self {
        case .localResolution: "local resolution (stage 1)"
        case .investigation: "investigation (stage 2)"
        case .reviewPanel: "review panel (stage 3)"
        case .singleStage: "single stage"
        case .stage1: "stage 1"
        case .stage2: "stage 2"
        }
    }
}

extension String {
    /// As it stands at the start of a sentence; a field or code is left as it is.
    var atStart: String { contains("_") ? self : prefix(1).uppercased() + dropFirst() }
}

extension [String] {
    /// "a", "a and b", "a, b and c".
    var written: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}

extension London {
    /// An instant as a sentence gives it, in London's time.
    static func written(_ instant: Date) -> String {
        "\(clockTime(instant)) on \(day(of: instant).written)"
    }

    /// The time of day of an instant in London, such as 15:40.
    public static func clockTime(_ instant: Date) -> String {
        let minutes = Int(instant.timeIntervalSince(London.instant(of: day(of: instant))) / 60)
        return [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}
