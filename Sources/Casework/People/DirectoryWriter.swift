import Complaints
import Foundation
import JSON
import Postgres
import WorkingDays

/// Takes the rows of the directory's files one by one: what a row says is checked by the rules of the operations, compared
/// with what the directory has, and stored with the same events.
struct DirectoryWriter {
    var index: DirectoryIndex
    let context: OperationContext
    /// Whom the files say something else of than the directory did, with the line of people.csv.
    var changedPeople: [(line: Int, id: PersonID)] = []
    /// The line of each person of people.csv.
    var linesOfPeople: [PersonID: Int] = [:]
    /// Of these, whose row is not taken, and to whom one that is gives another line manager.
    var untaken: Set<PersonID> = []
    var givenManagers: [PersonID] = []
    /// The latest day until which a row of posts.csv gives a post to somebody, with its line.
    var givenUntil: [PostName: (day: Day, line: Int)] = [:]
    /// Where each key of a file was read first.
    private var lines: [String: Int] = [:]

    init(index: DirectoryIndex, context: OperationContext) {
        self.index = index
        self.context = context
    }

    /// Makes the references of a file of people known, so that rows may name each other in any order.
    mutating func announce(_ rows: [RowReader], of file: DirectoryFile) {
        guard file == .people else { return }
        for reference in rows.compactMap({ $0.optional("reference") }) where index.person(reference) == nil {
            index.announce(reference, as: PersonID(rawValue: .version7(at: context.now)))
        }
    }

    /// Stores a row: the columns that changed something, none where the row is new, nil where it changes nothing or has
    /// problems.
    mutating func take(
        _ row: inout RowReader, of file: DirectoryFile, _ db: borrowing Transaction
    ) throws -> [String]? {
        let found = row.problems.count
        do {
            let columns =
                switch file {
                case .teams: try takeTeam(&row, db)
                case .people: try takePerson(&row, db)
                case .posts: try takePost(&row, db)
                case .deputies: try takeDeputy(&row, db)
                }
            return row.problems.count == found ? columns : nil
        } catch let refusal as Refusal {
            row.note(refusal.fields.first.flatMap(file.column), refusal.detail)
            return nil
        }
    }

    /// What the changed people can no longer be, now that all of them are as the files say.
    func problems(_ db: borrowing Transaction) throws -> [RegisterProblem] {
        try changedPeople.compactMap { line, id in
            do throws(any Error) {
                try PersonRecord.checkInvestigations(of: id, db)
                return nil
            } catch let refusal as Refusal {
                return RegisterProblem(
                    file: DirectoryFile.people.name, line: line, column: "service", reason: refusal.detail)
            }
        }
    }

    /// Notes a row whose key another row of the file had before; says whether it is the first.
    mutating func isFirst(_ key: String, _ row: inout RowReader, _ column: String) -> Bool {
        guard let line = lines[key] else {
            lines[key] = row.line
            return true
        }
        row.note(column, "is on line \(line) already")
        return false
    }

    /// The person a column names.
    func person(_ column: String, _ row: inout RowReader) -> PersonID? {
        guard let reference = row.optional(column) else { return nil }
        let person = index.person(reference)
        if person == nil {
            row.note(column, "\"\(reference)\" is the reference of nobody in the directory or the files")
        }
        return person
    }

    /// The team that two columns name.
    func team(_ column: String, of department: String, _ row: inout RowReader) -> TeamID? {
        guard let name = row.optional(column) else { return nil }
        let inDepartment = row.optional(department) ?? ""
        let team = index.teams[.init(department: inDepartment, name: name)]
        if team == nil { row.note(column, "\"\(name)\" is no team of \"\(inDepartment)\"") }
        return team
    }

    private mutating func takeTeam(_ row: inout RowReader, _ db: borrowing Transaction) throws -> [String]? {
        let (given, name) = (row.text("department"), row.text("name", limit: .name))
        guard let given, let name else { return nil }
        let key = NameInDepartment(department: given, name: name)
        guard isFirst("team \(key)", &row, "name") else { return nil }
        guard let department = index.department(given) else {
            row.note("department", "\"\(given)\" is no department of the council")
            return nil
        }
        guard index.teams[key] == nil, row.problems.isEmpty else { return nil }
        let id = TeamID(rawValue: .version7(at: context.now))
        index.teams[key] = id
        _ = try TeamRecord.store(id, department, name, context, db)
        try context.audit(AddTeam.event, details: TeamRecord.audited(id, department, name), db)
        return []
    }

    private mutating func takeDeputy(_ row: inout RowReader, _ db: borrowing Transaction) throws -> [String]? {
        _ = (row.text("person"), row.text("deputy"))
        let (person, deputy) = (person("person", &row), person("deputy", &row))
        let (from, until) = (row.day("from_on"), row.day("until_on"))
        guard let from, let until, let person, let deputy, index.awaited.isDisjoint(with: [person, deputy]) else {
            return nil
        }
        let appointed = Deputy(deputy: deputy, fromOn: from, untilOn: until)
        let others = index.deputies[person] ?? []
        guard !others.contains(appointed) else { return nil }
        try appointed.check(for: person, try Person.load(deputy, db), beside: others, today: context.today)
        index.deputies[person, default: []].append(appointed)
        try appointed.add(for: person, db)
        try PersonRecord.moveOn(person, at: context.now, db)
        try context.audit(
            AppointDeputy.event,
            details: [
                "person_id": .text(person.text), "deputy_id": .text(deputy.text), "from_on": .text(from.description),
                "until_on": .text(until.description),
            ], db)
        return []
    }
}
