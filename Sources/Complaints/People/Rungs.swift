/// Who stands at a rung: somebody in a post, or the Complaints Manager above every post.
public enum Standing: Sendable, Hashable {
    case holder(PersonID, of: PostKind)
    case complaintsManager
}

/// The posts above a complaint or contact as they stand on a day: of its team, its service and its department.
public struct Rungs: Sendable, Hashable {
    private let holders: [PostKind: PersonID]

    /// Who holds which post; somebody whom the complaint names stands nowhere above it.
    public init(_ holders: [PostKind: PersonID], except named: Set<PersonID> = []) {
        self.holders = holders.filter { !named.contains($0.value) }
    }

    /// Who is told at a rung: whoever holds its post, and where nobody does the next rung up (requirement R107).
    public func standing(at rung: PostKind) -> Standing {
        for kind in PostKind.allCases.drop(while: { $0 != rung }) {
            if let person = holders[kind] { return .holder(person, of: kind) }
        }
        return .complaintsManager
    }

    /// Who deals with what is assigned to nobody: whoever manages its team, else the Complaints Manager (requirement R61).
    public var ofUnassigned: Standing {
        holders[.teamManager].map { .holder($0, of: .teamManager) } ?? .complaintsManager
    }

    /// The rungs at which nobody stands, the lowest first.
    public var vacant: [PostKind] { PostKind.allCases.filter { holders[$0] == nil } }
}
