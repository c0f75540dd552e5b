public import Complaints
import WorkingDays

/// A complaint with the deadlines of its stages, the ones in force and those they replaced.
public struct ComplaintRecord: Sendable, Hashable {
    public let complaint: Complaint
    public let duties: [StageName: [Duty]]
    /// What each extension of a stage did to its limit, in the order of the extensions.
    public let verdicts: [StageName: [ExtensionVerdict]]

    /// How long the children's stage 2 took, once there is a report.
    public let investigationDays: InvestigationDays?
    /// What its people need to take part in a panel that is arranged; none where that is confirmed.
    public let needs: [CommunicationNeed]

    /// A complaint as it is read.
    public init(
        complaint: Complaint, duties: [StageName: [Duty]], verdicts: [StageName: [ExtensionVerdict]] = [:],
        investigationDays: InvestigationDays? = nil, needs: [CommunicationNeed] = []
    ) {
        self.complaint = complaint
        self.duties = duties
        self.verdicts = verdicts
        self.investigationDays = investigationDays
        self.needs = needs
    }

    /// A complaint with what its procedure and calendar say of its stages.
    init(
        _ complaint: Complaint, duties: [StageName: [Duty]], version: ProcedureVersion,
        calendar: WorkingCalendar, needs: [CommunicationNeed]
    ) throws(OutsideCalendar) {
        self.init(
            complaint: complaint, duties: duties,
            verdicts: try Self.verdicts(on: complaint, version: version, calendar: calendar),
            investigationDays: try complaint.stage(.investigation)?.investigationDays(
                duties[.investigation] ?? [], calendar: calendar), needs: needs)
    }

    private static func verdicts(
        on complaint: Complaint, version: ProcedureVersion, calendar: WorkingCalendar
    ) throws(OutsideCalendar) -> [StageName: [ExtensionVerdict]] {
        var verdicts: [StageName: [ExtensionVerdict]] = [:]
        for stage in complaint.stages where !stage.extensions.isEmpty {
            verdicts[stage.stage] = try DutyRule(version: version, calendar: calendar)
                .verdicts(on: stage, received: complaint.receipt)
        }
        return verdicts
    }
}
