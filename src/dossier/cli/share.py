"""Commands that hand pages on: ``dossier export`` and ``serve``."""

import argparse
from pathlib import Path

OK = 0
PORT = 8008


def export(options):
    """Write one notebook with its claims and sources as one HTML file, to send to somebody."""
    from dossier.dataset.paths import shown
    from dossier.run.export import export as do
    from dossier.story.parameters import assigned

    values = assigned(options.parameters)
    if options.package is not None:
        values["package"] = options.package
    file = do(options.notebook, values, Path(options.output).expanduser())
    print(f"Written: {shown(file.resolve())} ({file.stat().st_size // 1000:,} kB)")
    return OK


def serve(options):
    """Show the pages at a loopback address; rebuild and reload when data or notebooks change."""
    from dossier.run.serve import serve as do

    do(options.port)
    return OK


def _export_options(parser):
    add = parser.add_argument
    add("notebook", metavar="NOTEBOOK", help="such as 02-tour")
    add("-p", dest="parameters", metavar="NAME=VALUE", action="append", default=[])
    add("--package", metavar="DIR", help="folder with datapackage.yaml (default: data)")
    add("-o", "--output", metavar="FILE", required=True, help="file to write, such as tour.html")


def _serve_options(parser):
    about = f"port to listen on (default: {PORT})"
    parser.add_argument("--port", metavar="N", type=_port, default=PORT, help=about)


def _port(text):
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not allowed; allowed: the number of a port")
    return int(text)


SHARING = ((export, _export_options), (serve, _serve_options))
