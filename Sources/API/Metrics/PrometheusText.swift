/// The text format of Prometheus, version 0.0.4, as it is written.
struct PrometheusText {
    static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

    private(set) var text = ""

    /// The lines that stand before the series of a name.
    mutating func begin(_ name: String, type: String, help: String?) {
        if let help {
            text += "# HELP \(name) \(help.replacing("\\", with: #"\\"#).replacing("\n", with: #"\n"#))\n"
        }
        text += "# TYPE \(name) \(type)\n"
    }

    /// The line of a series, with the labels as `labels` gives them.
    mutating func add(_ name: String, _ labels: String, _ value: String) {
        text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
    }

    /// A name of letters, digits and underscores that begins with no digit.
    static func name(_ label: String) -> String {
        let name = String(label.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        return name.first?.isNumber == true ? "_" + name : name
    }

    /// Labels in the order of their names, with their values escaped.
    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { (name: name($0.0), value: $0.1) }.sorted { $0.name < $1.name }.map { label in
            let value = label.value.replacing("\\", with: #"\\"#).replacing("\"", with: #"\""#)
                .replacing("\n", with: #"\n"#)
            return "\(label.name)=\"\(value)\""
        }.joined(separator: ",")
    }

    /// A number as shortly as it can be read back; whole numbers without a fraction.
    static func number(_ value: Double) -> String {
        Int64(exactly: value)?.description ?? value.description
    }
}
