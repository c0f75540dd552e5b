/// Writes JSON straight into bytes, in the order it is told; the only writer of answers, problems and reports.
public struct JSONWriter {
    /// How a document is laid out.
    public enum Layout {
        /// Without a space.
        case compact
        /// Each field and item on a line of its own, two spaces for each level; ends with a newline.
        case indented
    }

    /// What stands before the next name or value.
    private enum Place {
        case first
        case next
        /// The value belongs to a name, or to an array that has its comma already.
        case ready
    }

    public private(set) var bytes: [UInt8] = []
    private let layout: Layout
    private var level = 0
    private var place = Place.ready

    private init(_ layout: Layout, capacity: Int) {
        self.layout = layout
        bytes.reserveCapacity(capacity)
    }

    /// The bytes of one value.
    public static func bytes(
        layout: Layout = .compact, capacity: Int = 1024, _ write: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        var writer = JSONWriter(layout, capacity: capacity)
        write(&writer)
        if layout == .indented { writer.append(byte: UInt8(ascii: "\n")) }
        return writer.bytes
    }

    /// An object that is the whole document.
    public static func answer(layout: Layout = .compact, _ fields: (inout JSONWriter) -> Void) -> [UInt8] {
        bytes(layout: layout) { $0.object(fields) }
    }

    /// An object, its fields written by the closure.
    public mutating func object(_ fields: (inout JSONWriter) -> Void) {
        enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), fields)
    }

    /// A field whose value is an object.
    public mutating func object(_ name: StaticString, _ fields: (inout JSONWriter) -> Void) {
        key(name)
        object(fields)
    }

    /// A field whose value is an object, or null where there is none.
    public mutating func object<Value>(
        _ name: StaticString, _ value: Value?, _ fields: (inout JSONWriter, Value) -> Void
    ) {
        if let value { object(name) { fields(&$0, value) } } else { null(name) }
    }

    /// An array of what the closure writes for each item.
    public mutating func array<Items: Sequence>(_ items: Items, _ item: (inout JSONWriter, Items.Element) -> Void) {
        enclose(UInt8(ascii: "["), UInt8(ascii: "]")) { writer in
            for value in items { item(&writer, value) }
        }
    }

    /// A field whose value is an array of what the closure writes for each item.
    public mutating func array<Items: Sequence>(
        _ name: StaticString, _ items: Items, _ item: (inout JSONWriter, Items.Element) -> Void
    ) {
        key(name)
        array(items, item)
    }

    /// A field whose value is a list of identifiers or codes.
    public mutating func list<Code: RawRepresentable>(_ name: StaticString, _ values: some Sequence<Code>)
    where Code.RawValue: JSONWritable {
        array(name, values) { $0.value($1.rawValue) }
    }

    /// A field whose value is a list of values.
    public mutating func list(_ name: StaticString, _ values: some Sequence<some JSONWritable>) {
        array(name, values) { $0.value($1) }
    }

    /// A field.
    public mutating func field(_ name: StaticString, _ value: some JSONWritable) {
        key(name)
        self.value(value)
    }

    /// A field whose name is known only at run time; it is escaped.
    public mutating func field(named name: String, _ value: some JSONWritable) {
        self.value(name)
        colon()
        self.value(value)
    }

    /// A field of an identifier or a code.
    public mutating func field<Code: RawRepresentable>(_ name: StaticString, _ value: Code)
    where Code.RawValue: JSONWritable {
        field(name, value.rawValue)
    }

    /// A field of an identifier or a code that may be null.
    public mutating func field<Code: RawRepresentable>(_ name: StaticString, _ value: Code?)
    where Code.RawValue: JSONWritable {
        field(name, value?.rawValue)
    }

    /// A field whose value is null.
    public mutating func null(_ name: StaticString) {
        field(name, nil as Bool?)
    }

    /// A field whose value is JSON already.
    public mutating func field(_ name: StaticString, json: [UInt8]) {
        key(name)
        append(utf8: json)
        place = .next
    }

    /// A value in an array, or the whole document.
    public mutating func value(_ value: some JSONWritable) {
        separate()
        place = .ready
        value.write(to: &self)
        place = .next
    }

    private mutating func enclose(_ first: UInt8, _ last: UInt8, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(first)
        place = .first
        level += 1
        body(&self)
        level -= 1
        if place == .next { breakLine() }
        bytes.append(last)
        place = .next
    }

    private mutating func separate() {
        if place == .ready { return }
        if place == .next { bytes.append(UInt8(ascii: ",")) }
        breakLine()
    }

    private mutating func breakLine() {
        guard layout == .indented else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in 0..<level { append("  ") }
    }

    /// Names from source hold nothing that must be escaped.
    private mutating func key(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        append(name)
        bytes.append(UInt8(ascii: "\""))
        colon()
    }

    private mutating func colon() {
        bytes.append(UInt8(ascii: ":"))
        if layout == .indented { bytes.append(UInt8(ascii: " ")) }
        place = .ready
    }

    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    mutating func append(byte: UInt8) {
        bytes.append(byte)
    }

    /// Bytes that are JSON already, as the digits of a number.
    public mutating func append(utf8 text: some Sequence<UInt8>) {
        bytes.append(contentsOf: text)
    }
}
