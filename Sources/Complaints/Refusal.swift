/// Why a rule said no: a stable code, a sentence with the facts, and the law, guidance or ruling behind it.
///
/// Each is made by a function of its name in the file of its subject, such as `Stages/StageRefusal.swift`, beside its
/// code and its page. Names of people are left out of the sentence.
public struct Refusal: Error, Hashable, Sendable {
    public let code: Code
    public let detail: String
    public let rule: String?
    /// The fields of the request that are to blame; none where the state of the record refuses.
    public let fields: [String]
    /// The references of the records that refuse, where a caller is to read them.
    public let references: [String]

    /// A refusal for a reason of its subject; it cites the rule of the reason's page unless the facts lead to another.
    init(
        _ reason: some SubjectRefusal, _ detail: String, rule: String? = nil, fields: [String] = [],
        references: [String] = []
    ) {
        code = Code(reason)
        assert(Code.all.contains(code), "the subject of \(code.rawValue) does not list it")
        assert(fields.isEmpty != code.blamesRequest, "\(code.rawValue) \(fields)")
        self.detail = detail
        self.rule = rule ?? code.page.rule
        self.fields = fields
        self.references = references
    }
}

extension Refusal {
    /// The same refusal that blames fields under other names, and may say more.
    init(_ refusal: Refusal, fields: [String], detail: String? = nil, references: [String] = []) {
        (code, rule) = (refusal.code, refusal.rule)
        self.detail = detail ?? refusal.detail
        self.references = refusal.references + references
        self.fields = fields
    }

    /// The same refusal where it comes from another record of the letter that is corrected.
    ///
    /// Somebody whom that record names is not told which it is.
    public func ofSameLetter(_ reference: String, field: String) -> Refusal {
        guard code != Code(ReachRefusal.complaintNamesCaller) else { return self }
        return Refusal(
            self, fields: fields.isEmpty ? [] : [field], detail: "\(reference) is of the same letter. \(detail)",
            references: [reference])
    }

    /// A stable code, listed in openapi.yaml, with its page.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public let subject: RefusalSubject
        public let page: RefusalPage

        init(_ reason: some SubjectRefusal) {
            rawValue = reason.rawValue
            subject = type(of: reason).subject
            page = reason.page
        }

        /// The code of that name, or nil where there is none.
        public init?(rawValue: String) {
            guard let code = Self.all.first(where: { $0.rawValue == rawValue }) else { return nil }
            self = code
        }

        /// Whether a field of the request is to blame, not the state of the record.
        public var blamesRequest: Bool { page.kind == .fault }

        /// Every code, subject by subject.
        public static let all = RefusalSubject.allCases.flatMap(\.codes)
    }
}
