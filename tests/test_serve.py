"""Pages at a loopback address: they reload, they stay here, nothing else is shown."""

import threading
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest
from browser import visit

from dossier.cli import main
from dossier.dataset.errors import BuildError
from dossier.pages import csp
from dossier.run import serve


@contextmanager
def serving(folder):
    news = serve.News()
    with serve.server(folder, news) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", news
        finally:
            server.shutdown()


def fetch(address, **headers):
    with urllib.request.urlopen(
        urllib.request.Request(address, headers=headers), timeout=10
    ) as got:
        return got.read(), got.headers


@pytest.fixture
def served(made_site):
    with serving(made_site) as address_and_news:
        yield address_and_news


def test_only_the_loopback_address_is_listened_to(served):
    assert served[0].startswith("http://127.0.0.1:")
    assert serve.HOST == "127.0.0.1"


def test_a_page_has_the_script_in_the_served_copy_alone(served, made_site):
    page, headers = fetch(f"{served[0]}/")
    assert page.count(b"new EventSource") == 1 and b"connect-src 'self'" in page
    assert headers["Cache-Control"] == "no-store"
    assert b"EventSource" not in (made_site / "index.html").read_bytes()


def test_the_script_may_run_beside_those_of_the_page():
    head = '<meta content="%s"><title>Boats</title></head>'
    alone = serve.with_script(head % csp.policy("p{}"))
    beside = serve.with_script(head % csp.policy("p{}", ["one()"]))
    own, reload = (f"'{csp.digest(each)}'" for each in ("one()", serve.SCRIPT))
    assert alone.count("script-src") == beside.count("script-src") == 1
    assert f"script-src {reload};" in alone and f"script-src {reload} {own}" in beside


def test_files_are_served_as_they_are(served, made_site):
    assert (
        fetch(f"{served[0]}/figures/02-map.svg")[0]
        == (made_site / "figures/02-map.svg").read_bytes()
    )


@pytest.mark.parametrize(
    "path", ["/nothing.html", "/figures/", "/figures", "/../cli.py", "/%2e%2e/%2e%2e/etc/hostname"]
)
def test_nothing_else_is_served(served, path):
    with pytest.raises(urllib.error.HTTPError) as refused:
        fetch(served[0] + path)
    assert refused.value.code in (403, 404)


def test_another_name_for_this_machine_is_refused(served):
    with pytest.raises(urllib.error.HTTPError) as refused:
        fetch(f"{served[0]}/index.html", Host="evil.example:80")
    assert refused.value.code == 403


def test_an_open_page_reloads_when_it_is_new(browser, made_site, tmp_path):
    import shutil

    folder = shutil.copytree(made_site, tmp_path / "site")
    with serving(folder) as (address, news), visit(browser, f"{address}/sources.html") as seen:
        file = folder / "sources.html"
        file.write_text(file.read_text("utf-8").replace("<h1>Sources", "<h1>Sources, new"), "utf-8")
        seen.page.wait_for_timeout(500)
        news.announce()
        seen.page.wait_for_selector("h1:has-text('Sources, new')", timeout=10_000)
        errors = [each for each in seen.errors if "favicon" not in each and "404" not in each]
        assert not seen.left and not [each for each in errors if "/-/changes" not in each]


def test_a_change_is_built_and_announced_once():
    digests = iter([("data", "a"), ("data", "a"), ("new", "a"), ("new", "b"), ("new", "b")])
    news, stopped, built = serve.News(), threading.Event(), []

    def look():
        try:
            return next(digests)
        except StopIteration:
            stopped.set()
            return "new", "b"

    serve.watch(look, look(), lambda: built.append(1), news, stopped, every=0.001)
    assert built == [1] and news.number == 1


def test_a_broken_change_is_told_and_the_pages_stay(capsys):
    digests = iter([("data", "a"), ("broken", "a"), ("broken", "a")])
    news, stopped = serve.News(), threading.Event()

    def look():
        try:
            return next(digests)
        except StopIteration:
            stopped.set()
            return "broken", "a"

    def rebuild():
        raise BuildError("claims.csv, row 2: no")

    serve.watch(look, look(), rebuild, news, stopped, every=0.001)
    assert news.number == 0 and "claims.csv, row 2: no" in capsys.readouterr().err


def test_a_port_that_is_taken_is_one_message(served, capsys):
    port = served[0].rpartition(":")[2]
    assert main(["serve", "--port", port]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("port", ["many", "-1", "70000"])
def test_a_port_that_is_none_is_wrong_usage(port, capsys):
    assert main(["serve", "--port", port]) == 2
    assert "--port" in capsys.readouterr().err
