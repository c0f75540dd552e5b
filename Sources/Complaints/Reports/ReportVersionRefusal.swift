import WorkingDays

/// Why a version of a report does not go on.
enum ReportVersionRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.reportVersions

    case reportPublished = "report_published"
    case reportStatusOrder = "report_status_order"
    case reportToDate = "report_to_date"
    case reportSuperseded = "report_superseded"
    case reviewsMissing = "reviews_missing"
    case reportNamesSomebody = "report_names_somebody"

    var page: RefusalPage {
        switch self {
        case .reportPublished:
            .conflict(
                "The version is published",
                means: "A version that was published stays what it was, whatever the register says by now.",
                next: "Make a new version with POST /v1/report-versions; it has the next number.")
        case .reportStatusOrder:
            .fault(
                "The status does not come next",
                means: "A version of a report is a draft, then presented, then final, then published, and skips none.",
                next: "Send the status that comes next.")
        case .reportToDate:
            .conflict(
                "The figures are figures to date",
                means: "The version was computed before its period was over, so that what came afterwards is missing.",
                next: "Make a new version after the last day of the period.")
        case .reportSuperseded:
            .conflict(
                "A later version is published",
                means: "The latest published version of a report holds, and an earlier one cannot take its place.",
                next: "Leave the version as it is, or make a new one.")
        case .reviewsMissing:
            .conflict(
                "Remedial reviews are missing",
                means: """
                    Every complaint in which fault was found is looked at again for what can be learnt, before the figures \
                    of its period are published.
                    """,
                next: """
                    Record the reviews; GET /v1/remedial-reviews/missing lists the complaints. Then make a new version, which \
                    counts them.
                    """,
                rule: "Ruling: fault of a complaint")
        case .reportNamesSomebody:
            .conflict(
                "The report names somebody",
                means: """
                    What is published has no name of a complainant, of somebody else in a complaint or of anybody in the \
                    directory.
                    """,
                next: "Say it without the name where it is recorded, and make a new version.")
        }
    }
}

extension Refusal {
    /// A published version is never changed (requirement R141).
    static func reportPublished(number: Int, on day: Day) -> Refusal {
        Refusal(
            ReportVersionRefusal.reportPublished,
            "Version \(number) was published on \(day.written) and stays as it is; a revised report is a new version.")
    }

    /// A version skips no status (requirement R141).
    static func reportStatusOrder(from status: ReportStatus) -> Refusal {
        let next = status.next.map { "; \($0.rawValue) comes next" } ?? ""
        return Refusal(
            ReportVersionRefusal.reportStatusOrder, "The version is \(status.asWords)\(next).", fields: ["status"])
    }

    /// Figures to date are no report of the period.
    static func reportToDate(_ period: Period, computedOn day: Day) -> Refusal {
        Refusal(
            ReportVersionRefusal.reportToDate,
            "The version was computed on \(day.written), and \(period.written) ends on \(period.lastOn.written).")
    }

    /// The latest published version holds.
    static func reportSuperseded(number: Int, by latest: Int) -> Refusal {
        Refusal(
            ReportVersionRefusal.reportSuperseded,
            "Version \(latest) is published and has taken the place of version \(number).")
    }

    /// A period is not published before its faults are reviewed (requirement R73).
    static func reviewsMissing(_ references: [String], in period: Period) -> Refusal {
        let isOne = references.count == 1
        return Refusal(
            ReportVersionRefusal.reviewsMissing,
            "\(isOne ? "1 complaint" : "\(references.count) complaints") with fault found at any stage in \(period.written) "
                + "\(isOne ? "has" : "have") no remedial review; \(isOne ? "it" : "they") must have one before the report is "
                + "published.",
            references: references)
    }

    /// A version that itself says that reviews are missing is not published, whatever was reviewed since (requirement R73).
    static func reviewsMissing(_ references: [String], whenComputedOn day: Day) -> Refusal {
        let isOne = references.count == 1
        return Refusal(
            ReportVersionRefusal.reviewsMissing,
            "The version was computed on \(day.written), when \(isOne ? "1 complaint" : "\(references.count) complaints") with "
                + "fault that it counts had no remedial review, and says so; make a new version, which counts what was "
                + "reviewed since.",
            references: references)
    }

    /// What is published names nobody (requirements R92, R154).
    static func reportNamesSomebody(_ writings: [FrozenReport.Writing]) -> Refusal {
        var seen: Set<String> = []
        let sections = writings.map(\.section).filter { seen.insert($0).inserted }
        return Refusal(
            ReportVersionRefusal.reportNamesSomebody,
            "\(writings.count == 1 ? "1 text" : "\(writings.count) texts") printed in section \(sections.joined(separator: ", ")) "
                + "\(writings.count == 1 ? "has" : "have") the name of somebody whom the register knows.")
    }
}

extension ReportStatus {
    /// In a sentence.
    fileprivate var asWords: String { self == .draft ? "a draft" : rawValue }
}
