import Casework
import Complaints
import JSON

extension WebhookRecord: AddressedAnswer {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("url", url)
        json.field("description", description)
        json.field("secret_before_until", secretBeforeUntil)
        json.field("disabled_at", disabledAt)
        json.field("disabled_for", disabledFor)
        json.field("changed_at", changedAt)
    }
}

extension WebhookWithSecret: AddressedAnswer, SecretAnswer {
    typealias Kind = RecordKinds.Webhook

    var id: WebhookID { webhook.id }
    var version: Int { webhook.version }

    func write(to json: inout JSONWriter) {
        webhook.write(to: &json)
        json.field("secret", secret?.text)
    }
}

extension MessageTemplateRecord: VersionedAnswer {
    func write(to json: inout JSONWriter) {
        json.field("template", name)
        json.field("version", version)
        json.field("text", text)
        json.field("default_text", name.defaultText)
        json.list("placeholders", name.placeholders)
        json.list("required", name.required)
        json.field("changed_by", changedBy)
        json.field("changed_at", changedAt)
    }
}

extension MessageRecord: AddressedAnswer {
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("channel", channel)
        json.field("recipient_person_id", person)
        json.field("webhook_id", webhook)
        json.field("urgent", isUrgent)
        json.list("alert_ids", alerts)
        json.field("state", state)
        json.field("attempts", attempts)
        json.field("error", error)
        json.field("provider_reference", providerReference)
        json.field("created_at", createdAt)
        json.field("next_attempt_at", nextAttemptAt)
        json.field("handed_over_at", handedOverAt)
        json.field("changed_at", changedAt)
    }
}
