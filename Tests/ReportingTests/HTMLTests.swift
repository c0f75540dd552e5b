import Complaints
import HTML
import Reporting
import Testing
import WorkingDays

/// The literal that escapes what is interpolated.
struct HTMLTests {
    @Test("what is written in source is markup, and what is interpolated is text")
    func escaping() {
        let text = "<b>\"Mother's\" & Sons</b>"

        let html: HTML = "<p title=\"\(text)\">\(text)</p>"

        let escaped = "&lt;b&gt;&quot;Mother&#39;s&quot; &amp; Sons&lt;/b&gt;"
        #expect(html.markup == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test("numbers, days, years and parts of a text are written as they describe themselves")
    func values() throws {
        let day = try #require(Day("2022-09-30"))
        let year = try #require(FinancialYear("2022-23"))

        let html: HTML = "\(-5) \(day) \(year) \("a<b".prefix(2))"

        #expect(html.markup == "-5 2022-09-30 2022-23 a&lt;")
    }

    @Test("markup goes in as it is, each part of a list after the other, and nothing where there is none")
    func markup() {
        let items = ["a", "<"].map { item -> HTML in "<li>\(item)</li>" }
        let none: HTML? = nil

        let html: HTML = "<ul>\(items)</ul>\(none)\(items.joined(separator: "<br>"))"

        #expect(html.markup == "<ul><li>a</li><li>&lt;</li></ul><li>a</li><br><li>&lt;</li>")
    }

    @Test(
        "a text of a condition is text as well, so that markup in it must be declared as markup",
        arguments: [(true, "&lt;br&gt;<hr>"), (false, "")])
    func condition(isLong: Bool, written: String) {
        let rule: HTML = isLong ? "<hr>" : ""

        let html: HTML = "\(isLong ? "<br>" : "")\(rule)"

        #expect(html.markup == written)
    }

    @Test("a character that no document may hold is replaced, and line breaks stay")
    func controls() {
        let html: HTML = "\("a\u{0}b\u{1F}c\u{7F}d\n\te")"

        #expect(html.markup == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\n\te")
    }
}
