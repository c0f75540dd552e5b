import Foundation
import Spreadsheets
import Testing

/// Workbooks as `odfpy` of PyPI and the ZIP reader of Python read them, which know nothing of this program.
struct OpenDocumentTests {
    /// Prints what is wrong with the archive, and each sheet with the type and the content of each cell.
    private static let script = """
        import io, json, sys, zipfile
        from odf.opendocument import load
        from odf.table import DatabaseRange, Table, TableCell, TableRow
        from odf.teletype import extractText
        from odf.text import P
        content = sys.stdin.buffer.read()
        archive = zipfile.ZipFile(io.BytesIO(content))
        first = archive.infolist()[0]
        def cell(c):
            kind = c.getAttribute("valuetype")
            if kind is None: return None
            return [kind, c.getAttribute("value") or "\\n".join(extractText(p) for p in c.getElementsByType(P))]
        book = load(io.BytesIO(content))
        print(json.dumps({
            "bad": archive.testzip(), "first": first.filename, "extra": len(first.extra), "stored": first.compress_type == 0,
            "names": archive.namelist(),
            "sheets": {t.getAttribute("name"): [[cell(c) for c in r.getElementsByType(TableCell)] for r in t.getElementsByType(TableRow)]
                for t in book.getElementsByType(Table)},
            "ranges": [r.getAttribute("targetrangeaddress") for r in book.getElementsByType(DatabaseRange)],
        }))
        """

    private func read(_ workbook: Workbook) throws -> Read {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let process = Process()
        process.executableURL = root.appending(path: ".venv/bin/python")
        process.arguments = ["-c", Self.script]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(workbook.openDocument()))
        try input.fileHandleForWriting.close()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try JSONDecoder().decode(Read.self, from: answer)
    }

    private struct Read: Decodable {
        let bad: String?
        let first: String
        let extra: Int
        let stored: Bool
        let names: [String]
        let sheets: [String: [[[String]?]]]
        let ranges: [String]
    }

    /// Texts that a reader of XML might change, and one that a spreadsheet would compute.
    static let texts = [
        "Fostering", "=1+1", "<b>&amp;\"'", "two  spaces", " at both ends ", "one\nline and another", "a\ttab",
        "Siân’s 😀", "",
        "  ", "-5", "2022-04-01",
    ]

    @Test("Every text is read back as it was, and as a text", arguments: texts)
    func roundTrip(text: String) throws {
        var workbook = Workbook(title: text)
        workbook.append(Sheet("One", lines: [text], columns: ["Name", text], rows: [[.text(text), .number("-3.5")]]))

        let read = try read(workbook)

        #expect(
            read.sheets["One"] == [
                [["string", text]], [["string", "Name"], ["string", text]], [["string", text], ["float", "-3.5"]],
            ])
    }

    @Test(
        "The archive begins with its type, unpacked and without extra fields, and the same workbook is the same bytes")
    func archive() throws {
        var workbook = Workbook(title: "Test")
        workbook.append(Sheet("One", lines: ["One"], columns: ["A", "B"], rows: [[.text("x"), .empty]]))

        let read = try read(workbook)

        #expect(read.bad == nil && read.first == "mimetype" && read.stored && read.extra == 0)
        #expect(read.names == ["mimetype", "META-INF/manifest.xml", "meta.xml", "content.xml"])
        #expect(read.ranges == ["'One'.A2:'One'.B3"])
        #expect(workbook.openDocument() == workbook.openDocument())
    }

    @Test("A sheet has a name that a sheet may have, and no other's")
    func names() throws {
        var workbook = Workbook(title: "Test")
        let long = String(repeating: "a long name ", count: 4)
        for name in ["Table 1", "table 1", "A/B: [x]*?'", "", long, long] { workbook.append(Sheet(name, lines: ["x"])) }

        let names = workbook.sheets.map(\.name)

        #expect(names[0...3] == ["Table 1", "table 1 (2)", "A B   x", "Sheet"])
        #expect(names.allSatisfy { $0.count <= 31 } && Set(names).count == 6)
        #expect(try read(workbook).sheets.keys.sorted() == names.sorted())
    }
}
