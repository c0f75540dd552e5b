import Spreadsheets
import Testing

/// Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.
struct CSVTextTests {
    @Test(
        "A text that a spreadsheet would take for a formula stands behind an apostrophe, and any other as it is",
        arguments: [
            ("Fostering", "Fostering"), ("=1+1", "'=1+1"), ("+44 116", "'+44 116"), ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1+1", "' =1+1"), ("\u{A0}=1+1", "'\u{A0}=1+1"), ("\t=1", "'\t=1"), ("\u{FF1D}1", "'\u{FF1D}1"),
            ("a=b", "a=b"), ("", ""), ("–", "–"), ("'=1", "''=1"), ("'' =1", "''' =1"), ("'Tis", "'Tis"), ("'", "'"),
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
        ])
    func formulas(text: String, written: String) {
        #expect(lines(of: [.text(text)]) == "a\r\n\(written)\r\n")
    }

    @Test(
        "What has a comma, a quotation mark or the end of a line is put in quotation marks",
        arguments: [
            ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), ("a;b", "a;b"),
        ])
    func quoting(text: String, written: String) {
        #expect(lines(of: [.text(text)]) == "a\r\n\(written)\r\n")
    }

    @Test("A number is written as it is, below nought too, and nothing is an empty cell")
    func numbers() {
        #expect(lines(of: [.number("-15")]) == "a\r\n-15\r\n")
        #expect(lines(of: [SheetCell(nil as Int?)]) == "a\r\n\r\n")
        #expect(lines(of: [SheetCell(7)]) == "a\r\n7\r\n")
    }

    private func lines(of row: [SheetCell]) -> String {
        var text = CSVText(columns: ["a"])
        text.append(row)
        return String(decoding: text.bytes, as: UTF8.self)
    }
}
