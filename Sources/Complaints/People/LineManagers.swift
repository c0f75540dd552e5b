/// Who manages whom.
public struct LineManagers: Sendable {
    private let managers: [PersonID: PersonID]

    /// The line managers of people.
    public init(_ managers: [PersonID: PersonID]) { self.managers = managers }

    /// Those above a person of whom the last is managed by that person again; nobody where the line ends, or goes round
    /// further up.
    public func circle(above person: PersonID) -> [PersonID] {
        var passed: [PersonID] = []
        var seen: Set<PersonID> = []
        var next = managers[person]
        while let manager = next, manager != person {
            guard seen.insert(manager).inserted else { return [] }
            passed.append(manager)
            next = managers[manager]
        }
        return next == nil ? [] : passed
    }
}
