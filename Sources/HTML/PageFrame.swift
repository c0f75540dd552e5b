extension HTML {
    /// A page that stands alone: no script and no other file, in the landmarks and with the style that every page has.
    ///
    /// The style is what the page adds to `PageStyle`; `skip` leads past what stands before the content, where anything does;
    /// the contents are a `nav` to the parts of the page.
    public static func page(
        title: String, style: HTML = "", skip: HTML? = nil, header: HTML, contents: HTML? = nil, main: HTML,
        footer: HTML? = nil
    ) -> HTML {
        let skipping = skip.map { words -> HTML in "<a class=\"skip\" href=\"#content\">\(words)</a>\n" }
        let below = footer.map { content -> HTML in "<footer>\n\(content)\n</footer>\n" }
        return """
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>
            \(PageStyle.css)\(style)
            </style>
            </head>
            <body>
            \(skipping)<header>
            \(header)
            </header>
            \(contents)<main id="content" tabindex="-1">
            \(main)
            </main>
            \(below)</body>
            </html>

            """
    }
}
