public import Foundation

/// A correction that was made, as an explanation tells it.
public struct MadeCorrection: Hashable, Sendable {
    public let madeAt: Date
    public let by: String
    public let reason: String
    public let corrections: [Correction]

    /// A correction of facts, with its reason.
    public init(madeAt: Date, by: String, reason: String, corrections: [Correction]) {
        self.madeAt = madeAt
        self.by = by
        self.reason = reason
        self.corrections = corrections
    }

    /// What was there before and is there now, in words.
    public var written: String {
        let facts = corrections.map { correction in
            let name = correction.fact.replacing("_", with: " ")
            let (before, after) = (correction.before, correction.after)
            if [before, after].contains(where: { UUID(uuidString: $0) != nil }) { return "\(name) is another" }
            if before.isEmpty { return "\(name) is \(after)" }
            return after.isEmpty ? "\(name) was \(before)" : "\(name) was \(before) and is \(after)"
        }
        return "\(facts.joined(separator: ", ")): \(reason)"
    }
}
