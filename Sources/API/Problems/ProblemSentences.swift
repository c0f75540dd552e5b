import Casework
import Complaints
import JSON

extension Permission {
    /// What somebody without it is told: whose task it is, and what they can do instead.
    var refusal: String {
        switch self {
        case .readCasework: "Your role reads reports, not casework; ask the complaints team what you need to know."
        case .readReports: "Your role does not read reports; ask the complaints team for what you need."
        case .recordCasework: "Only the complaints team records this; ask one of them."
        case .investigate: "Only the investigator or the complaints team records this; ask one of them."
        case .speakForChildren:
            "Only a Children's Rights Officer or the complaints team records this; ask one of them."
        case .respond: "Only those who answer complaints record this; ask the manager of the service."
        case .adjudicate: "Only a head of service, a director or the Complaints Manager adjudicates; ask one of them."
        case .decide: "Only the Complaints Manager decides this; record a proposal instead."
        case .keepRegister: "Only the complaints team keeps the behaviour register; ask one of them."
        case .keepReports: "Only the Complaints Manager enters what reports need; ask for the entry."
        case .administer: "Only the Complaints Manager keeps the directory and the settings; ask for the change."
        }
    }
}

extension FieldError {
    /// The one error in a sentence, or the names of all fields or parameters that have one.
    static func sentence(_ errors: [FieldError], of things: String) -> String {
        if errors.count == 1 {
            return errors[0].place == .body("#") ? errors[0].detail : "\(errors[0].name): \(errors[0].detail)"
        }
        let names = errors.map(\.name)
        let listed = names.count > 5 ? names.prefix(4) + ["\(names.count - 4) more"] : names[...]
        return "\(names.count) \(things) cannot be used: \(listed.dropLast().joined(separator: ", "))"
            + " and \(listed.last ?? "")."
    }

    /// The field, parameter or header it is about; the body where it is about the whole of it.
    private var name: String {
        switch place {
        case .body("#"): "The body"
        case .body("#/"): "A field without a name"
        case .body(let pointer): String(pointer.dropFirst(2))
        case .query(""): "A parameter without a name"
        case .query(let name), .header(let name): name
        }
    }
}
