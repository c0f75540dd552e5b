import JSON
import Spreadsheets
import Testing

@testable import API

/// The members of an object that our own writer wrote, read as cells.
struct JSONMemberTests {
    private func cells(_ write: (inout JSONWriter) -> Void) -> [String: SheetCell] {
        var cells: [String: SheetCell] = [:]
        JSONMembers.forEach(of: JSONWriter.bytes { $0.object(write) }) {
            cells[String(decoding: $0, as: UTF8.self)] = $1
        }
        return cells
    }

    @Test(
        "A text reads as it was written, whatever is in it",
        arguments: [
            "", "plain", "a \"quote\"", "back\\slash", "line\nand\ttab", "{\"a\": [1, \"}\"]}", "é 😀 \u{2028}", ",",
            "\\\"",
            "null", "\\u0041",
        ])
    func texts(text: String) {
        let cells = cells { json in
            json.field("before", 1)
            json.field("text", text)
            json.field("after", true)
        }

        #expect(cells == ["before": .number("1"), "text": .text(text), "after": .text("true")])
    }

    @Test("Numbers are digits, nothing is an empty cell, and what is inside stays JSON")
    func others() {
        let cells = cells { json in
            json.field("none", nil as Int?)
            json.field("number", -35)
            json.object("inside") { $0.field("text", "}],\\\"") }
            json.list("list", ["a", "]"])
            json.list("empty", [] as [String])
        }

        #expect(
            cells == [
                "none": .empty, "number": .number("-35"), "inside": .text(#"{"text":"}],\\\""}"#),
                "list": .text(#"["a","]"]"#), "empty": .text("[]"),
            ])
        #expect(self.cells { _ in } == [:])
    }
}
