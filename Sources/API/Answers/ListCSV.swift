import Casework
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import NIOCore
import Reporting
import Spreadsheets
import Yams

/// Items of a list that are read at once, and where the rest of them begin.
struct ListPart<Item: Sendable, Position: Sendable>: Sendable {
    let items: [Item]
    /// The people of each item, where they were asked for.
    var people: [[IncludedPerson]]?
    var next: Position?
}

extension ListPart {
    /// A page.
    init(_ page: Page<Item, Position>) { self.init(items: page.items, people: page.people, next: page.next) }
}

/// A list as comma-separated values: every item from a place on, read page by page while the client takes them.
///
/// The next page is read while one is written: no more than two are in memory, and no connection to the database is held while
/// the client takes what was read, however slowly. Items that come into the list or leave it meanwhile are in it or not, as in the pages of JSON.
struct ListCSV<Item: Sendable, Position: Cursor & Sendable>: Sendable {
    /// The members of an item, in the order of openapi.yaml.
    let columns: [ListColumn]
    let write: @Sendable (Item, inout JSONWriter) -> Void
    let read: @Sendable (Position?, Int) async throws -> ListPart<Item, Position>

    /// How many items are read at once.
    private static var pageSize: Int { 1_000 }

    /// The answer; an error before the first item is one of the request, and a later one ends the connection.
    func response(after position: Position?, named path: String) async throws -> Response {
        let first = try await read(position, Self.pageSize)
        // What an item need not have is its people, which are there where they were asked for.
        let names = columns.filter { $0.isRequired || first.people != nil }.map(\.name)
        let body = ResponseBody { writer in
            var places = ColumnPlaces(names)
            var text = CSVText(columns: names)
            var page: ListPart? = first
            while let part = page {
                async let following = after(part)
                for index in part.items.indices { text.append(try row(part, index, &places)) }
                try await writer.write(ByteBuffer(bytes: text.bytes))
                text = CSVText(columnCount: names.count)
                page = try await following
            }
            try await writer.finish(nil)
        }
        return Response(body, .csv, named: path.split(separator: "/").last.map { $0.filter(Self.isPlain) } ?? "list")
    }

    /// The next page, if there is one.
    private func after(_ part: ListPart<Item, Position>) async throws -> ListPart<Item, Position>? {
        guard let next = part.next else { return nil }
        return try await read(next, Self.pageSize)
    }

    private static func isPlain(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "_-".contains(character))
    }

    /// - Throws: `UnknownMember` of an item that has more than openapi.yaml says, rather than to leave it out.
    private func row(_ page: ListPart<Item, Position>, _ index: Int, _ places: inout ColumnPlaces) throws -> [SheetCell]
    {
        var row = Array(repeating: SheetCell.empty, count: places.count)
        let object = JSONWriter.bytes(capacity: 512) { json in
            json.object { json in
                write(page.items[index], &json)
                if let people = page.people { json.array("people", people[index]) }
            }
        }
        places.begin()
        try JSONMembers.forEach(of: object) { name, value in row[try places.next(name)] = value }
        return row
    }
}

/// Where each member of an item stands among the columns.
///
/// Items have their members in the same order, mostly.
private struct ColumnPlaces {
    private let places: [String: Int]
    /// The members of the items before, as they came.
    private var seen: [(name: [UInt8], place: Int)] = []
    private var member = 0

    init(_ names: [String]) { places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) }) }

    var count: Int { places.count }

    /// Begins with another item.
    mutating func begin() { member = 0 }

    mutating func next(_ name: some Collection<UInt8>) throws -> Int {
        defer { member += 1 }
        if member < seen.count, seen[member].name.elementsEqual(name) { return seen[member].place }
        let text = String(decoding: name, as: UTF8.self)
        guard let place = places[text] else { throw UnknownMember(name: text) }
        seen = seen.prefix(member) + [(Array(name), place)]
        return place
    }
}

/// A member that the contract does not know, so that there is no column for it.
private struct UnknownMember: Error {
    let name: String
}

/// A column of a list: a member of its items in openapi.yaml.
struct ListColumn: Sendable {
    let name: String
    let isRequired: Bool
}

/// The columns of each list, which are the members of its items in openapi.yaml.
enum ListColumns {
    /// - Throws: `RequestError.notAcceptable` where the operation answers with no list.
    static func of(_ operationID: String) throws -> [ListColumn] {
        guard let columns = try ContractFacts.stored.get().listMembers[operationID] else {
            throw RequestError.notAcceptable([ReportFormat.json.rawValue], .header("Accept"))
        }
        return columns
    }
}

extension ContractDocument {
    /// The members of the items of each list, by the operation that answers it.
    var listMembers: [String: [ListColumn]] {
        var found: [String: [ListColumn]] = [:]
        for operation in subjects.flatMap(\.operations) {
            let path = ["responses", "200", "content", "application/json", "schema"]
            let schema = path.reduce(operation.fields) { member($1, of: $0) }
            // A record that an answer may have beside its lists is one of a row.
            let lists = members(member("properties", of: resolve(schema))).map { name, value in
                (name, value["items"] ?? value["oneOf"]?.array().first ?? Node.nothing)
            }
            let own = lists.first { $0.0 == "items" }.map { self.columns(of: $0.1) }
            let columns = own ?? together(lists.map { self.columns(of: $0.1) })
            if !columns.isEmpty { found[operation.id] = columns }
        }
        return found
    }

    /// The columns of lists that are answered together: the list that a row is in, and the members of all.
    private func together(_ lists: [[ListColumn]]) -> [ListColumn] {
        var seen: Set<String> = ["list"]
        let names = ["list"] + lists.joined().map(\.name).filter { seen.insert($0).inserted }
        return names.count == 1 ? [] : names.map { ListColumn(name: $0, isRequired: true) }
    }

    private func columns(of items: Node) -> [ListColumn] {
        let items = resolve(items)
        let required = Set(member("required", of: items).array().compactMap(\.string))
        return members(member("properties", of: items)).map {
            ListColumn(name: $0.name, isRequired: required.contains($0.name))
        }
    }

    /// A member by its name as it is written, a number too; an object without fields where there is none.
    private func member(_ name: String, of node: Node) -> Node {
        members(node).first { $0.name == name }?.value ?? Node.nothing
    }
}
