import Complaints
import HTML
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct ProblemPageTests {
    @Test("The type of a problem leads to its page, which needs no token, stands alone and says what to do next")
    func page() async throws {
        let service = try await Service.start()
        let path = try await service.register()
        let problem = try await service.change(
            path, "/stages", #"{"stage": "investigation", "requested_on": "2025-11-05"}"#)

        let type = try #require(try problem.json["type"].text)
        let reply = try await service.send(.get, type, token: nil)

        let page = try #require(Refusal.Code(rawValue: "not_accepted")).page
        #expect(reply.status == 200)
        #expect(reply.headers[.contentType] == "text/html; charset=utf-8")
        #expect(try problem.json["title"].text == page.title)
        #expect(reply.text.contains("<h1>\(page.title)</h1>"))
        #expect(reply.text.contains(page.meaning))
        #expect(reply.text.contains("<code>/v1/complaints/{complaint_id}/acceptance</code>, then"))
        #expect(reply.text.contains("409 Conflict"))
        #expect(!reply.text.contains("The rule behind it"))
        for loaded in ["src=", "<link", "@import", "url("] { #expect(!reply.text.contains(loaded)) }
    }

    @Test("The page of a refusal with a fixed rule cites it, and a code of the service itself has a page too")
    func rules() async throws {
        let service = try await Service.start()

        let rule = try await service.send(.get, "/problems/written_record_missing", token: nil)
        let busy = try await service.send(.get, "/problems/busy", token: nil)

        #expect(rule.text.contains("<h2>The rule behind it</h2>\n<p>SI 2006/1738 reg 16</p>"))
        #expect(busy.status == 200)
        #expect(busy.text.contains("503 Service Unavailable"))
        #expect(busy.text.contains("Retry-After"))
    }

    @Test("A code that is none has no page")
    func unknown() async throws {
        let service = try await Service.start()

        let reply = try await service.send(.get, "/problems/no_such_code", token: nil)

        #expect(reply.status == 404)
        #expect(try reply.code == "not_found")
    }

    @Test("The list of problems links to each page once, under the heading of its subject")
    func list() async throws {
        let service = try await Service.start()

        let reply = try await service.send(.get, "/problems", token: nil)

        let links = reply.text.matches(of: /href="\/problems\/([a-z_0-9]+)"/).map { String($0.1) }
        #expect(links == ProblemType.all.map(\.code))
        #expect(reply.text.matches(of: /<h2>/).count == RefusalSubject.allCases.count + 1)
    }
}

@Suite struct ProblemPageTableTests {
    @Test("Every code has a page with a title, a meaning and a next step, and no title or meaning comes twice")
    func pages() {
        for type in ProblemType.all {
            #expect(type.title.count > 8 && !type.title.hasSuffix("."), "\(type.code)")
            for text in [type.meaning, type.next] {
                #expect(text.count > 15 && text.hasSuffix("."), "\(type.code)")
                #expect(text.first?.isUppercase == true, "\(type.code)")
                #expect(text.firstMatch(of: /\s\s|\n/) == nil, "\(type.code)")
            }
        }

        #expect(Set(ProblemType.all.map(\.title)).count == ProblemType.all.count)
        #expect(Set(ProblemType.all.map(\.meaning)).count == ProblemType.all.count)
    }

    @Test("No page and no rule cites a requirement by its number")
    func citations() {
        for type in ProblemType.all {
            for text in [type.title, type.meaning, type.next, type.rule ?? ""] {
                #expect(text.firstMatch(of: /[Rr]equirement|\bR\d+\b/) == nil, "\(type.code)")
            }
        }
    }

    @Test("A subject lists its own codes and no other's", arguments: RefusalSubject.allCases)
    func subjects(subject: RefusalSubject) {
        #expect(!subject.codes.isEmpty)
        #expect(subject.codes.allSatisfy { $0.subject == subject })
    }

    @Test("Every path that a page names is one of openapi.yaml")
    func paths() throws {
        let known = Set(try Contract.shared.get().operations.map(\.path)).union(["/openapi.yaml"])
        let stage = /stages\/(?:local_resolution|investigation|review_panel|single_stage)\//

        for type in ProblemType.all {
            for word in type.next.split(separator: " ") where word.hasPrefix("/") {
                let path = String(word.replacing(/[.,;]$/, with: "")).replacing(stage, with: "stages/{stage}/")
                #expect(known.contains(path), "\(type.code): \(path)")
            }
        }
    }

    @Test("What a page says is escaped")
    func escaping() {
        let type = ProblemType(
            code: "x\"><b>", status: .conflict, title: "a < b", meaning: "R&D's <i>", next: "\"Send\" a_<b>.",
            rule: "<u>")

        let html = ProblemPage.html(type).markup
        let list = ProblemPage.list([(heading: "<s>", types: [type])]).markup

        for raw in ["<b>", "<i>", "<u>", "<s>", "R&D", "a < b", "\"Send\""] {
            #expect(!html.contains(raw))
            #expect(!list.contains(raw))
        }
        #expect(html.contains("<code>a_&lt;b&gt;</code>."))
    }

    @Test("Each text of a problem stands escaped on its page, whatever is in it")
    func hostile() {
        let hostile = "<script>\"'&"
        let type = ProblemType(
            code: hostile + "1;", status: .conflict, title: hostile + "2;", meaning: hostile + "3;",
            next: hostile + "_4;", rule: hostile + "5;")

        let html = ProblemPage.html(type).markup
        let list = ProblemPage.list([(heading: hostile + "6;", types: [type])]).markup

        let escaped = "&lt;script&gt;&quot;&#39;&amp;"
        for end in ["1;", "2;", "3;", "_4", "5;"] { #expect(html.contains(escaped + end)) }
        for end in ["1;", "2;", "6;"] { #expect(list.contains(escaped + end)) }
        for page in [html, list] { #expect(!page.replacing(escaped, with: "").contains("script")) }
    }

    @Test("The example of a problem in openapi.yaml has the title, the status and the code of its type")
    func example() throws {
        let example = try JSONValue(yaml: try #require(try Contract.shared.get().named("Problem")["example"]))

        let type = try #require(ProblemType.all.first { $0.code == example["code"].text })
        #expect(example["title"].text == type.title)
        #expect(example["status"].integer == type.status.code)
        #expect(example["type"].text == "/problems/\(type.code)")
    }
}
