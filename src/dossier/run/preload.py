"""Everything that notebooks and pages import, loaded once: the process that kernels fork from."""

import gc
import os
import signal
import sys
import threading

from dossier.run.lean_import import sparing

# Ctrl-C, held until now, is for the builder, who tells of it.
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _watch(parent):
    while not loaded.wait(0.2):
        if os.getppid() != parent:
            os._exit(1)


# Until all is loaded this process does not hear that the builder is gone; so look for it.
loaded = threading.Event()
watching = threading.Thread(target=_watch, args=(os.getppid(),), daemon=True)
watching.start()

gc.disable()  # nothing that is loaded is garbage: no need to look for some meanwhile

# As a kernel has it: IPython puts the working folder before what is installed, but not here, where
# code must not be searched for in the reader's folder.
PATH = [folder for folder in sys.path if folder]
PATH.insert(next((i for i, each in enumerate(PATH) if each.endswith("-packages")), 0), "")

with sparing():
    import ipykernel.debugger  # noqa: F401

    import dossier.pages.writer  # noqa: F401

import fontTools.ttLib.woff2  # noqa: E402, F401
import ipykernel.kernelapp  # noqa: E402, F401
import PIL.Image  # noqa: E402
import pyarrow.dataset  # noqa: E402, F401
import pyarrow.parquet  # noqa: E402, F401
import pyogrio.raw  # noqa: E402, F401

import dossier.dataset.read  # noqa: E402, F401
import dossier.run.read_log  # noqa: E402, F401
import dossier.widgets.states  # noqa: E402, F401
from dossier.charts import (  # noqa: E402, F401
    accords,
    arms,
    overview,
    postures,
    relations,
    tour,
    verdicts,
)
from dossier.plot import faces  # noqa: E402

PIL.Image.preinit()
faces.known()
faces.rules("a")  # loads what knows each table of a face

# What is loaded stays: no kernel need look through it for garbage, or copy the pages it is on.
gc.collect()
gc.freeze()
gc.enable()
loaded.set()
watching.join()  # nothing may be forked from a process with threads
