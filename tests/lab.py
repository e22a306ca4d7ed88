"""JupyterLab as a reader has it: a server on the loopback address, and a browser before it."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
from browser import PATIENCE
from nbformat.sign import NotebookNotary

from dossier.dataset.paths import NOTEBOOKS

QUIET = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    # Cells out of sight are drawn, too, so that a test finds them.
    "notebook-extension/tracker": {"autoStartDefaultKernel": True, "windowingMode": "none"},
}
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
READY = "() => window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel"
OUTPUTS = """() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells
    .filter(cell => cell.cell_type == 'code')
    .map(cell => ({source: [cell.source].flat().join(''), count: cell.execution_count,
                   outputs: cell.outputs}))"""
FORMULA = {"text/html": '<p class="canary">$x$</p>'}
FORMULAS = """number => document.querySelectorAll('.jp-OutputArea .canary mjx-container').length
    == number"""
SHOWN = """() => [...document.querySelectorAll('.jp-CodeCell .jp-OutputArea')].map(area => {
    const texts = css => [...area.querySelectorAll(css)].map(each => each.textContent);
    const formulas = area.querySelectorAll(':not(.canary) > mjx-container').length;
    return {formulas, text: area.innerText, svg: texts('svg text'), titles: texts('svg title')};
})"""
SHOW = """id => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    const at = notebook.widgets.findIndex(cell => cell.model.sharedModel.getId() == id);
    notebook.activeCellIndex = at;
    return notebook.scrollToItem(at, 'start').then(() => at);
}"""


@contextmanager
def server(folder, theme="light"):
    """Start JupyterLab on copies of the notebooks; give the address of a notebook by its name.

    Args:
        folder: an empty folder for the copies and for all that JupyterLab keeps; notebooks that
            ``keep`` put there are there.
        theme: ``light`` or ``dark``.
    """
    hidden = shutil.ignore_patterns(".*")
    shutil.copytree(NOTEBOOKS, folder / "notebooks", ignore=hidden, dirs_exist_ok=True)
    _settle(folder / "settings", theme)
    token, port = secrets.token_hex(), _free_port()
    log = (folder / "log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}"]
        + [f"--IdentityProvider.token={token}", "--LabApp.expose_app_in_browser=True"]
        + ["--allow-root", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}"],
        env=os.environ | _own(folder),
        stdout=log,
        stderr=log,
    )
    try:
        home = f"http://127.0.0.1:{port}"
        _wait(f"{home}/api/status?token={token}", process, folder / "log")
        yield lambda name: f"{home}/lab/tree/notebooks/{name}.ipynb?token={token}&reset"
    finally:
        process.terminate()
        process.wait(PATIENCE / 1000)
        log.close()


def keep(folder, name, bundles, trusted=True):
    """Keep a notebook that was run: a cell for each bundle, and a formula after it."""
    notebook, new = nbformat.v4.new_notebook(), nbformat.v4.new_output
    for bundle in bundles:
        outputs = [new("display_data", data=data) for data in (bundle, FORMULA)]
        notebook.cells.append(nbformat.v4.new_code_cell(outputs=outputs, execution_count=1))
    (folder / "notebooks").mkdir(exist_ok=True)
    nbformat.write(notebook, folder / "notebooks" / f"{name}.ipynb")
    (folder / "data").mkdir(exist_ok=True)
    if trusted:
        NotebookNotary(data_dir=str(folder / "data")).sign(notebook)


def _own(folder):
    names = {"JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime", "IPYTHONDIR": "ipython"}
    names |= {"JUPYTER_CONFIG_DIR": "config", "JUPYTERLAB_SETTINGS_DIR": "settings"}
    names |= {"JUPYTERLAB_WORKSPACES_DIR": "workspaces"}
    return {name: str(folder / place) for name, place in names.items()}


def _settle(folder, theme):
    settings = QUIET | {"apputils-extension/themes": {"theme": THEMES[theme]}}
    for name, values in settings.items():
        file = folder / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(values))


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(address, process, log, seconds=PATIENCE / 1000):
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            return urllib.request.urlopen(address, timeout=5).read()
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start: {Path(log).read_text()[-2000:]}")


class Screen:
    """A browser's page with a notebook open; ``said`` is what its console complained of."""

    def __init__(self, browser, width=1500, height=1100):
        self.page, self.said = browser.new_page(viewport={"width": width, "height": height}), []
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def _note(self, message):
        if message.type == "error":
            self.said.append(f"{message.text} {message.location.get('url', '')}")

    def open(self, address):
        """Open a notebook and wait for its kernel."""
        self.page.goto(address)
        self.page.wait_for_function(READY)

    def command(self, name):
        """Give JupyterLab a command, as its menus do, and wait until it is done."""
        self.page.evaluate("name => window.jupyterapp.commands.execute(name)", name)

    def run_all(self):
        """Run all cells; give the code cells with their outputs."""
        self.command("notebook:run-all-cells")
        return self.page.evaluate(OUTPUTS)

    def shown(self, number):
        """Give what stands below each code cell, once each of so many has its formula set."""
        self.page.wait_for_function(FORMULAS, arg=number)
        return self.page.evaluate(SHOWN)

    def show(self, cell):
        """Scroll to a cell, given by its id."""
        return self.page.evaluate(SHOW, cell)

    def theme(self, name):
        """Put on a theme, ``light`` or ``dark``."""
        change = "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})"
        self.page.evaluate(change, THEMES[name])
        # JupyterLab stumbles over a second change while the curtain of the first still falls.
        worn = """light => document.body.dataset.jpThemeLight == light
            && !document.getElementById('jupyterlab-splash')"""
        self.page.wait_for_function(worn, arg=str(name == "light").lower())

    def restart(self):
        """Restart the kernel."""
        self.page.evaluate(f"({READY})().restart()")

    def close(self):
        """End the kernel and leave the page."""
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget?.sessionContext.shutdown()")
        self.page.close()
