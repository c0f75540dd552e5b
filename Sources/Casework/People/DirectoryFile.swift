import Foundation

/// A file of the directory, and its columns.
enum DirectoryFile: String, CaseIterable {
    case teams, people, posts, deputies

    var name: String { rawValue + ".csv" }

    /// What the file is read by; a column that may be left out leaves what the directory has.
    var csv: CSVFile {
        switch self {
        case .teams: CSVFile(name: name, columns: ["department", "name"], optionalColumns: [])
        case .people:
            CSVFile(
                name: name, columns: ["reference", "name", "employment", "spouse_of_officer_or_member"],
                optionalColumns: [
                    "department", "service", "team_department", "team", "line_manager", "trained_on", "day_cost_pounds",
                    "capacities", "email", "telephone", "preferred_channel", "working_days", "works_from",
                    "works_until",
                ])
        case .posts:
            CSVFile(
                name: name, columns: ["kind", "department", "service", "team", "person", "from_on", "until_on"],
                optionalColumns: [])
        case .deputies: CSVFile(name: name, columns: ["person", "deputy", "from_on", "until_on"], optionalColumns: [])
        }
    }

    /// The column that says what a field of a request says.
    func column(of field: String) -> String? {
        let columns = csv.columns + csv.optionalColumns
        return [field, field.replacing(/_id$/, with: ""), field.replacing("_pence", with: "_pounds")]
            .first(where: columns.contains)
    }

    /// The files at a place, which is one of them or a folder with some; anything else there is a problem.
    ///
    /// - Throws: `CocoaError` for a place that is not there, and a folder that cannot be read.
    static func files(
        at place: URL, problems: inout [RegisterProblem]
    ) throws -> [(file: DirectoryFile, place: URL)] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
            throw CocoaError(.fileReadNoSuchFile, userInfo: [NSFilePathErrorKey: place.path])
        }
        let names =
            isFolder.boolValue
            ? try FileManager.default.contentsOfDirectory(atPath: place.path).filter { $0.hasSuffix(".csv") }
            : [place.lastPathComponent]
        let known = allCases.map(\.name).joined(separator: ", ")
        for name in names.sorted() where !allCases.contains(where: { $0.name == name }) {
            problems.append(RegisterProblem(file: name, line: 1, column: nil, reason: "is none of \(known)"))
        }
        if names.isEmpty {
            problems.append(
                RegisterProblem(file: place.lastPathComponent, line: 1, column: nil, reason: "has none of \(known)"))
        }
        return allCases.filter { names.contains($0.name) }.map { file in
            (file, isFolder.boolValue ? place.appendingPathComponent(file.name) : place)
        }
    }
}
