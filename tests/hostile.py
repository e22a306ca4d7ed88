"""A package and notebooks whose every text tries to run, to break out or to break the page."""

import csv
import json
from types import SimpleNamespace

from conftest import describe, described
from test_site import executed, output

from dossier.i18n.language import Words
from dossier.pages import writer
from dossier.plot.figure import Figure

LONG = "W" * 10_000
TURNED = "\u202eturned \u200f \u2067also"
PAYLOADS = (
    "<script>document.title='run'</script>",
    "<img src=x onerror=\"document.title='run'\">",
    "</style><script>document.title='run'</script>",
    '"><svg onload="document.title=\'run\'">',
    "[run](javascript:document.title='run')",
    "{{ 7 * 7 }} {% raw %} ${x}",
    TURNED,
    LONG,
    "=HYPERLINK(\"javascript:document.title='run'\")",
)
FREE = {
    "title", "publisher", "claim", "label", "why", "ambiguity", "not_drawn", "finding", "figure",
    "note", "starts", "ends", "name_en", "role",
}  # fmt: skip
EVERYTHING = " ".join(each for each in PAYLOADS)


def spoil(folder):
    """Put payloads, in turn, into every text of a package; its addresses run too."""
    turn = 0
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        for row in rows:
            for name in row:
                if name in FREE:
                    row[name], turn = f"{row[name]} {PAYLOADS[turn % len(PAYLOADS)]}", turn + 1
                if name == "url":
                    row[name] = "javascript:document.title='run'"
        if rows:
            with file.open("w", encoding="utf-8", newline="") as stream:
                writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
    about = described(folder)
    about |= {"title": EVERYTHING, "description": EVERYTHING, "name": "../../evil"}
    about |= {"contributors": [{"title": EVERYTHING}], "version": EVERYTHING}
    describe(folder, about)


def figure(name):
    """Draw a figure whose marks, title and subtitle are payloads."""
    drawn = Figure(name, Words(), kind="Chart", title=EVERYTHING[:400], subtitle=EVERYTHING[:400])
    axes = drawn.axes(left=0.5)
    for place, payload in enumerate(PAYLOADS):
        row = {"id": f"T{place}", "status": "reported", "verdict": "corroborated"}
        row |= {"claims": ("C01",), "wordings": (payload,), "sources": ("S01",)}
        bar = axes.bar([place], [place + 1])[0]
        drawn.mark(bar, row | {"publishers": (payload,)}, label=payload, value=payload)
    return drawn


def site(folder, package):
    """Write the pages of a spoilt package and of a notebook that shows all payloads."""
    spoil(package)
    figures = folder / "figures"
    figures.mkdir(parents=True)
    drawn = figure("02-bar")
    for ending, data in drawn.files().items():
        (figures / f"02-bar.{ending}").write_bytes(data)
    cells = "".join(f"<tr><th>{n}</th><td>{each}</td></tr>" for n, each in enumerate(PAYLOADS))
    made = executed(
        "02-tour",
        drawn,
        output("display_data", {"text/html": f"<table><tbody>{cells}</tbody></table>"}),
        output("display_data", {"text/html": EVERYTHING}),
        output("display_data", {"text/markdown": "\n\n".join(PAYLOADS)}),
        output("display_data", {"text/markdown": f"# {EVERYTHING}"}),
        output("execute_result", {"text/plain": EVERYTHING}),
        output("display_data", {"application/javascript": "document.title='run'"}),
        output("display_data", {"image/svg+xml": "<svg onload=\"document.title='run'\"/>"}),
    )
    plan = SimpleNamespace(package=package, given={}, languages=())
    writer.write(folder / "site", {"02-tour": made}, figures, plan)
    return folder / "site", json.loads(made)
