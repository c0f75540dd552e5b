import HTML

/// What stands at the root: what this is, and where to go on.
enum StartPage {
    static let html: HTML = .page(
        title: "Redress",
        style: """
            body{font:17px/1.5 Arial,sans-serif;color:#111;max-width:42rem;margin:2rem auto;padding:0 1rem}\
            h1{font:bold 1.7rem/1.2 Georgia,serif}li{margin:.4rem 0}a:focus{outline:3px solid #ffbf00;outline-offset:2px}
            """,
        body: """
            <h1>Redress</h1>
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
