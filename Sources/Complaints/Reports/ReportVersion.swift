public import Foundation
public import WorkingDays

/// How far a version of a report has come; it goes on in this order and never back (requirement R141).
public enum ReportStatus: String, Sendable, Codable, CaseIterable {
    case draft, presented, final, published

    /// What comes after it.
    public var next: ReportStatus? {
        switch self {
        case .draft: .presented
        case .presented: .final
        case .final: .published
        case .published: nil
        }
    }
}

/// A report that was frozen: later events of the register do not change it, and a revised one has the next number
/// (requirement R141).
public struct ReportVersion: Hashable, Sendable {
    /// A status it came to.
    public struct Step: Hashable, Sendable {
        public let status: ReportStatus
        public let at: Date
        public let by: String

        /// A step of a version.
        public init(status: ReportStatus, at: Date, by: String) {
            self.status = status
            self.at = at
            self.by = by
        }
    }

    public let id: ReportVersionID
    public let report: ReportName
    public let period: Period
    /// Narrowed to one department.
    public let department: String?
    /// Counted from 1 within the report, its period and department.
    public let number: Int
    /// What it was, the draft first.
    public let steps: [Step]
    public let computedOn: Day
    /// The last event of the register that is in it.
    public let registerPosition: Int
    public let calendarVersion: Int
    /// SHA-256 of the document that the public view was frozen as.
    public let digest: [UInt8]
    /// SHA-256 of the one that withholds nothing.
    public let wholeDigest: [UInt8]
    public let version: Int

    /// A version as it is stored; it has been a draft at least.
    public init(
        id: ReportVersionID, report: ReportName, period: Period, department: String?, number: Int, steps: [Step],
        computedOn: Day, registerPosition: Int, calendarVersion: Int, digest: [UInt8], wholeDigest: [UInt8],
        version: Int
    ) {
        self.id = id
        self.report = report
        self.period = period
        self.department = department
        self.number = number
        self.steps = steps
        self.computedOn = computedOn
        self.registerPosition = registerPosition
        self.calendarVersion = calendarVersion
        self.digest = digest
        self.wholeDigest = wholeDigest
        self.version = version
    }

    /// What it is now.
    public var status: ReportStatus { steps.last?.status ?? .draft }

    /// Whether somebody may read it at all: what is not published yet is for whoever reads casework.
    public func isOpen(to permissions: Set<Permission>) -> Bool {
        permissions.contains(report.permission) && (status == .published || permissions.contains(.readCasework))
    }

    /// Refuses a status that does not come next.
    public func checkMove(to next: ReportStatus) throws(Refusal) {
        if let published = steps.last, published.status == .published {
            throw .reportPublished(number: number, on: London.day(of: published.at))
        }
        guard next == status.next else { throw .reportStatusOrder(from: status) }
    }

    /// Refuses to publish figures to date, a version that another took the place of, and one of a period with faults nobody
    /// reviewed, whether now or when it was computed, or with somebody's name in it (requirements R73, R92, R141).
    ///
    /// - Parameters:
    ///   - latest: The greatest number of the same report that is published.
    ///   - unreviewed: The references of complaints with fault and no remedial review.
    ///   - frozenUnreviewed: Those of complaints that the version itself counts as faults without one.
    ///   - naming: What is printed and has a stored name.
    /// - Throws: `Refusal` for the first of these.
    public func checkPublication(
        latest: Int?, unreviewed: [String], frozenUnreviewed: [String], naming: [FrozenReport.Writing]
    ) throws(Refusal) {
        guard !period.isOpen(on: computedOn) else { throw .reportToDate(period, computedOn: computedOn) }
        if let latest, latest > number { throw .reportSuperseded(number: number, by: latest) }
        guard unreviewed.isEmpty else { throw .reviewsMissing(unreviewed, in: period) }
        guard frozenUnreviewed.isEmpty else { throw .reviewsMissing(frozenUnreviewed, whenComputedOn: computedOn) }
        guard naming.isEmpty else { throw .reportNamesSomebody(naming) }
    }
}

/// What somebody said about a version (requirement R141).
public struct ReportComment: Hashable, Sendable {
    /// What the version was then.
    public let status: ReportStatus
    public let text: String
    public let by: String
    public let at: Date

    /// A comment.
    public init(status: ReportStatus, text: String, by: String, at: Date) {
        self.status = status
        self.text = text
        self.by = by
        self.at = at
    }
}

extension ReportName {
    /// Whoever reads it: the behaviour register is for the complaints team alone (requirement R161).
    public var permission: Permission { self == .behaviourRegister ? .keepRegister : .readReports }

    /// The procedures whose remedial reviews it prints, so that it is not published while one is missing (requirement R73).
    public var reviewedProcedures: [Procedure] {
        switch self {
        case .childrens: [.childrens]
        case .adultSocialCare: [.adultSocialCare]
        case .publicHealth: [.publicHealth]
        case .corporate: [.corporate]
        case .allComplaints, .quarterly: Procedure.allCases
        case .monthly, .ombudsman, .lateness, .equality, .behaviourRegister: []
        }
    }
}
