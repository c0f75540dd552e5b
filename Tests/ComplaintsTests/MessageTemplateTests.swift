import Complaints
import Foundation
import Testing

/// The texts that a council writes.
@Suite struct MessageTemplateTests {
    @Test("Every default can be filled in, and reads without a gap when it is", arguments: TemplateName.allCases)
    func defaults(name: TemplateName) throws {
        let template = try MessageTemplate(name, name.defaultText)
        let values = Dictionary(uniqueKeysWithValues: name.placeholders.map { ($0, "<\($0.rawValue)>") })
        let filled = template.filled(values)

        #expect(template == MessageTemplate(default: name))
        #expect(!filled.contains { "{}".contains($0) } && !filled.contains("  "))
        for placeholder in name.required { #expect(filled.contains("<\(placeholder.rawValue)>")) }
    }

    @Test(
        "A text that cannot be filled in is refused, and the sentence names what is wrong with it",
        arguments: [
            ("a name", .warning, "{reference} {duty} {complainant}", "unknown_placeholder", "{complainant}"),
            ("another spelling", .warning, "{reference} {duty} {Due_on}", "unknown_placeholder", "{Due_on}"),
            ("a space within", .warning, "{reference} {duty} { link }", "unknown_placeholder", "{ link }"),
            ("nothing within", .warning, "{reference} {duty} {}", "unknown_placeholder", "{}"),
            ("what only a line is given", .emailBody, "{lines} {reference}", "unknown_placeholder", "{reference}"),
            ("what only a message is given", .overdue, "{reference} {duty} {count}", "unknown_placeholder", "{count}"),
            ("a day where there is none", .atOnce, "{reference} {duty} {due_on}", "unknown_placeholder", "{due_on}"),
            ("lines in a subject", .emailSubject, "{lines}", "unknown_placeholder", "{lines}"),
            ("the reference left out", .warning, "{duty} by {due_on}", "placeholder_missing", "{reference}"),
            ("the duty left out", .atOnce, "{reference}", "placeholder_missing", "{duty}"),
            ("the lines left out", .emailBody, "Good morning", "placeholder_missing", "{lines}"),
            ("the lines of a text message left out", .textMessage, "{count}: {link}", "placeholder_missing", "{lines}"),
            ("never closed", .warning, "{reference} {duty", "braces_unpaired", "{reference}"),
            ("never opened", .warning, "{reference} {duty} due_on}", "braces_unpaired", "{reference}"),
            ("one within another", .warning, "{reference} {{duty}}", "braces_unpaired", "{reference}"),
            ("a brace at the end", .emailSubject, "{count} {", "braces_unpaired", "{reference}"),
            ("blank", .warning, "  ", "blank", "text"),
            ("two lines in a line", .warning, "{reference}\n{duty}", "not_a_line", "text"),
            ("two lines in a subject", .emailSubject, "{count}\r\nBcc: x", "not_a_line", "text"),
            ("a text message that is too long", .textMessage, longest(300) + "x", "not_a_line", "300 characters"),
            ("a line that is too long", .emailSubject, longest(2000, "{count}") + "x", "not_a_line", "2000 characters"),
        ] as [(String, TemplateName, String, String, String)])
    func refused(what: String, name: TemplateName, text: String, code: String, word: String) throws {
        let refusal = try #require(throws: Refusal.self) { try MessageTemplate(name, text) }

        #expect(refusal.code.rawValue == code)
        #expect(refusal.detail.contains(word))
        #expect(refusal.fields == ["text"])
    }

    @Test("A text may be as long as its limit", arguments: [(TemplateName.textMessage, 300), (.emailBody, 2000)])
    func longEnough(name: TemplateName, limit: Int) throws {
        #expect(try MessageTemplate(name, Self.longest(limit)).text.count == limit)
    }

    private static func longest(_ limit: Int, _ placeholder: String = "{lines}") -> String {
        placeholder.padding(toLength: limit, withPad: "x", startingAt: 0)
    }

    @Test("What is filled in is never read as a text again, and what has no value leaves nothing behind at the ends")
    func filled() throws {
        let template = try MessageTemplate(.warning, "{reference}: {duty} {link}")

        #expect(
            template.filled([.reference: "{duty}", .duty: "Answer", .link: "https://x"]) == "{duty}: Answer https://x")
        #expect(template.filled([.reference: "C-1", .duty: "Answer"]) == "C-1: Answer")
    }

    @Test("A placeholder may stand anywhere and more than once, beside letters of any script")
    func anywhere() throws {
        let template = try MessageTemplate(.atOnce, "{reference}{reference} – {duty}é日")

        #expect(template.filled([.reference: "C", .duty: "d"]) == "CC – dé日")
    }

    @Test("A council's own text holds in place of the default, and only its own")
    func own() throws {
        let templates = MessageTemplates([try MessageTemplate(.warning, "Soon: {reference} {duty}")])

        #expect(templates[.warning].text == "Soon: {reference} {duty}")
        #expect(templates[.overdue].text == TemplateName.overdue.defaultText)
    }
}
