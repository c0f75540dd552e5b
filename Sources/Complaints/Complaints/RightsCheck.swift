public import WorkingDays

/// A Children's Rights Officer's check, made before it is decided, that a child or an advocate is not kept from
/// complaining (requirements R56, R166).
public struct RightsCheck: Hashable, Sendable {
    /// A person of the directory who is a Children's Rights Officer.
    public let by: PersonID
    public let on: Day

    /// A check of a day.
    public init(by: PersonID, on: Day) {
        self.by = by
        self.on = on
    }
}

/// A decision that keeps a child or an advocate out, made by the Complaints Manager with a check; all are on one list.
public enum ChildDecision: String, Sendable, Codable, CaseIterable {
    case refusal, withdrawal
    /// Left out of everything as registered in error or twice.
    case registrationError = "registration_error"
    /// Out of the children's procedure: into another procedure, or by a contact's ending.
    case routeOut = "route_out"
    /// A contact ended as malicious.
    case malicious
    /// A contact is no longer taken for dissatisfaction.
    case reclassification
    case lateRequest = "late_request"
    case latePoint = "late_point"
    case noSufficientInterest = "no_sufficient_interest"
    /// A fact that tells a child's complaint was corrected to one that does not; or to one that does, where what was
    /// decided before keeps the child out.
    case correction
    /// Put or kept on the behaviour register.
    case restriction
}

/// Who decides, when and where, for a check to be held against it.
public struct CheckedDecision: Sendable {
    /// The field of the decision's day, and the day.
    let field: String
    let on: Day
    /// What must have happened before the check, and its day.
    let event: String
    let since: Day?
    let decider: Signature
    let today: Day

    /// A decision of a day, about what reached the council on an earlier one.
    public init(_ field: String, on day: Day, after event: String, _ since: Day?, by decider: Signature, today: Day) {
        self.field = field
        on = day
        self.event = event
        self.since = since
        self.decider = decider
        self.today = today
    }
}

extension RightsCheck {
    /// Refuses a decision on a child without a check by a Children's Rights Officer of the directory, who is not the one
    /// deciding; made no later than the decision.
    ///
    /// `officer` is what the directory has of whoever is named.
    public static func require(
        _ check: RightsCheck?, _ officer: Person?, for decision: CheckedDecision
    ) throws(Refusal) {
        guard let check else { throw .rightsCheckMissing }
        let officer = try officer.found(or: .unknownPerson(field: "rights_check_by"))
        try officer.check(.childrensRightsOfficer, field: "rights_check_by")
        let checker = Signature(name: officer.name, people: [officer.id])
        guard !decision.decider.isSame(as: checker) else { throw .rightsCheckBySame }
        try checkHappened("rights_check_on", check.on, by: decision.today)
        if let since = decision.since { try checkOrder("rights_check_on", check.on, after: decision.event, since) }
        try checkOrder(decision.field, decision.on, after: "rights_check_on", check.on)
    }
}

extension Complaint {
    /// Refuses to keep a child out without the check (requirement R56); nothing is asked where no child speaks.
    func require(
        _ check: RightsCheck?, _ field: String, _ day: Day, context: RuleContext
    ) throws(Refusal) {
        guard isChilds(context.signs) else { return }
        let officer: Person? =
            if let check { try context.person(check.by, field: "rights_check_by") } else { nil }
        try RightsCheck.require(
            check, officer,
            for: CheckedDecision(
                field, on: day, after: "received_on", receivedOn, by: context.actor.signature, today: context.today))
    }
}
