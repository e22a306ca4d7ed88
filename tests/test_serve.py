"""Pages at a loopback address: they reload, they stay here, nothing else is shown."""

import http.client
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from contextlib import contextmanager
from functools import partial

import psutil
import pytest
from browser import visit
from test_pages_in_a_browser import TICK
from toy import PATIENCE, collection, drawing

from dossier.cli import main
from dossier.dataset.errors import BuildError, PackageError, ParameterError
from dossier.i18n.language import LANGUAGES
from dossier.pages import csp
from dossier.run import serve
from dossier.run.follow import Builds, draft, follow


@contextmanager
def serving(folder):
    news = serve.News(folder, LANGUAGES)
    with serve.server(news) as server:
        threading.Thread(target=server.serve_forever, args=(TICK,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", news
        finally:
            server.shutdown()


def fetch(address, **headers):
    asked = urllib.request.Request(address, headers=headers)
    with urllib.request.urlopen(asked, timeout=PATIENCE) as got:
        return got.read(), got.headers


@pytest.fixture
def served(made_site):
    with serving(made_site) as address_and_news:
        yield address_and_news


def test_only_the_loopback_address_is_listened_to(served):
    port = int(served[0].rpartition(":")[2])
    listening = [each for each in psutil.Process().net_connections() if each.laddr.port == port]
    assert {each.laddr.ip for each in listening if each.status == psutil.CONN_LISTEN} == {
        "127.0.0.1"
    }


def test_a_page_has_the_script_in_the_served_copy_alone(served, made_site):
    page, headers = fetch(f"{served[0]}/")
    assert page.count(b"fetch('/-/state')") == 1 and b"connect-src 'self'" in page
    assert headers["Cache-Control"] == "no-store"
    assert b"/-/state" not in (made_site / "index.html").read_bytes()


def test_the_script_may_run_beside_those_of_the_page():
    head = '<meta content="%s"><title>Boats</title></head>'
    alone = serve.with_script(head % csp.policy("p{}"), "7")
    beside = serve.with_script(head % csp.policy("p{}", ["one()"]), "7")
    script = alone.partition("<script>")[2].partition("</script>")[0]
    own, reload = (f"'{csp.digest(each)}'" for each in ("one()", script))
    assert alone.count("script-src") == beside.count("script-src") == 1
    assert f"script-src {reload};" in alone and f"script-src {reload} {own}" in beside


def test_files_are_served_as_they_are(served, made_site):
    assert (
        fetch(f"{served[0]}/figures/02-map.svg")[0]
        == (made_site / "figures/02-map.svg").read_bytes()
    )


@pytest.mark.parametrize(
    "path",
    [
        *("/nothing.html", "/figures/", "/figures", "/../cli.py", "/%2e%2e/%2e%2e/etc/hostname"),
        *("/%00", "/02-tour%00.html", "/%ed%a0%80.html"),  # no file can have such a name
    ],
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
    folder = shutil.copytree(made_site, tmp_path / "site")
    with serving(folder) as (address, news), visit(browser, f"{address}/sources.html") as seen:
        file = folder / "sources.html"
        file.write_text(file.read_text("utf-8").replace("<h1>Sources", "<h1>Sources, new"), "utf-8")
        seen.page.wait_for_timeout(1000)
        assert not seen.page.locator("h1:has-text('Sources, new')").count(), "it is the same folder"
        news.draft = tmp_path
        seen.page.locator("h1:has-text('Sources, new')").wait_for()
        errors = [each for each in seen.errors if "favicon" not in each and "404" not in each]
        assert not seen.left and not [each for each in errors if serve.STATE not in each]


def test_head_is_held_to_the_name_as_well(served):
    host, _, port = served[0].removeprefix("http://").partition(":")
    for name, status in (("evil.example:80", 403), (f"localhost:{port}", 200)):
        asked = http.client.HTTPConnection(host, int(port), timeout=PATIENCE)
        asked.request("HEAD", "/figures/02-map.svg", headers={"Host": name})
        assert asked.getresponse().status == status
        asked.close()


def test_pages_are_new_with_a_draft_and_once_a_build_has_replaced_their_folder(tmp_path):
    site, old = tmp_path / "site", tmp_path / "old"
    site.mkdir()
    (site / "index.html").write_text("<head></head>", "utf-8")

    def told():
        state = fetch(f"{address}{serve.STATE}")[0]
        assert b"!== '%s'" % state in fetch(f"{address}/")[0]
        return state

    with serving(site) as (address, news):
        states = [told(), told()]
        news.draft = tmp_path
        states.append(told())
        site.rename(old)
        shutil.copytree(old, site)
        news.draft = None
        states.append(told())
    assert states[0] == states[1] and len(set(states)) == 3


class Noted:
    """Stands in for builds: notes what is asked of them."""

    def __init__(self):
        self.noted, self.ends = [], False

    def ask(self, *turns):
        self.noted.append(turns)

    def stop(self):
        self.noted.append("stop")

    def ended(self):
        return self.ends


def followed(news, builds, make, changes=(1,)):
    """Follow changes, each of which makes the inputs others."""
    number = iter(range(len(changes) + 1))
    follow(changes, news, builds, make, lambda: next(number))


def test_the_page_looked_at_is_shown_first_then_its_language_then_all(served):
    address, news = served
    builds, made = Noted(), []
    with pytest.raises(urllib.error.HTTPError):
        fetch(f"{address}/es/nothing.html")
    assert news.seen == ("en", "index")
    fetch(f"{address}/02-tour.html")
    followed(news, builds, lambda folder, *page: made.append(page) or True)
    assert made == [("en", "02-tour")] and news.draft
    assert builds.noted == ["stop", (("en",), LANGUAGES)]
    news.seen = ("es", "claims")
    followed(news, builds, lambda folder, *page: made.append(page) or True)
    assert made[1:] == [("es", "claims")] and builds.noted[3] == (("es",), LANGUAGES)


def test_a_draft_lies_over_the_site_until_the_build_has_replaced_that(served, made_site, tmp_path):
    address, news = served
    before = fetch(f"{address}/claims.html")[0].partition(b"</head>")[2]
    (tmp_path / "figures").mkdir()
    (tmp_path / "claims.html").write_text("<head></head>newer", "utf-8")
    (tmp_path / "figures/02-map.svg").write_text("<svg/>", "utf-8")
    news.draft = tmp_path
    assert fetch(f"{address}/claims.html")[0].endswith(b"newer")
    assert fetch(f"{address}/figures/02-map.svg")[0] == b"<svg/>"
    own = (made_site / "figures/02-map.png").read_bytes()
    assert fetch(f"{address}/figures/02-map.png")[0] == own
    builds = Noted()
    followed(news, builds, None, [()])
    assert news.draft == tmp_path, "nothing has ended yet"
    builds.ends = True
    followed(news, builds, None, [()])
    assert news.draft is None and fetch(f"{address}/claims.html")[0].endswith(before)


def test_a_page_that_another_one_takes_figures_from_is_not_looked_at(served, made_site):
    address, news = served
    fetch(f"{address}/claims.html")
    page = fetch(f"{address}/sources.html", **{"Sec-Fetch-Dest": "iframe"})[0]
    assert news.seen == ("en", "claims") and page == (made_site / "sources.html").read_bytes()


def test_what_a_build_writes_is_no_edit_and_nothing_new_is_not_told(tmp_path):
    news, builds = serve.News(tmp_path, LANGUAGES), Noted()
    before, builds.ends = news.state, True
    follow([1, 2], news, builds, None, lambda: "as it was")
    followed(news, builds, lambda *_: False)
    assert news.state == before and builds.noted == ["stop", (("en",), LANGUAGES)]


def test_an_edit_that_is_undone_takes_its_draft_away(tmp_path):
    news, drafts = serve.News(tmp_path, LANGUAGES), []
    made = iter([True, False])

    def make(*_):
        drafts.append(news.draft)
        return next(made)

    followed(news, Noted(), make, [1, 2])
    assert drafts[0] is None and drafts[1] and news.draft is None


@pytest.mark.parametrize(
    "error",
    [
        BuildError("claims.csv, row 2: no"),
        PackageError("no such package"),
        ParameterError("package: gone for a moment"),
        FileNotFoundError("datapackage.yaml"),
    ],
)
def test_a_broken_change_is_told_and_the_server_goes_on(tmp_path, capsys, error):
    news, done, builds = serve.News(tmp_path, LANGUAGES), [], Noted()

    def make(*_):
        done.append(1)
        if len(done) == 1:
            raise error
        return True

    followed(news, builds, make, [1, 2])
    assert str(error) in capsys.readouterr().err and news.draft
    assert builds.noted == ["stop", "stop", (("en",), LANGUAGES)]


def test_a_notebook_that_cannot_be_read_is_told_and_the_server_goes_on(tmp_path, capsys):
    home = collection(tmp_path, **{"02-tour": drawing("02-tour", 1)})
    (home / "02-tour.ipynb").write_text("", "utf-8")
    news = serve.News(tmp_path, LANGUAGES)
    followed(news, Noted(), partial(draft, notebooks=home), [1, 2])
    said = capsys.readouterr().err
    assert said.count("02-tour.ipynb is empty; allowed: a notebook") == 2 and not news.draft
    assert "Traceback" not in said


def ended(builds):
    """Wait for the build that runs, and say whether it ended well."""
    if builds.process:
        builds.process.wait()
    return builds.ended()


def test_builds_come_one_after_another_and_the_next_edit_ends_them(tmp_path, monkeypatch):
    code = "import sys, pathlib; pathlib.Path(sys.argv[1], sys.argv[2]).touch()"
    monkeypatch.setattr(Builds, "command", (sys.executable, "-c", code, str(tmp_path)))
    with Builds() as builds:
        builds.ask(("en",), ("en", "es"))
        assert not builds.ended() and ended(builds) and builds.process
        assert ended(builds) and not builds.process
        assert {file.name for file in tmp_path.iterdir()} == {"en", "en,es"}
        monkeypatch.setattr(Builds, "command", (sys.executable, "-c", "import sys; sys.exit(1)"))
        builds.ask(("en",), ("es",))
        assert not builds.ended() and not ended(builds) and not builds.waiting
        sleeping = (sys.executable, "-c", "import time; time.sleep(100)")
        monkeypatch.setattr(Builds, "command", sleeping)
        builds.ask(("en",), ("es",))
        builds.ended()
        running = psutil.Process(builds.process.pid)
        builds.stop()
        assert not running.is_running() and not builds.waiting


KILLED = """
import sys, time
from dossier.run.follow import Builds
Builds.command = (sys.executable, "-c", "import time; time.sleep(100)")
builds = Builds()
builds.ask(("en",))
builds.ended()
print(builds.process.pid, flush=True)
time.sleep(100)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere such a build goes on to its end")
def test_no_build_outlives_a_server_that_was_killed():
    served = subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True)
    with served:
        running = psutil.Process(int(served.stdout.readline()))
        assert running.is_running()
        served.kill()
    running.wait(timeout=PATIENCE)


def test_a_port_that_is_taken_is_one_message(served, capsys):
    port = served[0].rpartition(":")[2]
    assert main(["serve", "--port", port]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("port", ["many", "-1", "70000"])
def test_a_port_that_is_none_is_wrong_usage(port, capsys):
    assert main(["serve", "--port", port]) == 2
    assert "--port" in capsys.readouterr().err
