import Complaints
import Foundation
import HTTPTypes
import JSON
import NIOCore
import TestSupport
import Testing

@testable import API

/// The contract as a page, made of the real openapi.yaml.
@Suite struct ContractPageTests {
    private static let page = Result {
        let text = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent().appending(path: "openapi.yaml"),
            encoding: .utf8)
        return String(buffer: try ContractPage(text).page().body)
    }

    /// The article of an operation.
    private func article(_ id: String) throws -> String {
        let page = try Self.page.get()
        let start = try #require(page.range(of: "<article id=\"\(id)\">"))
        let end = try #require(page.range(of: "</article>", range: start.upperBound..<page.endIndex))
        return String(page[start.upperBound..<end.lowerBound])
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    @Test("Every operation stands on the page with its path, parameters, body, answers and permission")
    func operations() throws {
        let contract = try Contract.shared.get()
        try #require(contract.operations.count > 160)

        for operation in contract.operations {
            let id = try #require(operation.id)
            let article = try article(id)
            #expect(article.contains("<b>\(operation.method)</b> <code>\(operation.path)</code>"), "\(id)")
            #expect(article.contains(Self.escaped(operation.fields["summary"] as? String ?? "?")), "\(id)")
            let item = (contract.document["paths"] as? [String: [String: Any]])?[operation.path] ?? [:]
            for holder in [item["parameters"], operation.fields["parameters"]] {
                for parameter in holder as? [Any] ?? [] {
                    let name = try #require(contract.resolve(parameter)["name"] as? String)
                    #expect(article.contains("<dt><code>\(name)</code>"), "\(id) \(name)")
                }
            }
            for status in operation.statuses { #expect(article.contains("<dt>\(status)</dt>"), "\(id) \(status)") }
            if let body = operation.fields["requestBody"] as? [String: Any] {
                let name = (contract.schema(in: body)?["$ref"] as? String)?.split(separator: "/").last ?? "?"
                #expect(article.contains("<h4>Body</h4>\n<p><a href=\"#schema-\(name)\">"), "\(id)")
                #expect(article.contains("<pre tabindex=\"0\">{"), "\(id)")
            }
            let text = operation.fields["description"] as? String ?? ""
            if let permission = text.prefixMatch(of: /Permission `([a-z_]+)`/)?.1 {
                #expect(article.contains("Permission <code>\(permission)</code>"), "\(id)")
            }
            if (operation.fields["security"] as? [Any])?.isEmpty == true {
                #expect(article.contains("No token is needed."), "\(id)")
            }
        }
    }

    @Test("Every link on the page leads somewhere, so that a keyboard reaches all of it, and no name stands twice")
    func links() throws {
        let page = try Self.page.get()
        let ids = page.matches(of: /id="([^"]+)"/).map { String($0.1) }
        let targets = Set(page.matches(of: /href="#([^"]+)"/).map { String($0.1) })

        #expect(ids.count > 300)
        #expect(Set(ids).count == ids.count)
        #expect(targets.subtracting(ids) == [])
        #expect(
            Set(page.matches(of: /href="(\/[^"]*)"/).map { String($0.1) }) == [
                "/", "/docs", "/openapi.yaml", "/problems",
            ])
        #expect(page.contains("<a class=\"skip\" href=\"#content\">To the operations</a>"))
        #expect(page.contains("<html lang=\"en-GB\">"))
    }

    @Test("The page loads nothing, has no script and no width that a narrow screen lacks")
    func alone() throws {
        let page = try Self.page.get()

        for loaded in ["<script", "src=", "<link", "@import", "url(", " onclick", "<iframe", "<table"] {
            #expect(!page.contains(loaded), "\(loaded)")
        }
        #expect(page.contains("content=\"width=device-width, initial-scale=1\""))
        #expect(page.contains("overflow-wrap: anywhere"))
        #expect(!page.contains("**") && !page.contains("`"))
    }

    @Test("A text of the contract is no markup, whatever it holds")
    func escaping() throws {
        let text = """
            openapi: 3.1.0
            info: { title: "<b>T</b>", summary: "a & b", description: "x `<i>` **<u>**" }
            tags: [{ name: one, description: "<script>" }]
            paths: {/x: {get: {operationId: getX, tags: [one], summary: "<img>", responses: {'200': {description: "<p>"}}}}}
            """
        let page = String(buffer: try ContractPage(text).page().body)

        for raw in ["<b>T", "<script>", "<img>", "<i>", "<u>"] { #expect(!page.contains(raw), "\(raw)") }
        #expect(page.contains("<code>&lt;i&gt;</code>"))
        #expect(page.contains("<b>&lt;u&gt;</b>"))
    }

    @Test("An example is told as the JSON that may be sent")
    func example() throws {
        let article = try article("acceptComplaint")
        let shown = try #require(article.firstMatch(of: /<pre tabindex="0">([^<]+)<\/pre>/)?.1)
        let text = shown.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        let contract = try Contract.shared.get()
        let schema = try #require(contract.schema(in: try contract.operation("acceptComplaint").fields["requestBody"]))

        #expect(contract.violations(try JSONParser.parse(Array(text.utf8)), schema) == [])
    }
}
