/// A fact of a complaint as it was and as it is.
public struct Correction: Hashable, Sendable {
    public let fact: String
    public let before: String
    public let after: String

    /// The facts that differ from the record; nil is a fact that the caller did not send.
    ///
    /// - Throws: `Refusal.nothingCorrected` where none does.
    public static func all(
        of facts: [(fact: String, before: String, after: String?)]
    ) throws(Refusal) -> [Correction] {
        let corrections = facts.compactMap { fact, before, after -> Correction? in
            guard let after, after != before else { return nil }
            return Correction(fact: fact, before: before, after: after)
        }
        guard !corrections.isEmpty else { throw .nothingCorrected }
        return corrections
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

    /// Refuses to change what decided the procedure once the complaint is in one (requirement R6).
    public func checkSubject(correctedTo isAbout: Bool?) throws(Refusal) {
        guard let isAbout, isAbout != aboutChildrensSocialCare, let acceptance else { return }
        throw .alreadyAccepted(acceptance.procedure)
    }

    /// Refuses to take every cause from a complaint that is answered (requirement R71).
    public func checkCauses(correctedTo causes: [String]?) throws(Refusal) {
        guard causes?.isEmpty == true, stages.contains(where: { $0.respondedOn != nil }) else { return }
        throw .causeKept
    }
}
