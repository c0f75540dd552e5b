import Foundation

/// What is set; an empty value is none.
struct Environment {
    private let values: [String: String]

    init(_ values: [String: String]) { self.values = values.filter { !$0.value.isEmpty } }

    subscript(_ name: String) -> String? { values[name] }

    /// One of some words, the first where nothing is set.
    func choice(_ name: String, _ words: [String]) throws -> String {
        guard let word = values[name] else { return words[0] }
        guard words.contains(word) else {
            throw Settings.Invalid(description: "\(name) must be one of \(words.joined(separator: ", "))")
        }
        return word
    }

    /// A whole number of a range.
    func number(_ name: String, _ standard: Int, _ range: ClosedRange<Int>) throws -> Int {
        guard let text = values[name] else { return standard }
        guard let value = Int(text), range.contains(value) else {
            throw Settings.Invalid(
                description: "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// A secret, as it is set or from the file that is named; the end of the file's line is none of it.
    func secret(_ name: String) throws -> String? {
        guard let file = values["\(name)_FILE"] else { return values[name] }
        guard values[name] == nil else {
            throw Settings.Invalid(description: "\(name) and \(name)_FILE are both set; set one of them")
        }
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Settings.Invalid(description: "\(name)_FILE names \(file), which cannot be read")
        }
        let secret = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !secret.isEmpty else {
            throw Settings.Invalid(description: "\(name)_FILE names \(file), in which there is nothing")
        }
        return secret
    }

    /// What must be set where another setting is.
    func required(_ name: String, by other: String) throws -> String {
        guard let value = values[name] else {
            throw Settings.Invalid(description: "\(name) is not set; \(other) needs it")
        }
        return value
    }

    /// Refuses settings that say something of what is not there.
    func refuse(_ names: [String], without needed: String) throws {
        guard let name = names.first(where: { values[$0] != nil }) else { return }
        throw Settings.Invalid(description: "\(name) is set, and \(needed) is not; set both or neither")
    }
}
