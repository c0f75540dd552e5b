/// A name of a table, column or channel taken from a closed enum, quoted wherever it is written into a statement.
public protocol SQLIdentifier: RawRepresentable, Sendable where RawValue == String {}

extension SQLIdentifier {
    var quoted: String { quote(rawValue) }
}

func quote(_ name: String) -> String {
    var quoted = "\""
    for character in name.unicodeScalars {
        if character == "\"" { quoted += "\"" }
        quoted.unicodeScalars.append(character)
    }
    return quoted + "\""
}
