import HTML

/// The frame of the pages about the service itself.
enum ServicePage {
    /// A page of the service, which leads to the others.
    static func html(
        title: String, heading: HTML, style: HTML = "", skip: HTML? = nil, contents: HTML? = nil, main: HTML
    )
        -> HTML
    {
        .page(
            title: title, style: "\(self.style)\(style)", skip: skip,
            header: """
                <nav class="service" aria-label="Redress"><a href="/">Redress</a> <a href="/docs">The contract</a> \
                <a href="/problems">Problems</a></nav>
                \(heading)
                """, contents: contents, main: main)
    }

    private static let style: HTML = """
        .service a { margin-right: 1.2rem; } ul { margin: .3rem 0; padding-left: 1.2rem; } li { margin: .2rem 0; }

        """
}
