/// The style that every page has: its colours in light, dark and forced colours, its type, its focus and its tables.
///
/// Text has a contrast of 4.5 to 1 or more on what it stands on, in light and in dark (WCAG 2.2, 1.4.3).
public enum PageStyle {
    static let css: HTML = """
        :root { color-scheme: light dark; --paper: #fff; --ink: #1c2429; --soft: #53616a; --rule: #c9d2d7; --deep: #12435a;
          --wash: #eef3f5; --accent: #8f5310; --bar: #12435a; --hatch: #6d97ab; --mark: #fff3c4; --focus: #b35c00; }
        @media screen and (prefers-color-scheme: dark) {
          :root { --paper: #12181c; --ink: #e8edf0; --soft: #aebac1; --rule: #46535b; --deep: #a5d4e8; --wash: #1d262b;
            --accent: #e6b06f; --bar: #8cc4dc; --hatch: #5b8da4; --mark: #4a3f12; --focus: #ffbf47; } }
        @media print { :root { color-scheme: light; } }
        * { box-sizing: border-box; }
        html { font-size: 17px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0 auto; max-width: 46rem; padding: 0 1.5rem 3rem; color: var(--ink); background: var(--paper);
          font-family: "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
          line-height: 1.55; overflow-wrap: break-word; }
        h1, h2, h3, caption, .kicker { font-family: Georgia, "Source Serif 4", "Times New Roman", "Liberation Serif", serif; }
        h1, h2, h3 { color: var(--deep); font-weight: 600; line-height: 1.2; }
        h1 { margin: .35rem 0 .6rem; font-size: 2.1rem; }
        h2 { margin: 2rem 0 .6rem; font-size: 1.35rem; }
        h3 { margin: 1.6rem 0 .4rem; font-size: 1.15rem; }
        p { margin: 0 0 .9rem; }
        a { color: var(--deep); text-underline-offset: .18em; text-decoration-thickness: 1px; }
        a:hover { text-decoration-thickness: 2px; }
        :focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
        main:focus { outline: none; }
        .skip { position: absolute; left: -100vw; }
        .skip:focus { left: 1rem; top: 1rem; z-index: 1; padding: .5rem; background: var(--paper); }
        body > header { border-top: .5rem solid var(--deep); padding-top: 1.4rem; }
        .kicker { margin: 0; color: var(--accent); font-size: 1.1rem; font-style: italic; }
        body > footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: .8rem; color: var(--soft);
          font-size: .88rem; }
        .facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .2rem 1rem; margin: 1rem 0; }
        .facts dt { color: var(--soft); } .facts dd { margin: 0; } .facts > div { display: contents; }
        code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: .9em;
          overflow-wrap: anywhere; }
        .scroll { position: relative; overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; line-height: 1.35; font-variant-numeric: tabular-nums lining-nums; }
        caption { padding: 0 0 .5rem; text-align: left; line-height: 1.3; }
        caption > span { position: sticky; left: 0; display: inline-block; max-width: min(100%, calc(100vw - 2.4rem)); }
        th { font-weight: 400; text-align: left; } thead th { font-weight: 600; vertical-align: bottom; }
        thead th { border-top: 1.5px solid var(--ink); border-bottom: 1px solid var(--ink); padding: .4rem .5rem; }
        tbody th, tbody td { border-bottom: 1px solid var(--rule); padding: .36rem .5rem; vertical-align: top; }
        tbody tr:last-child > * { border-bottom: 1.5px solid var(--ink); }
        th:first-child { padding-left: 0; } td:last-child, th:last-child { padding-right: 0; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        @media (max-width: 46rem) {
          body { padding: 0 1.2rem 2rem; } h1 { font-size: 1.7rem; }
          .facts { grid-template-columns: minmax(0, 1fr); gap: 0; } .facts dd { margin-bottom: .5rem; }
        }
        @media print {
          html { font-size: 10.5pt; } body { max-width: none; padding: 0; background: none; }
          body > header { border-top-color: #12435a; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .skip, .screen { display: none; } .scroll { overflow: visible; }
          h1, h2, h3, caption { break-after: avoid; } tr, li, .facts > div { break-inside: avoid; }
          thead { display: table-header-group; } p, li { orphans: 3; widows: 3; }
          a { color: inherit; text-decoration: none; }
        }

        """

    /// How a page lies on paper: A4, with its title at the head of every page after the first and the page's number at its foot.
    public static func printed(as title: String) -> HTML {
        """
        @page { size: A4; margin: 18mm 16mm 18mm;
          @top-left { content: "\(css: title)"; color: #53616a; font: 8.5pt Georgia, "Liberation Serif", serif; }
          @bottom-right { content: "Page " counter(page) " of " counter(pages); color: #53616a;
            font: 8.5pt Georgia, "Liberation Serif", serif; } }
        @page :first { @top-left { content: ""; } }

        """
    }
}

extension HTML.Interpolation {
    /// Writes a text within the quotation marks of a style, every character by its number, so that none ends it.
    mutating func appendInterpolation(css text: String) {
        for scalar in text.unicodeScalars {
            let number = String(scalar.value, radix: 16)
            appendInterpolation("\\" + String(repeating: "0", count: 6 - number.count) + number)
        }
    }
}
