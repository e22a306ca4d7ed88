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
UNANSWERED = "Canceled future"  # what a kernel still had to answer when it was ended
POLLED = 100  # milliseconds between two looks at a page
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
LOADED = "() => window.jupyterapp?.restored.then(() => true)"
READY = """path => { const open = window.jupyterapp.shell.currentWidget;
    return open?.context?.path == path && open.sessionContext.session?.kernel }"""
LEAVE = """() => Promise.all([...window.jupyterapp.shell.widgets('main')].map(each => {
    if (!each.context) return;
    return each.sessionContext.shutdown().then(() => {
        each.context.model.dirty = false;  // or it would ask whether to keep it
        each.close();
    });
}))"""
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
LEFT = "() => [...window.jupyterapp.shell.widgets('main')].every(each => !each.context)"
EDIT = """([id, old, put]) => {
    const cells = [...window.jupyterapp.shell.currentWidget.content.model.cells];
    const own = cells.find(cell => cell.id == id).sharedModel;
    own.setSource(own.source.replace(old, put));
}"""
SHOW = """id => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    const at = notebook.widgets.findIndex(cell => cell.model.sharedModel.getId() == id);
    notebook.activeCellIndex = at;
    return notebook.scrollToItem(at, 'start').then(() => at);
}"""


@contextmanager
def server(folder, theme="light"):
    """Start JupyterLab on copies of the notebooks; give its address, and the token that opens it.

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
        yield f"{home}/lab?token={token}&reset"
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
    # Without Node, which JupyterLab would ask for a registry that nothing here is taken from.
    path = {"PATH": str(Path(sys.executable).parent)}
    return path | {name: str(folder / place) for name, place in names.items()}


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
    """A browser's page with JupyterLab; ``said`` is what its console complained of."""

    def __init__(self, browser, home, width=1500, height=1100):
        self.page, self.said = browser.new_page(viewport={"width": width, "height": height}), []
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._note)
        self.page.on("pageerror", self._hear)
        self.page.goto(home)
        self.wait(LOADED)

    def _note(self, message):
        if message.type == "error":
            self.said.append(f"{message.text} {message.location.get('url', '')}")

    def _hear(self, error):
        if UNANSWERED not in str(error):
            self.said.append(str(error))

    def wait(self, condition, arg=None):
        """Wait for a condition, and leave the processor to what is waited for."""
        self.page.wait_for_function(condition, arg=arg, polling=POLLED)

    def open(self, name):
        """Open a notebook, and no other, and wait for its kernel."""
        self.leave()
        self.said.clear()
        self.path = f"notebooks/{name}.ipynb"
        self.command("docmanager:open", path=self.path)
        self.wait(READY, self.path)

    def leave(self):
        """Close what is open, and end its kernel."""
        self.page.evaluate(LEAVE)
        self.wait(LEFT)

    def command(self, name, **arguments):
        """Give JupyterLab a command, as its menus do, and wait until it is done."""
        give = "([name, given]) => window.jupyterapp.commands.execute(name, given).then(() => 0)"
        self.page.evaluate(give, [name, arguments])

    def run_all(self):
        """Run all cells; give the code cells with their outputs."""
        self.command("notebook:run-all-cells")
        return self.page.evaluate(OUTPUTS)

    def shown(self, number):
        """Give what stands below each code cell, once each of so many has its formula set."""
        self.wait(FORMULAS, number)
        return self.page.evaluate(SHOWN)

    def show(self, cell):
        """Scroll to a cell, given by its id."""
        return self.page.evaluate(SHOW, cell)

    def edit(self, cell, old, new):
        """Put other text into a cell, given by its id, in the place of some."""
        self.page.evaluate(EDIT, [cell, old, new])

    def theme(self, name):
        """Put on a theme, ``light`` or ``dark``."""
        self.command("apputils:change-theme", theme=THEMES[name])
        # JupyterLab stumbles over a second change while the curtain of the first still falls.
        worn = """light => document.body.dataset.jpThemeLight == light
            && !document.getElementById('jupyterlab-splash')"""
        self.wait(worn, str(name == "light").lower())

    def restart(self):
        """Restart the kernel."""
        self.page.evaluate(f"path => ({READY})(path).restart()", self.path)

    def close(self):
        """End the kernel and leave the page."""
        self.leave()
        self.page.close()
