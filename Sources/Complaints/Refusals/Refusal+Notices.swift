extension Refusal {
    /// The notice leaves out what it must say.
    public static func noticeIncomplete(_ contents: [NoticeContent], rule: String) -> Refusal {
        Refusal(
            .noticeIncomplete, "The notice must also contain \(contents.map(\.rawValue).joined(separator: ", ")).",
            rule: rule, fields: ["contents"])
    }

    /// The notice belongs to other stages.
    public static func noticeStage(_ kind: NoticeKind) -> Refusal {
        let stages = kind.stages.map(\.rawValue).sorted().joined(separator: " or ")
        return Refusal(
            .noticeStage,
            stages.isEmpty
                ? "The notice \(kind.rawValue) is about the complaint as a whole and has no stage."
                : "The notice \(kind.rawValue) belongs to \(stages).", rule: kind.rule, fields: ["stage"])
    }

    /// The notice did not go to everybody it must reach.
    public static func noticeRecipients(_ recipients: [NoticeRecipient], rule: String) -> Refusal {
        Refusal(
            .noticeRecipients, "The notice must also go to \(recipients.map(\.rawValue).joined(separator: ", ")).",
            rule: rule, fields: ["recipients"])
    }
}
