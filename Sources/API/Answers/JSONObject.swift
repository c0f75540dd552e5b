import JSON

/// A value whose JSON is an object, as openapi.yaml describes it.
protocol JSONObject {
    /// Writes the members of the object.
    func write(to json: inout JSONWriter)
}

extension JSONObject {
    /// The object as the whole of an answer.
    var json: [UInt8] { JSONWriter.answer(write) }
}

/// Every list is answered as an object with `items`.
extension Array: JSONObject where Element: JSONObject {
    func write(to json: inout JSONWriter) { json.array("items", self) }
}

extension JSONWriter {
    /// A field whose value is an array of objects.
    mutating func array<Item: JSONObject>(_ name: StaticString, _ items: some Sequence<Item>) {
        array(name, items) { json, item in json.object(item.write) }
    }

    /// A field whose value is an object, or null where there is none.
    mutating func object(_ name: StaticString, _ value: (some JSONObject)?) {
        if let value { object(name, value.write) } else { null(name) }
    }
}
