import Complaints

/// By what a count is divided: a field, and the keys it may have.
///
/// Keys come from the list they are chosen from, so that none of a kind is printed as 0 (requirement R136); where the list
/// is long, as services, only those that were counted in one of the years are printed (requirement R121).
struct Dimension: Sendable, Hashable {
    /// Where the keys come from.
    enum Keys: Sendable, Hashable {
        /// Codes of the program, with how each is printed.
        case listed([Key])
        /// The council's departments.
        case departments
        /// Causes in use or counted.
        case causes
        /// The months of the period.
        case months
        /// Whatever was counted, by its code, of which the part after a stroke is printed.
        case counted
        /// Whatever was counted, as a code.
        case codes
        /// The categories of a characteristic, as the council asks for them.
        case categories(Characteristic)
    }

    /// A code and how it is printed.
    struct Key: Sendable, Hashable {
        let code: String
        let label: String

        init(_ code: String, _ label: String? = nil) {
            self.code = code
            self.label = label ?? Words.sentence(code.spaced)
        }
    }

    let field: Field
    let keys: Keys
    /// Whether the greatest count is printed first, and not the order of the list kept.
    var greatestFirst = false
    /// Whether a row has several keys, so that the counts add up to more than the rows.
    var isMultiple = false

    static let department = Dimension(field: .department, keys: .departments)
    static let service = Dimension(field: Field("service"), keys: .counted, greatestFirst: true)
    static let cause = Dimension(field: Field("cause"), keys: .causes, greatestFirst: true, isMultiple: true)
    static let month = Dimension(field: Field("month"), keys: .months)
    static let stage = listed("stage", StageName.allCases.map { Key($0.rawValue, Words.sentence($0.written)) })
    static let channel = listed(
        "channel", Channel.allCases.map { Key($0.rawValue, $0 == .councillorOrMP ? "Councillor or MP" : nil) })
    static let procedure = listed("procedure", Procedure.allCases.map { Key($0.rawValue, $0.title) })
    static let complainantType = listed("complainant_type", ComplainantType.allCases.map { Key($0.rawValue, $0.name) })
    static let refusalReason = listed("closure_reason", RefusalReason.allCases.map { Key($0.rawValue) })

    /// Codes in their order.
    static func listed(_ column: String, _ keys: [Key]) -> Dimension {
        Dimension(field: Field(column), keys: .listed(keys))
    }

    /// The same of one department, which is then the only one among the departments.
    func within(_ department: String) -> Dimension {
        guard case .departments = keys else { return self }
        return Dimension(field: field, keys: .listed([Key(department, department)]))
    }

    /// The same, of some keys only.
    func of(_ codes: [String]) -> Dimension {
        guard case .listed(let keys) = keys else { return self }
        return Dimension(
            field: field, keys: .listed(keys.filter { codes.contains($0.code) }), greatestFirst: greatestFirst,
            isMultiple: isMultiple)
    }
}
