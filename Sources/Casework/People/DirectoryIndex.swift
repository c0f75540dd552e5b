import Complaints
import Foundation
import Postgres
import WorkingDays

/// The directory as files name it, however they spell it: people by their reference, teams by department and name, posts
/// by what they are of.
///
/// What is read is nobody else's to change until the transaction ends, and what an import adds is added here as well.
struct DirectoryIndex {
    private let departments: [String: String]
    private let services: [NameInDepartment: ServiceName]
    var teams: [NameInDepartment: TeamID] = [:]
    private var people: [String: Person] = [:]
    /// References that people.csv has, also of a row that cannot be taken.
    private var announced: [String: PersonID] = [:]
    /// Of these, who is not stored: once people.csv is read, whose row cannot be taken.
    var awaited: Set<PersonID> = []
    var posts: [PostName: Post] = [:]
    var deputies: [PersonID: [Deputy]] = [:]

    init(_ db: borrowing Transaction) throws {
        let departments = try db.all("SELECT name FROM department") { try $0["name"] as String }
        self.departments = Dictionary(uniqueKeysWithValues: departments.map { ($0.listedName, $0) })
        let services = try db.all("SELECT department, name FROM service") {
            ServiceName(department: try $0["department"], name: try $0["name"])
        }
        self.services = Dictionary(uniqueKeysWithValues: services.map { (NameInDepartment($0), $0) })
        try db.forEach("SELECT id, department, name FROM team") {
            teams[NameInDepartment(department: try $0["department"], name: try $0["name"])] = try $0["id"]
        }
        for person in try db.all(
            "\(SQL.personColumns) WHERE p.reference IS NOT NULL ORDER BY p.id FOR UPDATE OF p",
            { try Person.columns.read($0) })
        {
            people[(person.reference ?? "").normalReference] = person
        }
        for post in try db.all(
            "\(SQL.posts) WHERE p.until_on IS NULL ORDER BY p.id FOR UPDATE OF p", { try Post(row: $0) })
        {
            posts[post.name] = post
        }
        try db.forEach("SELECT person_id, deputy_id, from_on, until_on FROM deputy") {
            deputies[try $0["person_id"], default: []].append(
                Deputy(deputy: try $0["deputy_id"], fromOn: try $0["from_on"], untilOn: try $0["until_on"]))
        }
    }

    /// The person of a reference, in the directory or to be added.
    func person(_ reference: String) -> PersonID? { known(reference)?.id ?? announced[reference.normalReference] }

    /// The person of a reference in the directory.
    func known(_ reference: String) -> Person? { people[reference.normalReference] }

    /// Keeps a reference of people.csv for somebody who is not in the directory yet.
    mutating func announce(_ reference: String, as person: PersonID) {
        announced[reference.normalReference] = person
        awaited.insert(person)
    }

    /// A department as the list spells it.
    func department(_ name: String) -> String? { departments[name.listedName] }

    /// A service as the list spells it.
    func service(_ service: ServiceName) -> ServiceName? { services[NameInDepartment(service)] }
}
