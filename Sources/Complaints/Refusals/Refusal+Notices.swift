extension Refusal {
    /// The notice leaves out what it must say.
    public static func noticeIncomplete(_ contents: [NoticeContent], rule: String) -> Refusal {
        Refusal(
            .noticeIncomplete, "The notice must also contain \(contents.map(\.rawValue).joined(separator: ", ")).",
            rule: rule, fields: ["contents"])
    }

    /// The notice did not go to everybody it must reach.
    public static func noticeRecipients(_ recipients: [NoticeRecipient], rule: String) -> Refusal {
        Refusal(
            .noticeRecipients, "The notice must also go to \(recipients.map(\.rawValue).joined(separator: ", ")).",
            rule: rule, fields: ["recipients"])
    }
}
