import Foundation

/// What a text of a message is filled in with.
public enum MessagePlaceholder: String, Sendable, CaseIterable {
    /// The reference of the record, by which the council knows it.
    case reference
    /// What must be done, in words.
    case duty
    /// The day by which, as "30 September 2022".
    case dueOn = "due_on"
    /// "1 working day left", "2 working days over".
    case workingDays = "working_days"
    /// Where to read on.
    case link
    /// How many lines there are.
    case count
    /// The lines, each of one alert.
    case lines
}

extension TemplateName {
    /// What its text may name.
    public var placeholders: [MessagePlaceholder] {
        switch self {
        case .warning, .overdue, .challenge: [.reference, .duty, .dueOn, .workingDays, .link]
        case .atOnce: [.reference, .duty, .link]
        case .emailSubject: [.count]
        case .emailBody, .textMessage: [.count, .lines, .link]
        }
    }

    /// What its text must name, since it would say nothing of what it is for.
    public var required: [MessagePlaceholder] {
        switch self {
        case .warning, .overdue, .challenge, .atOnce: [.reference, .duty]
        case .emailBody, .textMessage: [.lines]
        case .emailSubject: []
        }
    }

    /// Whether its text may have more than one line.
    public var hasLines: Bool { self == .emailBody }

    /// What holds until the council writes another.
    public var defaultText: String {
        switch self {
        case .warning: "{reference}: {duty} by {due_on} ({working_days}). {link}"
        case .overdue: "{reference}: {duty}. It was due on {due_on} ({working_days}). {link}"
        case .challenge:
            "{reference}: {duty}. It was due on {due_on} ({working_days}), and is on the list of the challenge meeting. {link}"
        case .atOnce: "{reference}: {duty}. {link}"
        case .emailSubject: "Complaints: {count} to see to"
        case .emailBody:
            """
            Please see to this:

            {lines}

            You read and answer it here: {link}
            """
        case .textMessage: "Complaints, {count} to see to. {lines} {link}"
        }
    }
}

/// A text that a council writes once and the service fills in for each message.
public struct MessageTemplate: Sendable, Hashable {
    /// The most characters a text may have.
    public static let lengthLimit = 2000
    /// The most characters the text of a text message may have, so that with its lines it is one that a network takes.
    public static let textMessageLimit = 300

    private enum Piece: Sendable, Hashable {
        case text(String)
        case placeholder(MessagePlaceholder)
    }

    public let name: TemplateName
    public let text: String
    private let pieces: [Piece]

    /// A text for a name.
    ///
    /// - Throws: `Refusal.unknownPlaceholder`, `.bracesUnpaired` or `.placeholderMissing` where it cannot be filled in, and
    ///   `.blank` or `.notALine`.
    public init(_ name: TemplateName, _ text: String, field: String = "text") throws(Refusal) {
        if name.hasLines {
            try required(field, text)
        } else {
            try checkLine(field, text, limit: name == .textMessage ? Self.textMessageLimit : Self.lengthLimit)
        }
        self.name = name
        self.text = text
        pieces = try Self.pieces(of: text, name, field: field)
        if let missing = name.required.first(where: { !pieces.contains(.placeholder($0)) }) {
            throw .placeholderMissing(missing, field: field)
        }
    }

    /// The text that holds until the council writes another.
    public init(default name: TemplateName) {
        do { try self.init(name, name.defaultText) } catch { preconditionFailure("\(name.rawValue): \(error.detail)") }
    }

    /// The text with the values in the places of the placeholders; nothing stands where there is no value.
    public func filled(_ values: [MessagePlaceholder: String]) -> String {
        let filled = pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .placeholder(let placeholder): values[placeholder] ?? ""
            }
        }
        return filled.joined().trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func pieces(of text: String, _ name: TemplateName, field: String) throws(Refusal) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while let brace = rest.firstIndex(where: { "{}".contains($0) }) {
            pieces.append(.text(String(rest[..<brace])))
            let inner = rest[rest.index(after: brace)...].prefix { !"{}".contains($0) }
            guard rest[brace] == "{", inner.endIndex < rest.endIndex, rest[inner.endIndex] == "}" else {
                throw .bracesUnpaired(field: field)
            }
            guard let placeholder = MessagePlaceholder(rawValue: String(inner)),
                name.placeholders.contains(placeholder)
            else { throw .unknownPlaceholder(String(inner), of: name, field: field) }
            pieces.append(.placeholder(placeholder))
            rest = rest[rest.index(after: inner.endIndex)...]
        }
        pieces.append(.text(String(rest)))
        return pieces
    }
}

/// The texts that hold: what the council wrote, and for the rest the defaults.
public struct MessageTemplates: Sendable {
    private let own: [TemplateName: MessageTemplate]

    public init(_ own: [MessageTemplate] = []) {
        self.own = Dictionary(own.map { ($0.name, $0) }) { $1 }
    }

    public subscript(_ name: TemplateName) -> MessageTemplate { own[name] ?? MessageTemplate(default: name) }
}
