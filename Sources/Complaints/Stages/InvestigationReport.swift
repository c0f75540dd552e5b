public import WorkingDays

/// Who reports on a children's stage 2: the Investigating Officer, and the Independent Person after them.
public enum ReportAuthor: String, Sendable, Codable, CaseIterable {
    case investigatingOfficer = "investigating_officer"
    case independentPerson = "independent_person"
}

/// A report on a children's stage 2 (rule CH-2.7); where another officer investigates again every report is kept.
public struct InvestigationReport: Hashable, Sendable {
    /// 1 for the first, whoever wrote it.
    public let number: Int
    public let by: ReportAuthor
    /// Nil in a register from elsewhere that does not name the officer.
    public internal(set) var author: Appointee?
    public internal(set) var receivedOn: Day
    /// The officer's finding on each point, in the order of the points; the Independent Person makes none.
    public var findings: [FindingOnPoint]

    /// A report received on a day.
    public init(
        number: Int, by: ReportAuthor, author: Appointee?, receivedOn: Day, findings: [FindingOnPoint] = []
    ) {
        self.number = number
        self.by = by
        self.author = author
        self.receivedOn = receivedOn
        self.findings = findings
    }
}

extension Investigation {
    /// The Investigating Officer's report that the adjudication answers: the last.
    public var report: InvestigationReport? { reports.last { $0.by == .investigatingOfficer } }

    /// The Independent Person's report on the investigation that the last report ended.
    public var independentReport: InvestigationReport? {
        reports.last.flatMap { $0.by == .independentPerson ? $0 : nil }
    }

    /// Receipt of the last report of an Investigating Officer.
    public var reportReceivedOn: Day? { report?.receivedOn }

    /// Receipt of the Independent Person's report on that investigation.
    public var independentReportReceivedOn: Day? { independentReport?.receivedOn }

    /// Whoever took part in it: those who are appointed, and those who reported before them.
    var participants: [(by: ReportAuthor, appointee: Appointee)] {
        let appointed: [(ReportAuthor, Appointee?)] = [
            (.investigatingOfficer, officer), (.independentPerson, independentPerson),
        ]
        return (appointed + reports.map { ($0.by, $0.author) }).compactMap { by, person in person.map { (by, $0) } }
    }

    /// Whether the officer who is appointed now has reported.
    var isReported: Bool {
        guard let officer, let report else { return false }
        return report.author?.isSame(as: officer) ?? true
    }

    /// Whether somebody took part in it, in a role or in either.
    func tookPart(_ person: Appointee, as role: ReportAuthor? = nil) -> Bool {
        participants.contains { (role ?? $0.by) == $0.by && $0.appointee.isSame(as: person) }
    }

    /// Adds a report after those that are there.
    mutating func add(
        reportBy role: ReportAuthor, _ author: Appointee?, on day: Day, findings: [FindingOnPoint] = []
    ) {
        reports.append(
            InvestigationReport(
                number: reports.count + 1, by: role, author: author, receivedOn: day,
                findings: findings.sorted { $0.point < $1.point }))
    }

    /// Refuses where the investigation is not reported on: by the officer who is appointed now, and after that by the
    /// Independent Person (requirement R26; rule CH-2.7).
    ///
    /// Whoever is appointed once a report is there investigates again, and the adjudication waits for theirs.
    func checkReported() throws(Refusal) {
        guard officer != nil else { throw .investigatingOfficerMissing }
        guard independentPerson != nil else { throw .independentPersonMissing }
        guard isReported else { throw .reportMissing }
        guard independentReport != nil else { throw .independentReportMissing }
    }
}
