/// What is the same for every occurrence of a refusal, written by hand for the page at `/problems/{code}`.
public struct RefusalPage: Hashable, Sendable {
    /// What is to blame.
    public enum Kind: Sendable {
        /// A field of the request.
        case fault
        /// What the record says already, or does not say yet.
        case conflict
    }

    public let kind: Kind
    public let title: String
    public let meaning: String
    /// What to do next.
    public let next: String
    /// The law, guidance or ruling behind it; nil where there is none, or where it depends on the facts.
    public let rule: String?

    /// The page of a refusal that blames a field of the request.
    static func fault(_ title: String, means meaning: String, next: String, rule: String? = nil) -> RefusalPage {
        RefusalPage(kind: .fault, title: title, meaning: meaning, next: next, rule: rule)
    }

    /// The page of a refusal by the state of the record.
    static func conflict(_ title: String, means meaning: String, next: String, rule: String? = nil) -> RefusalPage {
        RefusalPage(kind: .conflict, title: title, meaning: meaning, next: next, rule: rule)
    }
}
