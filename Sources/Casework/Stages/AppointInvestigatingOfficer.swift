public import Complaints
public import JSON
public import WorkingDays

/// Appoints somebody of the directory the Investigating Officer of a stage 2.
public struct AppointInvestigatingOfficer: ComplaintChange {
    public static let event = "investigating_officer_appointed"
    public static let permission = Permission.recordCasework
    public static let scope = OperationScope.stages([.investigation])

    public let target: StageTarget
    public let person: PersonID
    public let appointedOn: Day

    public init(_ fields: inout Fields, of target: StageTarget) {
        self.target = target
        person = PersonID(rawValue: fields.identifier("person_id"))
        appointedOn = fields.day("appointed_on")
    }

    public static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws {
        try complaint.appointInvestigatingOfficer(Sample.outsider(1, context), on: context.today, context: context)
    }

    public var people: [PersonID] { [person] }

    public func apply(to complaint: inout Complaint, context: RuleContext) throws {
        let person = try context.person(person, field: "person_id")
        try complaint.appointInvestigatingOfficer(person, on: appointedOn, context: context)
    }
}
