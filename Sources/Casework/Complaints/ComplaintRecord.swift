public import Complaints
import WorkingDays

/// A complaint with the deadlines of its stages, the ones in force and those they replaced.
public struct ComplaintRecord: Sendable, Hashable {
    public let complaint: Complaint
    public let deadlines: [StageName: [Deadline]]
    /// What each extension of a stage did to its limit, in the order of the extensions.
    public let verdicts: [StageName: [ExtensionVerdict]]

    /// A complaint as it is read.
    public init(
        complaint: Complaint, deadlines: [StageName: [Deadline]], verdicts: [StageName: [ExtensionVerdict]] = [:]
    ) {
        self.complaint = complaint
        self.deadlines = deadlines
        self.verdicts = verdicts
    }

    static func verdicts(
        on complaint: Complaint, version: ProcedureVersion, calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> [StageName: [ExtensionVerdict]] {
        var verdicts: [StageName: [ExtensionVerdict]] = [:]
        for stage in complaint.stages where !stage.extensions.isEmpty {
            verdicts[stage.stage] = try DeadlineRule(version: version, calendar: calendar)
                .verdicts(on: stage, received: complaint.receipt)
        }
        return verdicts
    }
}
