"""The pages: links that lead somewhere, nothing from elsewhere, nothing that runs."""

import json
import re
import shutil
from html import escape, unescape
from html.parser import HTMLParser
from types import SimpleNamespace

import pandas as pd
import pytest
from shared import unheld
from toy import notebook

from dossier.dataset.fragment import fragment
from dossier.dataset.package import Package
from dossier.dataset.paths import DATA
from dossier.i18n import vocabulary
from dossier.i18n.language import Words
from dossier.pages import image, markup, narrative, scripts
from dossier.pages import writer as site
from dossier.plot import palette, style
from dossier.plot.figure import Figure

EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)">'
ROW = {
    "status": "reported",
    "verdict": "corroborated",
}


def draw(name, *rows):
    figure = Figure(name, Words(), kind="Chart", title="Two bars & a <b>", subtitle="Metres")
    axes = figure.axes(left=0.5)
    for place, (claims, sources) in enumerate(rows):
        row = ROW | {"id": f"T{place}", "claims": claims, "sources": sources}
        row |= {"wordings": ("It is so.",) * len(claims)}
        row |= {"publishers": ("Somebody",) * len(sources)}
        bar = axes.bar([place], [place + 1])[0]
        figure.mark(bar, row, label=f"Bar {EVIL}", value=place + 1, unit="m")
    return figure


def output(kind, data, metadata=None):
    about = {"output_type": kind, "data": data, "metadata": metadata or {}}
    return about | ({"execution_count": 1} if kind == "execute_result" else {})


def executed(name, figure, *outputs):
    made = notebook(name, "draw()\n\n\nagain()")
    made["cells"].insert(
        3, {"cell_type": "markdown", "metadata": {}, "source": f"## {EVIL}\n\n{EVIL}"}
    )
    bundle, about = figure._repr_mimebundle_()
    shown = output("execute_result", {"image/png": "", "text/plain": bundle["text/plain"]}, about)
    made["cells"][2]["outputs"] = [shown, *outputs]
    for place, cell in enumerate(made["cells"]):
        cell["id"] = f"cell-{place}"
    return json.dumps(made | {"nbformat_minor": 5})


FRAME = f"""<div><style scoped>.x {{}}</style><table border="1" class="dataframe"><thead><tr>
<th></th><th>height</th><th>verdict</th></tr></thead><tbody>
<tr><th>C01</th><td>1.5</td><td>corroborated</td></tr>
<tr><th>T02</th><td>NaN</td>
<td onclick="x()">{EVIL} and <a href="javascript:x()">words</a></td></tr>
</tbody></table></div>"""
ADDRESSED = "site_url: https://example.org/told\nbinder_url: https://example.org/lab\n"
PROSE = f"It *is* so. {EVIL} [run](javascript:alert(3)) [next](03-arms.ipynb) [gone](09-x.ipynb)"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Pages of two notebooks, one of which shows all that a notebook can."""
    folder = tmp_path_factory.mktemp("site")
    figures = folder / "figures"
    figures.mkdir()
    drawn = {
        "02-bar": draw("02-bar", (("C01", "C02"), ("S01",)), ((), ("S02",))),
        "03-bar": draw("03-bar", (("C20",), ("S01",))),
    }
    for name, figure in drawn.items():
        for ending, data in figure.files().items():
            (figures / f"{name}.{ending}").write_bytes(data)
    more = [
        output("display_data", {"text/html": FRAME, "text/plain": "table"}),
        output("display_data", {"text/markdown": PROSE, "text/plain": "prose"}),
        output("execute_result", {"text/plain": EVIL}),
    ]
    notebooks = {
        "02-tour": executed("02-tour", drawn["02-bar"], *more),
        "03-arms": executed("03-arms", drawn["03-bar"]),
    }
    package = shutil.copytree(DATA, folder / "package")
    addressed = f"{(package / 'datapackage.yaml').read_text('utf-8')}\n{ADDRESSED}"
    (package / "datapackage.yaml").write_text(addressed, "utf-8")
    for name, own in (("site", DATA), ("again", DATA), ("addressed", package)):
        plan = SimpleNamespace(package=own, given={}, languages=())
        site.write(folder / name, notebooks, figures, plan)
    return folder / "site"


class Reader(HTMLParser):
    """Collects what a browser would find in a page."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.tags, self.images, self.attributes = [], [], [], [], set()
        self.keys = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append(tag)
        self.attributes |= set(attrs)
        self.keys |= {attrs["data-key"]} if "data-key" in attrs else set()
        self.ids += [attrs["id"]] if "id" in attrs else []
        self.links += [attrs["href"]] if tag == "a" and "href" in attrs else []
        self.images += [attrs] if tag == "img" else []


def read(pages):
    return {file.name: Reader(file.read_text("utf-8")) for file in sorted(pages.glob("*.html"))}


