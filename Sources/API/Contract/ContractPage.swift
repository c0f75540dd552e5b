import HTML
import NIOCore
import Synchronization
import Yams

/// The contract as a page that stands alone: every operation with what it takes, what it answers and who may ask.
final class ContractPage: Sendable {
    private let text: String
    private let kept = Mutex<(body: ByteBuffer, tag: String)?>(nil)

    /// The page of a text of openapi.yaml, which is made when it is first asked for.
    init(_ text: String) { self.text = text }

    /// The page, and an entity tag that every copy of the service with the same contract has.
    func page() throws -> (body: ByteBuffer, tag: String) {
        try kept.withLock { kept in
            if let kept { return kept }
            let markup = ContractMarkup(document: try ContractDocument(text)).page.markup
            let made = (ByteBuffer(string: markup), EntityTag.of(text: markup))
            kept = made
            return made
        }
    }
}

/// What is written on the page of the contract.
private struct ContractMarkup {
    let document: ContractDocument

    var page: HTML {
        let subjects = document.subjects.filter { !$0.operations.isEmpty }
        let schemas = SchemaMarkup(document: document)
        return ServicePage.html(
            title: "\(document.title): the contract",
            heading: """
                <h1>\(document.title)</h1><p>\(document.summary)</p>
                <p>The same for programs: <a href="/openapi.yaml">openapi.yaml</a></p>
                """, style: Self.style, skip: "To the operations",
            contents: """
                <nav aria-label="Operations"><h2>Operations</h2>
                \(subjects.map(contents))
                <h3><a href="#schemas">Schemas</a></h3>
                </nav>

                """,
            main: """
                <section>\(Prose.paragraphs(document.description))</section>
                \(subjects.map { subject(of: $0, schemas) })
                <section id="schemas"><h2>Schemas</h2>
                \(document.schemas.map { schemas.named($0.name, $0.value) })
                </section>
                """)
    }

    private func contents(of subject: ContractDocument.Subject) -> HTML {
        let links = subject.operations.map { operation -> HTML in
            "<li><a href=\"#\(operation.id)\">\(operation.fields["summary"]?.string ?? operation.id)</a></li>\n"
        }
        return "<h3><a href=\"#\(anchor(subject))\">\(Prose.sentence(subject.name))</a></h3>\n<ul>\n\(links)</ul>\n"
    }

    private func subject(of subject: ContractDocument.Subject, _ schemas: SchemaMarkup) -> HTML {
        """
        <section id="\(anchor(subject))"><h2>\(Prose.sentence(subject.name))</h2>\(Prose.paragraphs(subject.description))
        \(subject.operations.map { operation($0, schemas) })</section>

        """
    }

    private func anchor(_ subject: ContractDocument.Subject) -> String {
        "subject-" + subject.name.replacing(" ", with: "-")
    }

    private func operation(_ operation: ContractDocument.Operation, _ schemas: SchemaMarkup) -> HTML {
        let fields = operation.fields
        let summary = fields["summary"]?.string ?? operation.id
        let open: HTML? = fields["security"]?.array().isEmpty == true ? "<p>No token is needed.</p>" : nil
        return """
            <article id="\(operation.id)"><h3>\(summary)</h3>
            <p class="line"><b>\(operation.method)</b> <code>\(operation.path)</code> <small>\(operation.id)</small></p>
            \(open)\(fields["description"]?.string.map(Prose.paragraphs))
            \(parameters(operation.parameters, schemas))\(body(fields["requestBody"], schemas))
            <h4>Answers</h4>
            <dl>\(fields["responses"].map(document.members)?.map { answer($0.name, $0.value, schemas) } ?? [])</dl>
            </article>

            """
    }

    private func parameters(_ parameters: [Node], _ schemas: SchemaMarkup) -> HTML? {
        guard !parameters.isEmpty else { return nil }
        let rows = parameters.map { parameter -> HTML in
            let required: HTML? = parameter["required"]?.bool == true ? " <em>required</em>" : nil
            return """
                <dt><code>\(parameter["name"]?.string ?? "")</code> <small>\(parameter["in"]?.string ?? "")</small>\(required)</dt>
                <dd>\(parameter["schema"].map(schemas.type)) \(parameter["description"]?.string.map(Prose.inline))</dd>
                """
        }
        return "<h4>Parameters</h4>\n<dl>\(rows.joined(separator: "\n"))</dl>\n"
    }

    private func body(_ body: Node?, _ schemas: SchemaMarkup) -> HTML? {
        guard let body, let (_, media) = document.members(document.resolve(body)["content"] ?? Node.nothing).first
        else {
            return nil
        }
        let example = media["example"].map { example -> HTML in
            "<p>For example:</p>\n<pre tabindex=\"0\">\(Prose.json(example))</pre>\n"
        }
        return "<h4>Body</h4>\n<p>\(media["schema"].map(schemas.type))</p>\n\(example)"
    }

    private func answer(_ status: String, _ answer: Node, _ schemas: SchemaMarkup) -> HTML {
        let content = document.members(document.resolve(answer)["content"] ?? Node.nothing).map {
            media, fields -> HTML in
            " <small>\(media)</small> \(media == "text/html" ? nil : fields["schema"].map(schemas.type))"
        }
        let description = document.resolve(answer)["description"]?.string ?? ""
        return "<dt>\(status)</dt><dd>\(Prose.inline(description))\(content)</dd>\n"
    }

    private static let style: HTML = """
        h2 { margin: 2.5rem 0 .5rem; border-top: 3px solid var(--ink); padding-top: .5rem; }
        h3 { margin: 1.6rem 0 .2rem; } h4 { margin: .9rem 0 .2rem; } p { margin: .4rem 0; }
        article { margin-top: 1.4rem; border-top: 1px solid var(--rule); }
        .line, pre { padding: .3rem .5rem; background: var(--wash); overflow-wrap: anywhere; }
        dl { margin: .2rem 0; } dt { margin-top: .5rem; } dd { margin: 0 0 0 1.2rem; }
        pre { padding: .5rem; overflow-x: auto; font-size: .9em; white-space: pre-wrap; }
        small { color: var(--soft); font-size: .85em; } em { color: var(--accent); font-style: normal; }
        article:target h3, section:target > h2, .schema:target h3 { background: var(--mark); }

        """
}
