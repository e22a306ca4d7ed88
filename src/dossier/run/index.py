"""The index of a sweep: a page that leads to each combination, and the same as JSON."""

import json
from dataclasses import asdict
from html import escape

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Combinations</title>
<style>
body {{ font: 1rem/1.5 sans-serif; color: #1d2733; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem }}
table {{ border-collapse: collapse }}
th, td {{ text-align: left; padding: .2rem 1.5rem .2rem 0; border-bottom: 1px solid #d9dde2 }}
</style>
</head>
<body>
<main>
<h1>Combinations</h1>
<p>{count} combinations{common}.</p>
<table>
<thead><tr>{heads}<th scope="col">Pages</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
</main>
</body>
</html>
"""


def write(folder, made, values):
    """Write ``index.html`` and ``index.json``.

    Args:
        folder: of the sweep.
        made: the combinations (``dossier.run.sweep.Combination``).
        values: the parameters that all have in common, by name, as text.
    """
    common = ", ".join(f"{name} = {value}" for name, value in values.items())
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in made[0].values)
    page = PAGE.format(
        count=len(made),
        common=escape(f", all with {common}") if common else "",
        heads=heads,
        rows="\n".join(_row(each) for each in made),
    )
    (folder / "index.html").write_text(page, encoding="utf-8")
    listed = json.dumps([asdict(each) for each in made], indent=1, ensure_ascii=False)
    (folder / "index.json").write_text(listed + "\n", encoding="utf-8")


def _row(made):
    cells = "".join(f"<td>{escape(value)}</td>" for value in made.values.values())
    link = f'<a href="{escape(made.name)}/_site/index.html">{escape(made.name)}</a>'
    last = escape(made.failure.partition("\n")[0]) if made.failure else link
    return f"<tr>{cells}<td>{last}</td></tr>"