def test_there_is_a_page_for_each_notebook_and_for_claims_and_sources(pages):
    names = ["02-tour", "03-arms", "claims", "data", "index", "sources"]
    assert sorted(read(pages)) == [f"{name}.html" for name in names]


def test_every_internal_link_and_anchor_resolves(pages):
    found = read(pages)
    for name, page in found.items():
        for link in page.links:
            if re.match(r"https?://", link):
                continue
            target, _, anchor = link.partition("#")
            if target.startswith(("figures/", "downloads/")):
                assert (pages / target).is_file(), link
                continue
            assert (target or name) in found, f"{name} links to {link}"
            reached = found[target or name]
            assert not anchor or {anchor, anchor.partition("=")[2]} & {*reached.ids, *reached.keys}


def test_every_mark_finds_its_claim_or_source(pages):
    found = read(pages)
    assert {"claims.html#C01", "sources.html#S02"} <= set(found["02-tour.html"].links)
    package = Package(DATA)
    assert set(package.load("claims")["claim_id"]) <= set(found["claims.html"].ids)
    assert set(package.load("sources")["source_id"]) <= set(found["sources.html"].ids)


def test_every_external_link_is_a_source_of_the_package(pages):
    known = set(Package(DATA).load("sources")["url"])
    for page in read(pages).values():
        outside = {link for link in page.links if link.startswith("http")}
        assert {link.partition("#:~:")[0] for link in outside} <= known


def test_pages_with_an_address_are_shared_cited_and_loaded_by_it(pages):
    whole = (pages.parent / "addressed" / "02-tour.html").read_text("utf-8")
    text = re.sub(r"\s+", " ", unescape(re.sub(r"</?code>|</?pre[^>]*>", " ", whole)))
    at = "https://example.org/told/"
    assert f'property="og:url" content="{at}02-tour.html"' in text
    assert f'property="og:image" content="{at}figures/02-bar.png"' in text
    assert (pages / "figures" / "02-bar.png").exists(), "as og:image has it"
    version = Package(DATA).descriptor["version"]
    assert f"version {version}, {at}02-tour.html#02-bar" in text
    assert f"url = {{{at}02-tour.html#02-bar}}" in text and "urldate = {YYYY-MM-DD}" in text
    assert f'<img src="{at}figures/02-bar.svg" alt="' in text, "to show it elsewhere"
    assert f'pandas.read_csv("{at}figures/02-bar.csv")' in text
    assert 'href="https://example.org/lab?urlpath=lab/tree/notebooks/02-tour.ipynb"' in text
    plain = (pages / "02-tour.html").read_text("utf-8")
    assert (
        "og:image" not in plain and "Binder" not in plain and 'src="02-bar.svg"' in unescape(plain)
    )


def test_a_link_that_is_shared_names_the_collection_and_says_what_it_is_about(pages):
    package = Package(DATA)
    about = {
        name: unescape((pages / f"{name}.html").read_text("utf-8")) for name in ("index", "claims")
    }
    assert f'og:title" content="{package.title}"' in about["index"]
    assert 'og:description" content="In November' in about["index"]
    assert 'og:description" content="What the article states' in about["claims"]


def test_verdicts_are_explained_where_they_are_drawn(pages):
    words, whole = Words(), (pages / "02-tour.html").read_text("utf-8")
    meanings = re.search(r'<ul class="meanings">(.*?)</ul>', whole, re.DOTALL)[1]
    said = re.sub(r"<li hidden>.*", "", meanings)  # of what another account or day draws
    assert words.say(vocabulary.VERDICT_MEANINGS["corroborated"]) in said
    assert words.say(vocabulary.VERDICT_MEANINGS["contradicted"]) not in said, "no such mark"


def test_each_column_to_take_away_has_its_meaning(pages):
    whole = unheld((pages / "data.html").read_text("utf-8"))
    package = Package(DATA)
    for table in package.tables:
        assert f"downloads/{table}.csv" in whole
        for field in package.fields(table):
            meaning = escape(field["description"], quote=True).replace("&quot;", "&#34;")
            meaning = meaning.replace("&#x27;", "&#39;")
            assert f"<dt>{field['name']}</dt><dd>{meaning}</dd>" in whole, (table, field["name"])


def test_ids_are_unique(pages):
    for name, page in read(pages).items():
        twice = {one for one in page.ids if page.ids.count(one) > 1}
        assert not twice, f"{name}: {twice}"


