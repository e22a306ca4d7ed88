"""Pages at a loopback address, which reload when what they were made from has changed."""

import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from dossier.dataset.errors import BuildError
from dossier.dataset.paths import DATA, NOTEBOOKS, SITE
from dossier.i18n.language import LANGUAGES
from dossier.pages.csp import allow
from dossier.run.publish import digest

HOST = "127.0.0.1"
EVERY = 1.0  # seconds between two looks at the files
CHANGES = "/-/changes"
SCRIPT = f"new EventSource('{CHANGES}').onmessage = () => location.reload()"


class News:
    """Tells all who wait when the pages are new."""

    def __init__(self):
        self.number, self._changed = 0, threading.Condition()

    def announce(self):
        """Say that the pages are new."""
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def wait(self, known, seconds):
        """Wait for a number other than the one known; return the number now."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != known, seconds)
            return self.number


class Handler(SimpleHTTPRequestHandler):
    """Serves pages from a folder, with a line of script that waits for news."""

    def __init__(self, *arguments, news, **options):
        self.news = news
        super().__init__(*arguments, **options)

    def do_GET(self):
        """Serve news, a page with the script in it, or a file as it is."""
        if self.headers.get("Host", "").rpartition(":")[0] not in (HOST, "localhost"):
            return self.send_error(403, "Asked for by another name")  # a foreign page's doing
        if self.path == CHANGES:
            return self._tell()
        path = self.path.partition("?")[0]
        if path.endswith(("/", ".html")):
            return self._page(self.translate_path(path + "index.html" * path.endswith("/")))
        return super().do_GET()

    def end_headers(self):
        """Keep browsers from showing old pages."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path):
        """List no folder."""
        self.send_error(404)

    def log_message(self, *arguments):
        """Say nothing of each request."""

    def _page(self, path):
        try:
            with open(path, encoding="utf-8") as file:
                text = file.read()
        except OSError:
            return self.send_error(404)
        content = with_script(text).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _tell(self):
        """Keep the connection and write a line when the pages are new."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        known = self.news.number
        try:
            while True:
                number = self.news.wait(known, 10)
                self.wfile.write(b": still here\n\n" if number == known else b"data: new\n\n")
                self.wfile.flush()
                known = number
        except OSError:
            return  # the page was closed


def with_script(text):
    """Put the script into the served copy of a page, and allow it there."""
    text = allow(text, SCRIPT, "connect-src 'self'")
    return text.replace("</head>", f"<script>{SCRIPT}</script>\n</head>", 1)


def server(site, news, port=0):
    """Make a server of a folder.

    Raises:
        BuildError: the port is taken.
    """
    handler = partial(Handler, news=news, directory=str(site))
    ThreadingHTTPServer.daemon_threads = True
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        words = f"port {port}: {error.strerror}; --port chooses another"
        raise BuildError(words) from None


def watch(look, seen, rebuild, news, stopped, every=EVERY):
    """Rebuild and announce whenever what is looked at has changed.

    Args:
        look: function that gives two digests: of the data, and of the notebooks.
        seen: what it gave when the pages were made.
        rebuild: function that makes the pages; a ``BuildError`` of it is printed.
        news: where to announce.
        stopped: event that ends this.
        every: seconds between two looks.
    """
    while not stopped.wait(every):
        now = look()
        if now == seen:
            continue
        print("Changed: building", flush=True)
        try:
            rebuild()
            news.announce()
        except BuildError as error:
            print(f"dossier: {error}", file=sys.stderr, flush=True)
        # A build writes the notebooks that it has run; data changed meanwhile is news.
        seen = (now[0], look()[1])


def serve(port):
    """Serve the collection's pages until interrupted; build them first where there are none.

    Raises:
        BuildError: the port is taken, or there are no pages and none can be made.
    """
    from dossier.run.builder import build

    rebuild = partial(build, languages=LANGUAGES)
    news, stopped = News(), threading.Event()
    with server(SITE, news, port) as serving:
        if not (SITE / "index.html").is_file():
            rebuild()
        seen = _look()
        print(f"Pages: http://{HOST}:{serving.server_port}/ (Ctrl-C ends it)", flush=True)
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        try:
            watch(_look, seen, rebuild, news, stopped)
        except KeyboardInterrupt:
            print()
        finally:
            stopped.set()
            serving.shutdown()


def _look():
    """Digest data and notebooks; one that is just being written is looked at again."""
    try:
        return digest(DATA), digest(NOTEBOOKS)
    except OSError:
        return time.monotonic(), None
