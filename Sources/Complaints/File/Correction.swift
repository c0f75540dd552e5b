public import WorkingDays

/// A fact of a complaint as it was and as it is.
public struct Correction: Hashable, Sendable {
    public let fact: String
    public let before: String
    public let after: String

    /// A fact that was corrected.
    public init(fact: String, before: String, after: String) {
        self.fact = fact
        self.before = before
        self.after = after
    }

    /// Refuses a correction that changes nothing; `absent` are the fields that it takes back and that were never recorded.
    public static func check(_ corrections: [Correction], absent: [String] = []) throws(Refusal) {
        guard corrections.isEmpty else { return }
        throw absent.isEmpty ? .nothingCorrected : .nothingToTakeBack(absent)
    }

    /// Refuses a correction that changes nothing, and one that says an act which is not recorded.
    public static func check(changes: Int, unrecorded: String?, absent: [String] = []) throws(Refusal) {
        guard changes > 0 else { throw absent.isEmpty ? .nothingCorrected : .nothingToTakeBack(absent) }
        if let unrecorded { throw .notRecorded(unrecorded) }
    }

    /// Refuses to correct a last day that is not recorded, and one that is recorded so already; nil takes it back.
    public static func check(_ field: String, _ recorded: Day?, correctedTo day: Day?) throws(Refusal) {
        guard let recorded else { throw .notRecorded(field) }
        guard day != recorded else { throw .nothingCorrected }
    }

    /// Refuses a department without its service, and a service without its department.
    public static func checkService(department: String?, service: String?) throws(Refusal) {
        guard (department == nil) == (service == nil) else { throw .serviceIncomplete }
    }
}

extension ChildSigns {
    /// Whether an answer takes back that somebody is under 18, which was recorded before (requirement R56).
    public static func hidesChild(from band: String?, to answer: EqualityAnswer) -> Bool {
        guard let band, bandsUnder18.contains(band) else { return false }
        if case .recorded(let other) = answer { return !bandsUnder18.contains(other) }
        return true
    }
}

extension Complaint {
    /// Whether a correction hides that a child speaks: who complains is no longer a child, nor speaks for one, or a child's
    /// complaint no longer about children's social care; such a correction is the Complaints Manager's, with a check (requirement R56).
    public func hidesChild(
        _ type: ComplainantType?, aboutChildrensSocialCare isAbout: Bool?, signs: ChildSigns
    ) -> Bool {
        guard isChilds(signs) else { return false }
        let speaks: Set<ComplainantType> = [.childOrYoungPerson, .professionalOnBehalf]
        let isOther = type.map { $0 != complainantType && $0 != .childOrYoungPerson } ?? false
        return (isOther && speaks.contains(complainantType)) || (aboutChildrensSocialCare && isAbout == false)
    }

    /// Refuses to take every cause from a complaint that is answered (requirement R71).
    public func checkCauses(correctedTo causes: [String]?) throws(Refusal) {
        guard causes?.isEmpty == true, stages.contains(where: { $0.respondedOn != nil }) else { return }
        throw .causeKept
    }
}