def test_nothing_comes_from_elsewhere_and_nothing_runs(pages):
    for file in sorted(pages.glob("*.html")):
        text = file.read_text("utf-8")
        page = Reader(text)
        assert not {"iframe", "object", "embed", "link", "textarea"} & set(page.tags)
        run = re.sub(r'<script type="application/ld\+json">.*?</script>', "", text)
        assert run.count("<script") == len(scripts.used(run)), "its own scripts and data"
        assert not {"action", "formaction", "style"} & page.attributes
        assert not {name for name in page.attributes if name.startswith("on")}
        assert "default-src 'none'" in text
        assert not [link for link in page.links if not re.match(r"https?://|[\w./-]*(#|$)", link)]
        assert not re.findall(r"url\((?!#|data:)[^)]*\)|@import", text)
        for picture in page.images:
            assert "alt" in picture and picture["src"].startswith("data:image/")


def test_text_of_others_is_shown_and_not_run(pages):
    text = (pages / "02-tour.html").read_text("utf-8")
    assert text.count("&lt;script&gt;alert(1)") >= 4, "heading, prose, printed text, marks"
    assert "<b>" not in text


def test_tables_have_scoped_heads_and_no_noise(pages):
    text = (pages / "02-tour.html").read_text("utf-8")
    table = re.search(r"<table>.*?</table>", text, re.S)[0]
    assert (
        '<td></td><th class="number" scope="col">height</th><th scope="col">verdict</th>' in table
    )
    assert '<th scope="row"><a href="claims.html#C01">C01</a></th>' in table
    assert '<td class="number">1.5</td>' in table
    assert '<span class="verdict corroborated">' in table
    assert "NaN" not in table and "words" in table and "style" not in table


def test_a_picture_breaks_out_of_no_attribute():
    made = Reader(narrative._picture('x" onerror="alert(1)', '" onload="alert(2)'))
    assert made.tags == ["img"] and made.attributes == {"class", "src", "alt"}


def test_row_numbers_are_left_out_of_tables():
    frame = pd.DataFrame({"name": ["Lima", "Cuba"], "nights": [2, 1]}, index=[15, 3])
    assert "15" not in markup.clean(frame.to_html())
    assert '<th scope="row">a</th>' in markup.clean(frame.set_axis(["a", "b"]).to_html())
    assert markup.clean(frame.to_html()).count("<td") == 4


def test_links_between_notebooks_become_links_between_pages(pages):
    text = (pages / "02-tour.html").read_text("utf-8")
    assert '<a href="03-arms.html">next</a>' in text
    assert "gone" in text
    assert set(re.findall(r'href="([^"]*ipynb[^"]*)"', text)) == {"downloads/02-tour.ipynb"}


def test_code_is_folded_and_kept_line_by_line(pages):
    text = (pages / "02-tour.html").read_text("utf-8")
    folded = re.search(r'<details class="worked">.*?</details>', text, re.S)[0]
    plain = re.sub(r"<[^>]+>", "", folded)
    assert "draw()\n\n\nagain()" in plain


def test_pages_are_the_same_each_time(pages):
    again = pages.parent / "again"
    assert {file.name: file.read_bytes() for file in pages.glob("*.html")} == {
        file.name: file.read_bytes() for file in again.glob("*.html")
    }


def test_pages_are_light(pages):
    for file in pages.glob("*.html"):
        assert file.stat().st_size < 600_000


def test_headings_are_in_order(pages):
    for name, page in read(pages).items():
        levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]
        assert levels.count(1) == 1 and levels[0] == 1, name
        steps = zip(levels, levels[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), name


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("02-tour.ipynb", "02-tour.html"),
        ("02-tour.ipynb#days", "02-tour.html#days"),
        ("09-none.ipynb", None),
        ("claims.html#C01", "claims.html#C01"),
        ("../secret.txt", None),
    ],
)
def test_links_that_a_page_may_have(address, kept):
    assert markup.link(address, {"02-tour"}) == kept


def test_a_text_fragment_is_quoted():
    link = fragment("https://example.org/a", "Anglo-Saxon, say", "an end & more")
    assert link == "https://example.org/a#:~:text=Anglo%2DSaxon%2C%20say,an%20end%20%26%20more"


def test_inline_pictures_share_no_ids(tmp_path):
    for name in ("a-b", "c-d"):
        figure = draw(name, (("C01",), ()))
        figure.canvas.axes[0].text(0, 1, "Metres", color=style.QUIET)
        (tmp_path / f"{name}.svg").write_text(figure.svg(), "utf-8")
        (tmp_path / f"{name}.json").write_text(figure.json(), "utf-8")
    one, two = (image.read(tmp_path, name).svg for name in ("a-b", "c-d"))
    ids = [set(re.findall(r' id="([^"]+)"', text)) for text in (one, two)]
    assert ids[0] and not ids[0] & ids[1]
    for text, own in zip((one, two), ids, strict=True):
        assert set(re.findall(r"url\(#([^)]+)\)", text)) <= own
        assert "var(--quiet)" in text and palette.day("quiet") not in text
        assert "<style" not in text and " style=" not in text
