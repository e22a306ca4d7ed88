"""The kernel behind a run: papermill's engine in a fixed environment; errors keep the notebook."""

import asyncio
import logging

from dossier.run import environment, forkserver, normalise
from dossier.run.lean_import import sparing
from dossier.run.plan import COLD
from dossier.run.workers import end_processes

with sparing():
    import papermill

from jupyter_client import AsyncKernelManager
from jupyter_core.utils import ensure_event_loop
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, papermill_engines
from traitlets.config import Config

START_TIMEOUT = 120
MOST = 10_000_000  # letters of output of one notebook
SILENT = logging.getLogger("dossier.run.execute")  # every error ends in a message of our own
SILENT.setLevel(logging.CRITICAL + 1)


class Stopped(Exception):
    """A notebook came to a stop before its end; ``notebook`` is how far it came."""

    def __init__(self, notebook, error):
        self.notebook, self.error = notebook, error
        super().__init__(error)


class Client(PapermillNotebookClient):
    """Papermill's client, which knows its kernel's session, and stops a kernel that says too much.

    Attributes:
        session: of the system, that the kernel has to itself; 0 before it has started.
        flooded: why it was stopped; empty where it was not.
    """

    session, flooded, held = 0, "", 0

    def process_message(self, message, cell, cell_index):
        """Take an output, but for those beyond the limit."""
        self.session = self.session or self.km.provisioner.pid
        self.held += _letters(message["content"])
        if self.held <= MOST or self.flooded:
            return None if self.flooded else super().process_message(message, cell, cell_index)
        self.flooded = f"more than {MOST // 1_000_000} MB of output; allowed: what a page can hold"
        return self.task_poll_for_reply.cancel()


def _close_loop():
    """Close the event loop that a client leaves to its thread, with its sockets, and forget it."""
    loop = ensure_event_loop()
    if not loop.is_running():
        loop.close()
        asyncio.set_event_loop(None)


def _letters(content):
    """Count the letters of an output that a page would show; figures travel otherwise."""
    texts = [content.get("text", ""), *content.get("traceback", ())]
    data = content.get("data", {})
    texts += [each for kind, each in data.items() if not kind.startswith("application/vnd.dossier")]
    return sum(len(each) for each in texts if isinstance(each, str))


class Engine(NBClientEngine):
    """Papermill's engine with an environment for the kernel and the notebook kept on errors."""

    @classmethod
    def execute_managed_notebook(cls, nb_man, kernel_name, **options):
        """Run all cells; raise ``Stopped`` at the first that fails."""
        launch = {"env": options["env"], "cwd": options["folder"]}
        client = Client(
            nb_man,
            kernel_name=kernel_name,
            kernel_manager_class=options["manager"],
            startup_timeout=START_TIMEOUT,
            timeout=options["timeout"],
            shutdown_kernel="immediate",
            config=Config(KernelManager=options["connection"]),
            log=SILENT,
        )
        try:
            client.execute(**launch)
        except CellTimeoutError:
            seconds = options["timeout"]
            words = f"no end within {seconds} s (--timeout allows for more)"
            raise Stopped(nb_man.nb, words) from None
        except DeadKernelError:
            died = "the kernel died: its process ended in the cell"
            raise Stopped(nb_man.nb, client.flooded or died) from None
        except (RuntimeError, OSError, EOFError) as error:
            raise Stopped(nb_man.nb, f"the kernel did not start: {error}") from None
        finally:
            end_processes(options["scratch"], client.session)
            _close_loop()
        for output in outputs(nb_man.nb, "error"):
            raise Stopped(nb_man.nb, f"{output.ename}: {output.evalue}")
        for cell in nb_man.nb.cells:
            if cell.metadata.get("papermill", {}).get("exception"):
                words = "an error whose words cannot be written (is half a letter in them?)"
                said = [each.text for each in cell.outputs if each.get("name") == "stderr"]
                raise Stopped(nb_man.nb, said[-1].strip() if said else words)


papermill_engines.register("dossier", Engine)
# Whether a notebook has the parameters asked for is known before (``source.hold``).
logging.getLogger("papermill").setLevel(logging.ERROR)
# Of tasks that wait for a kernel that was ended; nobody waits for them.
logging.getLogger("asyncio").setLevel(logging.CRITICAL)


def execute(job, notebook, scratch):
    """Run a notebook through papermill, with the parameters of the job.

    Raises:
        Stopped: a cell failed or the kernel died; it holds the notebook so far.
    """
    return papermill.execute_notebook(
        notebook,
        None,
        job.parameters,
        engine_name="dossier",
        kernel_name=normalise.KERNEL["name"],
        language=normalise.KERNEL["language"],
        progress_bar=False,
        timeout=job.timeout,
        folder=job.folder,
        scratch=scratch,
        manager=_manager(job.kernels),
        env=environment.of_kernel(scratch, job.package, job.states),
        # Sockets instead of ports: two kernels never race for the same one.
        connection={"transport": "ipc", "connection_file": str(scratch / "k.json")},
    )


def _manager(kernels):
    """Choose what starts the kernel: warm where that was asked for and can be done."""
    if kernels == COLD or not forkserver.possible():
        return AsyncKernelManager
    from dossier.run.warm import WarmManager

    return WarmManager


def outputs(notebook, kind):
    """Go through the outputs of a kind, such as ``stream`` or ``error``."""
    for cell in notebook.cells:
        yield from (output for output in cell.get("outputs", ()) if output.output_type == kind)
