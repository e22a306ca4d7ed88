"""Pages at a loopback address, which reload when what they were made from has changed."""

import os
import signal
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from dossier.dataset.errors import BuildError
from dossier.dataset.package import Package
from dossier.dataset.paths import DATA, NOTEBOOKS, SITE
from dossier.i18n.language import spoken
from dossier.pages.csp import allow
from dossier.run import digest, interrupts

HOST = "127.0.0.1"
STATE = "/-/state"  # of the pages, to be asked for
# A page that is not looked at waits until it is: the one looked at is to be made first.
SCRIPT = """\
setInterval(async () => {
  if (document.hidden) return;
  const told = await fetch('%s').catch(() => null);
  if (told && await told.text() !== '%s') location.reload();
}, 250);"""


class News:
    """What there is to be shown, and what is looked at.

    Attributes:
        site: folder of the pages.
        languages: those of the pages, that of the root of the site first.
        draft: folder with newer pages than the site has, to be shown in their place; or None.
        seen: language and name of the page that was looked at last.
    """

    def __init__(self, site, languages):
        self.site, self.languages, self.draft = site, languages, None
        self.seen = (languages[0], "index")

    @property
    def state(self):
        """A text that is another one once the pages are new: a build replaces their folder."""
        return str(digest.signature(self.draft or self.site))


class Handler(SimpleHTTPRequestHandler):
    """Serves pages from a folder, with a line of script that asks for news."""

    timeout = 60  # seconds that a request may take to arrive

    def __init__(self, *arguments, news, **options):
        self.news = news
        super().__init__(*arguments, **options)

    def parse_request(self):
        """Refuse, whatever is asked for, what a foreign page may have asked by another name."""
        if not super().parse_request():
            return False
        if self.headers.get("Host", "").rpartition(":")[0] in (HOST, "localhost"):
            return True
        self.send_error(403, "Asked for by another name")
        return False

    def do_GET(self):
        """Serve news, a page with the script in it, or a file as it is."""
        if self.path == STATE:
            return self._send("text/plain", self.news.state)
        path = self.path.partition("?")[0]
        if path.endswith(("/", ".html")) and self._is_looked_at():
            return self._page(path + "index.html" * path.endswith("/"))
        return super().do_GET()

    def translate_path(self, path):
        """Find the file of an address: that of the draft, where it has one."""
        file = super().translate_path(path)
        if not _can_be(file):
            return ""
        draft = self.news.draft
        newer = draft and os.path.join(draft, os.path.relpath(file, self.directory))
        return newer if newer and os.path.isfile(newer) else file

    def end_headers(self):
        """Keep browsers from showing old pages."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path):
        """List no folder."""
        self.send_error(404)

    def log_message(self, *arguments):
        """Say nothing of each request."""

    def _is_looked_at(self):
        """Say whether a page is asked for by itself, and not by another one for its figures."""
        return self.headers.get("Sec-Fetch-Dest", "document") == "document"

    def _page(self, path):
        state = self.news.state  # before it is read: what is new by then is asked for again
        try:
            with open(self.translate_path(path), encoding="utf-8") as file:
                text = file.read()
        except OSError:
            return self.send_error(404)
        first, _, rest = path.lstrip("/").removesuffix(".html").partition("/")
        langs = self.news.languages
        self.news.seen = (first, rest) if first in langs else (langs[0], first)
        return self._send("text/html", with_script(text, state))

    def _send(self, kind, text):
        content = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _can_be(file):
    """Tell whether a file can have such a name: no NUL, no half of a letter."""
    try:
        return b"\0" not in os.fsencode(file)
    except UnicodeEncodeError:
        return False


def with_script(text, state):
    """Put the script into the served copy of a page of some state, and allow it there."""
    script = SCRIPT % (STATE, state)
    text = allow(text, script, "connect-src 'self'")
    return text.replace("</head>", f"<script>{script}</script>\n</head>", 1)


def server(news, port=0):
    """Make a server of the pages.

    Raises:
        BuildError: the port is taken.
    """
    try:
        handler = partial(Handler, news=news, directory=str(news.site))
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        words = f"port {port}: {error.strerror}; --port chooses another"
        raise BuildError(words) from None


def serve(port):
    """Serve the collection's pages until Ctrl-C; build them first where there are none.

    Raises:
        BuildError: the port is taken, or there are no pages and none can be made.
    """
    import watchfiles

    from dossier.run import forkserver
    from dossier.run.builder import build
    from dossier.run.follow import Builds, follow

    news = News(SITE, spoken(Package(DATA).languages))
    with server(news, port) as serving, Builds() as builds:
        if not (SITE / "index.html").is_file():
            build(languages=news.languages)
        print(f"Pages: http://{HOST}:{serving.server_port}/ (Ctrl-C ends it)", flush=True)
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        if forkserver.possible():
            forkserver.start(digest.code())  # so that the first edit shows as soon as all others
        often = {"debounce": 200, "rust_timeout": 200, "yield_on_timeout": True}
        try:
            follow(watchfiles.watch(DATA, NOTEBOOKS, **often), news, builds)
        except KeyboardInterrupt:
            if interrupts.ended_by() != signal.SIGINT:
                raise
            print()
        finally:
            serving.shutdown()
