/// Why a text, a message or a webhook is not changed.
enum MessageRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.messages

    case unknownPlaceholder = "unknown_placeholder"
    case placeholderMissing = "placeholder_missing"
    case bracesUnpaired = "braces_unpaired"
    case webhookAddress = "webhook_address"
    case webhookExists = "webhook_exists"
    case webhookDisabled = "webhook_disabled"
    case webhookEnabled = "webhook_enabled"
    case messageNotDead = "message_not_dead"
    case messageHasNoAddress = "message_has_no_address"

    var page: RefusalPage {
        switch self {
        case .unknownPlaceholder:
            .fault(
                "The text names something it is not given",
                means: "In a text, what stands in braces is filled in, and each text has a list of what it may name.",
                next: "Take the names from placeholders of GET /v1/message-templates, and write them in braces.")
        case .placeholderMissing:
            .fault(
                "The text leaves out what it is for",
                means:
                    "A line of a message says which record it is about and what is to be done; a message has its lines.",
                next: "Add the placeholder that the problem names to the text.")
        case .bracesUnpaired:
            .fault(
                "A brace has no partner",
                means: "Braces stand only around a placeholder, as in {reference}.",
                next: "Close the brace, or take it out.")
        case .webhookAddress:
            .fault(
                "A webhook cannot be sent there",
                means: """
                    Alerts go out of the council's network, so a webhook has an address of https that anybody could reach. \
                    One within the network would let whoever adds webhooks make the service call what only it can reach.
                    """,
                next: """
                    Send another address. Where the receiver is within the council's own network, its operator may allow such \
                    addresses with WEBHOOK_PRIVATE_ADDRESSES=allow.
                    """,
                rule: "Standard Webhooks 1.0.0")
        case .webhookExists:
            .conflict(
                "Another webhook has this address",
                means: "An address is told of each alert once.",
                next: "Use the webhook that is there; GET /v1/webhooks lists it. Its secret can be made anew.")
        case .webhookDisabled:
            .conflict(
                "The webhook is disabled",
                means: "A webhook that is disabled is told nothing and gets no new secret.",
                next: "Enable it first with POST /v1/webhooks/{webhook_id}/enabling.")
        case .webhookEnabled:
            .conflict(
                "The webhook is not disabled",
                means: "Only one that is disabled can be enabled again.",
                next: "Nothing needs to be done; it is told of every alert.")
        case .messageNotDead:
            .conflict(
                "The message was not given up",
                means:
                    "Only a message that was given up is sent again. Any other is tried again by itself, or has arrived.",
                next: "Read the message again to see how far it has come.")
        case .messageHasNoAddress:
            .conflict(
                "There is nobody to send the message to",
                means: """
                    A message is sent again to the address that its recipient has now, and this one has left, has no such \
                    address any more, or is a webhook that is disabled.
                    """,
                next: "Add the address to the directory or enable the webhook, and send the message again.")
        }
    }
}

extension Refusal {
    /// A text names what it is not given.
    static func unknownPlaceholder(_ written: String, of name: TemplateName, field: String) -> Refusal {
        let known = name.placeholders.map { "{\($0.rawValue)}" }.joined(separator: ", ")
        return Refusal(
            MessageRefusal.unknownPlaceholder,
            "{\(written)} is nothing that the text \(name.rawValue) is given; it may name \(known).", fields: [field])
    }

    /// A text leaves out what it is for.
    static func placeholderMissing(_ placeholder: MessagePlaceholder, field: String) -> Refusal {
        Refusal(
            MessageRefusal.placeholderMissing, "The text has to name {\(placeholder.rawValue)}.", fields: [field])
    }

    /// A text has a brace that opens or closes nothing.
    static func bracesUnpaired(field: String) -> Refusal {
        Refusal(
            MessageRefusal.bracesUnpaired,
            "A brace in the text has no partner; braces stand only around a placeholder, as in {reference}.",
            fields: [field])
    }

    /// A webhook cannot be sent to the address.
    static func webhookAddress(_ fault: WebhookAddressFault, field: String) -> Refusal {
        Refusal(MessageRefusal.webhookAddress, fault.sentence, fields: [field])
    }

    /// Another webhook that is not disabled has the address.
    public static var webhookExists: Refusal {
        Refusal(
            MessageRefusal.webhookExists, "A webhook with this address is there already; GET /v1/webhooks lists it.")
    }

    /// The webhook is disabled.
    public static var webhookDisabled: Refusal {
        Refusal(MessageRefusal.webhookDisabled, "The webhook is disabled; as long as it is, nothing is sent to it.")
    }

    /// The webhook is not disabled.
    public static var webhookEnabled: Refusal {
        Refusal(MessageRefusal.webhookEnabled, "The webhook is not disabled, so there is nothing to enable.")
    }

    /// A message that was not given up is not sent again by hand.
    public static func messageNotDead(_ state: MessageState) -> Refusal {
        let words =
            switch state {
            case .claimed: "is being sent"
            case .waiting: "is tried again by itself"
            case .handedOver: "has arrived"
            case .dead: "was given up"
            }
        return Refusal(
            MessageRefusal.messageNotDead, "The message \(words); only one that was given up is sent again.")
    }

    /// Whoever a message is for cannot be reached by its channel any more.
    public static var messageHasNoAddress: Refusal {
        Refusal(
            MessageRefusal.messageHasNoAddress,
            "Whoever the message is for has left or has no such address any more, or the webhook is disabled.")
    }
}
