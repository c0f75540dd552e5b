public import WorkingDays

/// Why the time for an answer is not extended.
enum ExtensionRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.extensions

    case extensionExceedsMaximum = "extension_exceeds_maximum"
    case extensionAfterDeadline = "extension_after_deadline"
    case goodReasonMissing = "good_reason_missing"
    case noExtension = "no_extension"

    var page: RefusalPage {
        switch self {
        case .extensionExceedsMaximum:
            .fault(
                "The extension goes too far",
                means: "The rule that allows the extension also sets the furthest day it can reach.",
                next: "Agree a day no later than the one named in the problem.")
        case .extensionAfterDeadline:
            .fault(
                "The extension was agreed after the deadline",
                means: """
                    An extension is agreed while the deadline is still to come. Afterwards the answer is late, \
                    whatever is agreed.
                    """,
                next: """
                    If the day of the agreement is wrong, correct it. Otherwise record the answer with the reason \
                    for its delay.
                    """)
        case .goodReasonMissing:
            .fault(
                "A second extension needs a good reason",
                means: "The Code allows one extension. Another needs a good reason, which the complainant is told.",
                next: "Send good_reason.",
                rule: "Complaint Handling Code 6.4")
        case .noExtension:
            .conflict(
                "The stage has no extension to withdraw",
                means:
                    "An extension is withdrawn once. The stage has none that counts, or none of the number that was sent.",
                next: "Read the complaint's history to see which extensions were granted and withdrawn.")
        }
    }
}

extension Refusal {
    /// The extension goes past the furthest day the rule allows.
    public static func extensionExceedsMaximum(asked: Day, latest: Day, rule: String) -> Refusal {
        Refusal(
            ExtensionRefusal.extensionExceedsMaximum,
            "\(asked.written) is too far: the latest day allowed is \(latest.written).",
            rule: rule, fields: ["extended_to"])
    }

    /// The deadline had passed when the extension was agreed; it cannot turn late into in time.
    public static func extensionAfterDeadline(agreedOn: Day, dueOn: Day, rule: String?) -> Refusal {
        Refusal(
            ExtensionRefusal.extensionAfterDeadline,
            "The deadline of \(dueOn.written) had passed when the extension was agreed on \(agreedOn.written), so it "
                + "cannot be extended.",
            rule: rule, fields: ["agreed_on"])
    }

    /// A second extension under the Code has its good reason (Complaint Handling Code 6.4).
    public static var goodReasonMissing: Refusal {
        Refusal(
            ExtensionRefusal.goodReasonMissing, "This is a second extension; send its good_reason.",
            fields: ["good_reason"])
    }

    /// There is no extension to withdraw.
    public static func noExtension(_ stage: StageName) -> Refusal {
        Refusal(ExtensionRefusal.noExtension, "\(stage.named.atStart) has no such extension that could be withdrawn.")
    }
}
