/// A department of the council's list.
public struct DepartmentRecord: Sendable, Hashable {
    public let department: String

    /// A department as the list spells it.
    public init(department: String) {
        self.department = department
    }

    /// Refuses to merge a department into itself.
    public func checkMerges(into other: DepartmentRecord) throws(Refusal) {
        guard department != other.department else { throw .mergesWithItself(field: "into_department") }
    }
}
