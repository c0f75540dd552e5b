import Complaints

/// A service or a team by its department and name, however a file spells them.
struct NameInDepartment: Hashable, Comparable {
    private let department: String
    private let name: String

    init(department: String, name: String) {
        self.department = department.listedName
        self.name = name.listedName
    }

    init(_ service: ServiceName) { self.init(department: service.department, name: service.name) }

    static func < (one: NameInDepartment, other: NameInDepartment) -> Bool {
        (one.department, one.name) < (other.department, other.name)
    }
}
