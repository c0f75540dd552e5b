/// Writes JSON straight into bytes, in the order it is told; the only writer of answers and problems.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init(capacity: Int = 1024) {
        bytes.reserveCapacity(capacity)
    }

    /// The bytes of one value.
    public static func bytes(capacity: Int = 1024, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: capacity)
        write(&writer)
        return writer.bytes
    }

    /// An object that is the whole document.
    public static func answer(_ fields: (inout JSONWriter) -> Void) -> [UInt8] {
        bytes { $0.object(fields) }
    }

    /// An object, its fields written by the closure.
    public mutating func object(_ fields: (inout JSONWriter) -> Void) {
        separate()
        open(UInt8(ascii: "{"), UInt8(ascii: "}"), fields)
    }

    /// A field whose value is an object.
    public mutating func object(_ name: StaticString, _ fields: (inout JSONWriter) -> Void) {
        key(name)
        open(UInt8(ascii: "{"), UInt8(ascii: "}"), fields)
    }

    /// A field whose value is an object, or null where there is none.
    public mutating func object<Value>(
        _ name: StaticString, _ value: Value?, _ fields: (inout JSONWriter, Value) -> Void
    ) {
        if let value { object(name) { fields(&$0, value) } } else { null(name) }
    }

    /// A field whose value is an array of what the closure writes for each item.
    public mutating func array<Items: Sequence>(
        _ name: StaticString, _ items: Items, _ item: (inout JSONWriter, Items.Element) -> Void
    ) {
        key(name)
        open(UInt8(ascii: "["), UInt8(ascii: "]")) { writer in
            for value in items { item(&writer, value) }
        }
    }

    /// A field whose value is a list of identifiers or codes.
    public mutating func list<Code: RawRepresentable>(_ name: StaticString, _ values: some Sequence<Code>)
    where Code.RawValue: JSONWritable {
        array(name, values) { $0.value($1.rawValue) }
    }

    /// A field.
    public mutating func field(_ name: StaticString, _ value: some JSONWritable) {
        key(name)
        value.write(to: &self)
    }

    /// A field of an identifier or a code.
    public mutating func field<Code: RawRepresentable>(_ name: StaticString, _ value: Code)
    where Code.RawValue: JSONWritable {
        key(name)
        value.rawValue.write(to: &self)
    }

    /// A field of an identifier or a code that may be null.
    public mutating func field<Code: RawRepresentable>(_ name: StaticString, _ value: Code?)
    where Code.RawValue: JSONWritable {
        key(name)
        (value?.rawValue).write(to: &self)
    }

    /// A field whose value is null.
    public mutating func null(_ name: StaticString) {
        key(name)
        append("null")
    }

    /// A field whose value is JSON already.
    public mutating func field(_ name: StaticString, json: [UInt8]) {
        key(name)
        bytes += json
    }

    /// A value in an array.
    public mutating func value(_ value: some JSONWritable) {
        separate()
        value.write(to: &self)
    }

    private mutating func open(_ first: UInt8, _ last: UInt8, _ body: (inout JSONWriter) -> Void) {
        bytes.append(first)
        needsComma = false
        body(&self)
        bytes.append(last)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    /// Names come from source and hold nothing that must be escaped.
    private mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        append(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    public mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    public mutating func append(byte: UInt8) {
        bytes.append(byte)
    }

    public mutating func append(utf8 text: some Sequence<UInt8>) {
        bytes.append(contentsOf: text)
    }
}

/// A value that stands alone in JSON.
public protocol JSONWritable {
    func write(to writer: inout JSONWriter)
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        if let self { self.write(to: &writer) } else { writer.append("null") }
    }
}

extension Bool: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        if self { writer.append("true") } else { writer.append("false") }
    }
}

extension Int: JSONWritable {
    public func write(to writer: inout JSONWriter) {
        writer.append(utf8: String(self).utf8)
    }
}
