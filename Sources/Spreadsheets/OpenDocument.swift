import HTML

extension Workbook {
    /// The type of the file.
    public static let mediaType = "application/vnd.oasis.opendocument.spreadsheet"

    /// The workbook as an OpenDocument spreadsheet (OASIS OpenDocument 1.3, part 3); the same workbook is the same bytes.
    ///
    /// The type stands first and unpacked, by which a file is known without being opened (part 2, section 3.3).
    public func openDocument() -> [UInt8] {
        var archive = ZipArchive()
        archive.add("mimetype", Array(Self.mediaType.utf8), isStored: true)
        archive.add("META-INF/manifest.xml", Array(Self.manifest.markup.utf8))
        archive.add("meta.xml", Array(meta.markup.utf8))
        archive.add("content.xml", Array(content.markup.utf8))
        return archive.bytes
    }

    private static let manifest: HTML = """
        <?xml version="1.0" encoding="UTF-8"?>
        <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">\
        <manifest:file-entry manifest:full-path="/" manifest:version="1.3" \
        manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>\
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
        <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>
        """

    private var meta: HTML {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>\
        <dc:title>\(title)</dc:title><dc:language>en-GB</dc:language></office:meta></office:document-meta>
        """
    }

    private var content: HTML {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
        xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">\
        <office:automatic-styles>\
        <style:style style:name="first" style:family="table-column">\
        <style:table-column-properties style:column-width="7cm"/></style:style>\
        <style:style style:name="other" style:family="table-column">\
        <style:table-column-properties style:column-width="3.2cm"/></style:style>\
        <style:style style:name="title" style:family="table-cell">\
        <style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>\
        <style:style style:name="heading" style:family="table-cell">\
        <style:table-cell-properties fo:wrap-option="wrap"/><style:text-properties fo:font-weight="bold"/></style:style>\
        </office:automatic-styles><office:body><office:spreadsheet>\(sheets.map(\.table))\(ranges)</office:spreadsheet>\
        </office:body></office:document-content>
        """
    }

    /// Each table by a name, as assistive software finds it.
    private var ranges: HTML? {
        let marked = sheets.enumerated().filter { !$1.columns.isEmpty }
        guard !marked.isEmpty else { return nil }
        let ranges = marked.map { index, sheet -> HTML in
            let (from, to) = ("'\(sheet.name)'.A\(sheet.lines.count + 1)", "'\(sheet.name)'.\(sheet.lastCell)")
            return """
                <table:database-range table:name="table_\(index + 1)" table:target-range-address="\(from):\(to)"/>
                """
        }
        return "<table:database-ranges>\(ranges)</table:database-ranges>"
    }
}

extension Sheet {
    fileprivate var table: HTML {
        let further: HTML? =
            columns.count > 1
            ? """
            <table:table-column table:style-name="other" table:number-columns-repeated="\(columns.count - 1)"/>
            """ : nil
        let words = lines.enumerated().map { index, line in row([cell(line, style: index == 0 ? "title" : nil)]) }
        let heading = columns.isEmpty ? nil : row(columns.map { cell($0, style: "heading") })
        return """
            <table:table table:name="\(name)"><table:table-column table:style-name="first"/>\(further)\(words)\
            \(heading)\(rows.map { row($0.map(cell)) })</table:table>
            """
    }

    /// The last cell of the table, as `D12`.
    fileprivate var lastCell: String { "\(Self.letters(columns.count))\(lines.count + 1 + rows.count)" }

    private static func letters(_ column: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + (column - 1) % 26)))
        return column > 26 ? letters((column - 1) / 26) + letter : letter
    }

    private func row(_ cells: [HTML]) -> HTML { "<table:table-row>\(cells)</table:table-row>" }

    private func cell(_ cell: SheetCell) -> HTML {
        switch cell {
        case .text(let text): self.cell(text, style: nil)
        case .number(let number):
            """
            <table:table-cell office:value-type="float" office:value="\(number)"><text:p>\(number)</text:p></table:table-cell>
            """
        case .empty: "<table:table-cell/>"
        }
    }

    private func cell(_ text: String, style: HTML?) -> HTML {
        let named: HTML? = style.map { " table:style-name=\"\($0)\"" }
        let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false).map(paragraph)
        return "<table:table-cell\(named) office:value-type=\"string\">\(paragraphs)</table:table-cell>"
    }

    /// Spaces that a reader would leave out, at an end or after another, are marks of their own (part 3, section 6.1.2).
    private func paragraph(_ line: Substring) -> HTML {
        var parts: [HTML] = []
        var rest = line
        while let first = rest.first {
            let run = rest.prefix { ($0 == " ") == (first == " ") }
            let isPlain = run.count == 1 && !parts.isEmpty && run.endIndex < line.endIndex
            let spaces: HTML = isPlain ? " " : "<text:s text:c=\"\(run.count)\"/>"
            parts.append(first == " " ? spaces : tabbed(run))
            rest = rest.dropFirst(run.count)
        }
        return "<text:p>\(parts)</text:p>"
    }

    private func tabbed(_ run: Substring) -> HTML {
        run.split(separator: "\t", omittingEmptySubsequences: false).map { "\(String($0))" as HTML }
            .joined(separator: "<text:tab/>")
    }
}
