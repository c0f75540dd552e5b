import HTML

/// What stands at the root: what this is, and where to go on.
enum StartPage {
    static let html: HTML = .page(
        title: "Redress", style: "li { margin: .4rem 0; }\n",
        header: "<h1>Redress</h1>",
        main: """
            <p>Complaints and Ombudsman casework of an English council: a service for programs. Every request but those below
            needs a token.</p>
            <ul>
            <li><a href="/docs">What can be asked, and how</a></li>
            <li><a href="/openapi.yaml">The same for programs</a>, OpenAPI 3.1</li>
            <li><a href="/problems">What each problem means</a> and what to do next</li>
            <li><a href="/healthz">Whether the service runs</a>, and <a href="/readyz">whether it can work</a></li>
            </ul>
            """)
}
