import Casework
import Complaints
import HTTPTypes
import Hummingbird
import JSON
import Reporting

extension Call {
    /// Reads the rest of a query and answers with a list that has no pages, as JSON or as CSV.
    func list<Item: JSONObject & Sendable>(
        _ query: Query? = nil, _ read: () async throws -> [Item]
    ) async throws -> Response {
        var query = query ?? Query(request.uri)
        let asked = query.text("format")
        try query.finish()
        return try await list(asked, as: { $0.write(to: &$1) }, read)
    }

    /// The same in a format that was read already.
    func list<Item: Sendable>(
        _ asked: String?, as write: @escaping @Sendable (Item, inout JSONWriter) -> Void,
        _ read: () async throws -> [Item]
    ) async throws -> Response {
        let format = try format(asked, among: [.json, .csv])
        let items = try await read()
        guard format == .csv else {
            return Response(
                json: JSONWriter.answer { json in
                    json.array("items", items) { json, item in json.object { write(item, &$0) } }
                }, adding: .varying)
        }
        return try await csv(after: nil as Int?, as: write) { _, _ in ListPart(items: items) }
    }

    /// Reads the rest of a query and answers with several lists, as JSON or as CSV, in which each row begins with the list it is in.
    func lists(
        _ query: Query? = nil, _ read: () async throws -> ListedTogether
    ) async throws -> Response {
        var query = query ?? Query(request.uri)
        let asked = query.text("format")
        try query.finish()
        let format = try format(asked, among: [.json, .csv])
        let answer = try await read()
        guard format == .csv else {
            var response = Response(json: JSONWriter.answer(answer.json), adding: .varying)
            if let header = answer.header { response.headers.append(header) }
            return response
        }
        let items = answer.lists.flatMap { list in list.items.map { ListedItem(list: list.name, item: $0) } }
        return try await csv(after: nil as Int?, as: { $0.write(to: &$1) }) { _, _ in ListPart(items: items) }
    }

    /// Every item of a list from a place on as CSV.
    func csv<Item, Position: Cursor>(
        after position: Position?, as write: @escaping @Sendable (Item, inout JSONWriter) -> Void,
        _ read: @escaping @Sendable (Position?, Int) async throws -> ListPart<Item, Position>
    ) async throws -> Response {
        let list = ListCSV(columns: try ListColumns.of(operationID), write: write, read: read)
        return try await list.response(after: position, named: request.uri.path)
    }
}

extension HTTPField {
    /// What is answered depends on the Accept header.
    static let varying = HTTPField(name: .vary, value: "Accept")
}

/// Lists that are answered together, and the same as the JSON of the answer.
struct ListedTogether: Sendable {
    let lists: [(name: String, items: [any JSONObject & Sendable])]
    var header: HTTPField?
    let json: @Sendable (inout JSONWriter) -> Void
}

/// An item with the list it is in.
private struct ListedItem: JSONObject, Sendable {
    let list: String
    let item: any JSONObject & Sendable

    func write(to json: inout JSONWriter) {
        json.field("list", list)
        item.write(to: &json)
    }
}
