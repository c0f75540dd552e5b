import HTML

/// The style of the page: serif headings, figures in columns of equal width, A4 when printed.
enum ReportStyle {
    static let css: HTML = """
        :root { --ink: #1c2429; --soft: #53616a; --rule: #c9d2d7; --deep: #12435a; --wash: #eef3f5; --accent: #9a5b13; }
        * { box-sizing: border-box; }
        html { font-size: 17px; -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; max-width: 62rem; padding: 0 1.5rem 4rem; color: var(--ink); background: #fff;
          font-family: "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
          line-height: 1.55; }
        h1, h2, h3, caption, .kicker, .tiles strong { font-family: Georgia, "Source Serif 4", "Times New Roman",
          "Liberation Serif", serif; }
        p, li { max-width: 42rem; }
        .skip { position: absolute; left: -100vw; }
        .skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem; }
        .cover { border-top: .5rem solid var(--deep); padding: 3.2rem 0 1.6rem; }
        .kicker { margin: 0; color: var(--accent); font-size: 1.15rem; font-style: italic; }
        h1 { margin: .35rem 0 .6rem; max-width: 38rem; color: var(--deep); font-size: 2.5rem; font-weight: 600;
          line-height: 1.15; letter-spacing: -.01em; }
        .period { margin: 0 0 1.4rem; font-size: 1.1rem; }
        .law { margin: 0; padding: 0; list-style: none; color: var(--soft); font-size: .88rem; }
        .law li { max-width: none; }
        .tiles { display: grid; grid-template-columns: repeat(3, 1fr); margin: 0 0 2.4rem; border-top: 1px solid var(--rule);
          border-left: 1px solid var(--rule); }
        .tiles div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: .9rem 1.1rem 1rem;
          border-right: 1px solid var(--rule); border-bottom: 1px solid var(--rule); }
        .tiles dt { font-weight: 600; line-height: 1.3; }
        .tiles dd { display: contents; margin: 0; }
        .tiles strong { order: 2; color: var(--deep); font-size: 2.1rem; font-weight: 600; line-height: 1.15;
          font-variant-numeric: lining-nums; }
        .tiles dt { order: 1; }
        .tiles span { order: 0; color: var(--soft); font-size: .88rem; }
        .contents { padding: 1.1rem 1.4rem 1.2rem; background: var(--wash); }
        .contents h2 { margin: 0 0 .5rem; border: 0; padding: 0; font-size: 1.05rem; }
        .contents ol { margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 2rem; }
        .contents li { break-inside: avoid; padding: .12rem 0; }
        .contents span { display: inline-block; width: 1.4rem; color: var(--accent); font-variant-numeric: tabular-nums; }
        a { color: var(--deep); text-underline-offset: .18em; text-decoration-thickness: 1px; }
        h2 { margin: 3.2rem 0 .8rem; border-bottom: 2px solid var(--deep); padding-bottom: .3rem; color: var(--deep);
          font-size: 1.6rem; font-weight: 600; line-height: 1.25; }
        h3 { margin: 2.2rem 0 .5rem; color: var(--deep); font-size: 1.2rem; font-weight: 600; }
        .number { margin-right: .35em; color: var(--accent); font-weight: 400; font-variant-numeric: lining-nums; }
        p { margin: 0 0 .9rem; }
        .exhibit { margin: 1.5rem 0 1.9rem; }
        .charted { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 1.8rem;
          align-items: start; }
        .charted .counted { grid-column: 1 / -1; }
        table { width: 100%; border-collapse: collapse; font-size: .9rem; line-height: 1.35;
          font-variant-numeric: tabular-nums lining-nums; }
        caption { padding: 0 0 .5rem; text-align: left; font-size: 1.02rem; line-height: 1.3; }
        caption b { color: var(--accent); font-weight: 600; margin-right: .3em; }
        thead th { border-top: 1.5px solid var(--ink); border-bottom: 1px solid var(--ink); padding: .4rem .5rem;
          text-align: left; vertical-align: bottom; font-weight: 600; }
        tbody th { font-weight: 400; text-align: left; }
        tbody th, tbody td { border-bottom: 1px solid var(--rule); padding: .36rem .5rem; vertical-align: top; }
        tbody tr:last-child > * { border-bottom: 1.5px solid var(--ink); }
        th:first-child { padding-left: 0; } td:last-child, th:last-child { padding-right: 0; }
        .n { text-align: right; white-space: nowrap; } thead .n { white-space: normal; } .year { white-space: nowrap; }
        .exhibit:not(.charted) { max-width: 46rem; }
        .word { color: var(--soft); font-style: italic; }
        .total > *, tbody .total th { border-top: 1px solid var(--ink); font-weight: 600; }
        .aside > * { color: var(--soft); }
        .definition { margin: .45rem 0 0; max-width: none; color: var(--soft); font-size: .82rem; line-height: 1.45; }
        .chart { display: block; width: 100%; height: auto; font-family: inherit; }
        .chart text { font-size: 12px; fill: #1c2429; }
        .chart .category { text-anchor: end; }
        .chart .value, .chart .legend { font-weight: 600; font-variant-numeric: tabular-nums; }
        .chart .axis { stroke: #1c2429; stroke-width: 1; }
        .chart .bar { stroke: #12435a; stroke-width: 1; }
        .chart .paper { fill: #fff; } .chart .line { fill: #6d97ab; }
        .cases { margin: 0; padding: 0; list-style: none; }
        .cases li { margin: 0 0 .8rem; border-left: 3px solid var(--accent); padding: .1rem 0 .1rem 1rem; }
        .appendix table { font-size: .78rem; } .appendix caption { position: absolute; clip-path: inset(50%); }
        .appendix th:first-child { width: 30%; } .appendix td:nth-child(2) { width: 24%; }
        code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; font-size: .92em;
          overflow-wrap: anywhere; }
        @media (max-width: 46rem) {
          .charted { grid-template-columns: 1fr; row-gap: 1rem; } .tiles { grid-template-columns: 1fr 1fr; }
          .contents ol { columns: 1; } h1 { font-size: 1.9rem; } .exhibit { overflow-x: auto; }
        }
        @page { size: A4; margin: 18mm 16mm 20mm;
          @bottom-right { content: counter(page); color: #53616a; font: 9pt Georgia, serif; } }
        @media print {
          html { font-size: 10.5pt; } body { max-width: none; padding: 0; }
          .skip { display: none; } .cover { padding-top: 2rem; }
          .contents, .tiles, .chart, .appendix thead { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .tiles { margin-bottom: 1.6rem; }
          h2, h3, caption { break-after: avoid; } h2 { margin-top: 2rem; }
          .exhibit, .tiles, .contents, .cases li, tr, .chart { break-inside: avoid; }
          .charted { column-gap: 1.2rem; grid-template-columns: minmax(0, 1.02fr) minmax(0, .98fr); }
          p { orphans: 3; widows: 3; } a { color: inherit; text-decoration: none; }
          .appendix { break-before: page; }
        }
        """
}
