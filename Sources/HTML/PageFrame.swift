extension HTML {
    /// A page that stands alone: no script and no other file.
    public static func page(
        title: String, style: HTML, viewport: HTML = "width=device-width", body: HTML
    ) -> HTML {
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="\(viewport)">
        <title>\(title)</title>
        <style>\(style)</style>
        </head>
        <body>
        \(body)
        </body>
        </html>

        """
    }
}
