import HTML

/// What the page of a report adds to the style of every page.
enum ReportStyle {
    static let css: HTML = """
        body { max-width: 62rem; }
        p, li { max-width: 42rem; }
        body > header { padding-top: 2.4rem; }
        .kicker { font-size: 1.15rem; }
        h1 { max-width: 38rem; font-size: 2.5rem; line-height: 1.15; letter-spacing: -.01em; }
        .period { margin: 0 0 1.2rem; font-size: 1.1rem; }
        .standing { max-width: 46rem; border-left: .35rem solid var(--accent); padding: .1rem 0 .1rem .8rem; font-weight: 600; }
        .law { margin: 0; padding: 0; list-style: none; color: var(--soft); font-size: .88rem; }
        .law li { max-width: none; }
        .facts { margin: 1.2rem 0 2rem; font-size: .88rem; }
        .tiles { display: grid; grid-template-columns: repeat(3, 1fr); margin: 0 0 2.4rem;
          border-top: 1px solid var(--rule); border-left: 1px solid var(--rule); }
        .tiles.four { grid-template-columns: repeat(4, 1fr); }
        .tiles div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: .9rem 1.1rem 1rem;
          border-right: 1px solid var(--rule); border-bottom: 1px solid var(--rule); }
        .tiles dt { order: 1; font-weight: 600; line-height: 1.3; }
        .tiles dd { display: contents; margin: 0; }
        .tiles strong { order: 2; color: var(--deep); font: 600 2.1rem/1.15 Georgia, "Source Serif 4", "Times New Roman",
          "Liberation Serif", serif; font-variant-numeric: lining-nums; }
        .tiles span { order: 0; color: var(--soft); font-size: .88rem; }
        .contents { padding: 1.1rem 1.4rem 1.2rem; background: var(--wash); }
        .contents h2 { margin: 0 0 .5rem; border: 0; padding: 0; font-size: 1.05rem; }
        .contents ol { margin: 0; padding: 0; list-style: none; columns: 2; column-gap: 2rem; }
        .contents li { display: flex; break-inside: avoid; padding: .12rem 0; }
        .contents a { display: flex; }
        .contents a span { flex: none; width: 1.6rem; color: var(--accent); font-variant-numeric: tabular-nums; }
        h2 { margin: 3.2rem 0 .8rem; border-bottom: 2px solid var(--deep); padding-bottom: .3rem; font-size: 1.6rem;
          line-height: 1.25; }
        h3 { margin: 2.2rem 0 .5rem; font-size: 1.2rem; }
        .number { margin-right: .35em; color: var(--accent); font-weight: 400; font-variant-numeric: lining-nums; }
        .exhibit { margin: 1.5rem 0 1.9rem; }
        .exhibit > .scroll { max-width: 46rem; } .wide > .scroll { max-width: none; }
        .wide table { font-size: .82rem; } .wide th, .wide td { padding-right: .3rem; padding-left: .3rem; }
        .charted { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 1.8rem;
          align-items: start; }
        .charted .counted { grid-column: 1 / -1; }
        .trend .chart { max-width: 46rem; margin: 1.2rem 0; }
        table { font-size: .9rem; }
        caption { font-size: 1.02rem; }
        caption b { color: var(--accent); font-weight: 600; margin-right: .3em; }
        .n { text-align: right; white-space: nowrap; } thead .n { white-space: normal; } .year { white-space: nowrap; }
        tbody th { min-width: 8.5rem; overflow-wrap: break-word; }
        .word { color: var(--soft); font-style: italic; }
        .total > *, tbody .total th { border-top: 1px solid var(--ink); font-weight: 600; }
        .aside > * { color: var(--soft); }
        .definition, .download { margin: .45rem 0 0; max-width: 46rem; color: var(--soft); font-size: .82rem; line-height: 1.45; }
        .chart { display: block; width: 100%; height: auto; font-family: inherit; }
        .chart text { font-size: 12px; fill: var(--ink); font-variant-numeric: tabular-nums lining-nums; }
        .chart .category { text-anchor: end; }
        .chart .value, .chart .legend { font-weight: 600; }
        .chart .tick, .chart .missing { fill: var(--soft); } .chart .missing { font-style: italic; }
        .chart .axis { stroke: var(--ink); stroke-width: 1; } .chart .grid { stroke: var(--rule); stroke-width: 1; }
        .chart .bar { stroke: var(--bar); stroke-width: 1; } .chart .solid, .chart .full { fill: var(--bar); }
        .chart .paper, .chart .hollow { fill: var(--paper); } .chart .line { fill: var(--hatch); }
        .chart .series { fill: none; stroke: var(--bar); stroke-width: 2.2; stroke-linejoin: round; }
        .chart .mark { stroke: var(--bar); stroke-width: 2; }
        .cases { margin: 0; padding: 0; list-style: none; }
        .cases li, .commentary { margin: 0 0 .8rem; border-left: 3px solid var(--accent); padding: .1rem 0 .1rem 1rem; }
        .commentary { max-width: 43rem; border-left-color: var(--deep); }
        .commentary p:last-child { margin: 0; }
        .appendix table { margin-top: 1rem; min-width: 38rem; font-size: .78rem; }
        .appendix caption { padding: 0; }
        .appendix tbody th { width: 28%; } .appendix td:nth-child(2) { width: 26%; }
        @media (max-width: 46rem) {
          .charted { grid-template-columns: minmax(0, 1fr); row-gap: 1rem; } .tiles, .tiles.four { grid-template-columns: 1fr 1fr; }
          .tiles div { padding: .7rem .8rem; } .contents ol { columns: 1; } h1 { font-size: 1.9rem; }
          table { font-size: .82rem; } tbody th, tbody td, thead th { padding-right: .3rem; padding-left: .3rem; }
          tbody th { min-width: 6.5rem; }
        }
        @media (max-width: 30rem) { .tiles, .tiles.four { grid-template-columns: 1fr; } }
        @media (forced-colors: active) {
          .chart text, .chart .tick, .chart .missing { fill: CanvasText; }
          .chart .axis, .chart .bar, .chart .series, .chart .mark { stroke: CanvasText; } .chart .grid { stroke: GrayText; }
          .chart .solid, .chart .full, .chart .line { fill: CanvasText; } .chart .paper, .chart .hollow { fill: Canvas; }
        }
        @media print {
          body > header { padding-top: 2rem; } h2 { margin-top: 2rem; }
          .contents, .tiles, .chart { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .tiles { margin-bottom: 1.6rem; grid-template-columns: repeat(3, 1fr); } .tiles.four { grid-template-columns: repeat(4, 1fr); } .contents ol { columns: 2; }
          p:has(+ .exhibit) { break-after: avoid; }
          .exhibit:not(.long), .tiles, .contents, .chart { break-inside: avoid; }
          .counted { break-before: avoid; }
          .wide table { font-size: 6.8pt; } .wide th, .wide td { padding-right: .15rem; padding-left: .15rem; }
          .wide tbody th { min-width: 0; } .wide .n { white-space: normal; }
          .charted { column-gap: 1.2rem; grid-template-columns: minmax(0, 1.02fr) minmax(0, .98fr); }
          .appendix { break-before: page; } .appendix table { min-width: 0; }
        }

        """
}
