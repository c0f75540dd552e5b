"""Opens every page in Chromium and tells what is wrong with it: look.py URL CHROMIUM [FOLDER FOR PICTURES]."""

import pathlib
import sys

import axe_playwright_python
from playwright.sync_api import sync_playwright

from service import Service
from tables import READ, differences

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
WIDTHS = (1280, 390)
# What leaves the screen, the outermost first; what scrolls within itself is meant to.
WIDER = """() => { const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1
    && !e.closest('.scroll')).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).concat(
    ['the document is ' + document.documentElement.scrollWidth + ' wide']); }"""
# What is cut on paper, which does not scroll: A4 has 673 pixels between its margins.
PAPER = 673
CUT = """() => [...document.querySelectorAll('td, th, p, li, svg')].filter(e => e.getBoundingClientRect().right >
  document.documentElement.clientWidth + 1 && !e.closest('caption')).slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""
# What scrolls and cannot be reached by a keyboard.
UNREACHED = """() => [...document.querySelectorAll('*')].filter(e => e.scrollWidth > e.clientWidth + 1
  && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.tabIndex < 0).map(e => e.outerHTML.slice(0, 120))"""
# The contract says the same things of hundreds of operations and schemas; of each kind these are enough for axe.
SHORTEN = """() => { for (const kind of ['article', '.schema', 'nav li'])
  [...document.querySelectorAll(kind)].slice(25).forEach(e => e.remove()); }"""
ELEMENTS = "() => ['header', 'main'].filter(name => document.querySelectorAll('body > ' + name).length !== 1)"


def pages(service):
    frozen, registered = service.enter()
    imported = service.imported()
    reports = {
        f"{name}-{period}{'-internal' if view == 'internal' else ''}": f"/v1/reports/{name}/{period}?format=html&view={view}"
        for name, period in [("childrens", "2022-23"), ("all_complaints", "2022-23"), ("corporate", "2022-23")]
        for view in ("public", "internal")
    }
    reports["monthly-2022-23"] = "/v1/reports/monthly/2022-23?format=html"
    reports["childrens-frozen"] = f"/v1/report-versions/{frozen}?format=html"
    explained = f"/v1/complaints/{imported}/clocks/local_resolution.response/explanation?format=html"
    return reports | {
        "history-imported": f"/v1/complaints/{imported}/history?format=html",
        "history": f"/v1/complaints/{registered}/history?format=html", "explanation": explained, "start": "/",
        "problems": "/problems", "problem": "/problems/not_found", "contract": "/docs",
    }


class Look:
    """One page in one window."""

    def __init__(self, page, name, folder):
        self.page, self.name, self.folder = page, name, folder
        self.faults = []

    def fault(self, what):
        self.faults.append(f"{self.name}: {what}")

    def check(self):
        for thing in self.page.evaluate(WIDER):
            self.fault(f"wider than the screen: {thing}")
        for thing in self.page.evaluate(UNREACHED):
            self.fault(f"no key reaches what scrolls: {thing}")
        for element in self.page.evaluate(ELEMENTS):
            self.fault(f"has not one {element}")
        if self.name.startswith("contract"):
            self.page.evaluate(SHORTEN)
        self.axe("light")

    def axe(self, colours):
        self.page.evaluate(AXE)
        for violation in self.page.evaluate(RUN):
            nodes = [node["html"][:160] for node in violation["nodes"][:3]]
            self.fault(f"axe, {colours}: {violation['id']}: {violation['help']} ({len(violation['nodes'])}): {nodes}")

    def dark(self):
        self.page.emulate_media(color_scheme="dark")
        self.axe("dark")
        self.picture("-dark", full=False)
        self.page.emulate_media(color_scheme="light")

    def paper(self):
        self.page.emulate_media(media="print")
        self.page.set_viewport_size({"width": PAPER, "height": 1000})
        for thing in self.page.evaluate(CUT):
            self.fault(f"cut on paper: {thing}")
        self.page.emulate_media(media="screen")
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 1000})

    def tables(self):
        """Compares each table with its file; says how many there are."""
        tables = self.page.evaluate(READ)
        for table in tables:
            for difference in differences(table):
                self.fault(difference)
        return len(tables)

    def picture(self, more="", full=True):
        if self.folder:
            self.page.screenshot(path=self.folder / f"{self.name}{more}.png", full_page=full)


def open_page(browser, service, name, path, width, folder):
    context = browser.new_context(
        viewport={"width": width, "height": 1000}, extra_http_headers=service.headers, color_scheme="light")
    context.set_default_timeout(120_000)
    page = context.new_page()
    look = Look(page, f"{name}-{width}", folder)
    page.on("console", lambda message: look.fault(f"says: {message.text}") if message.type == "error" else None)
    page.on("request", lambda request: request.url == service.url + path or look.fault(f"loads {request.url}"))
    answer = page.goto(service.url + path, wait_until="load")
    if answer.status != 200:
        look.fault(f"answers {answer.status}: {answer.text()[:300]}")
    return context, look


def main():
    service = Service(sys.argv[1])
    folder = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[3] else None
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
    faults, files, opened = [], 0, 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=sys.argv[2], args=["--no-sandbox"])
        for name, path in pages(service).items():
            for width in WIDTHS:
                context, look = open_page(browser, service, name, path, width, folder)
                look.check()
                if name != "contract":
                    look.picture()
                if width == WIDTHS[0]:
                    files += look.tables()
                    look.dark()
                    look.paper()
                    if folder and name != "contract":
                        look.page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True, print_background=True)
                faults += look.faults
                opened += 1
                context.close()
            print(f"{name}: {len([fault for fault in faults if fault.startswith(name + '-')])} faults", flush=True)
        browser.close()
    for fault in faults:
        print(fault)
    print(f"{opened} pages, {files} tables with their files, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
