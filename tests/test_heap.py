"""Memory of a process that many notebooks pass through: it is given back."""

import gc
import subprocess
import sys

import pytest
from nbformat.notebooknode import NotebookNode
from toy import collection, drawing

from dossier.run import heap
from dossier.run.builder import build

# Bytes of a large text that are not of the heap, after a larger one has come and gone.
AFTER_A_LARGER_ONE = """
import ctypes
from dossier.run import heap

class Found(ctypes.Structure):
    _fields_ = [(f"n{place}", ctypes.c_size_t) for place in range(10)]

system = ctypes.CDLL(None)
system.mallinfo2.restype = Found
heap.give_back()
bytearray(2_000_000)
before = system.mallinfo2().n4
text = bytearray(1_000_000)
print(system.mallinfo2().n4 - before)
"""


@pytest.mark.skipif(not hasattr(heap._LIBC, "mallinfo2"), reason="another C library")
def test_a_large_text_never_comes_to_be_kept_in_the_heap():
    said = subprocess.run(
        [sys.executable, "-c", AFTER_A_LARGER_ONE], capture_output=True, text=True
    )
    assert int(said.stdout) >= 1_000_000, said.stderr


def test_a_build_lets_go_of_the_notebooks_of_the_one_before(small, tmp_path):
    home, left = collection(tmp_path, **{"02-tour": drawing("02-tour", 1)}), []
    gc.disable()
    try:
        for turn in range(2):
            build(notebooks=home, output=tmp_path / str(turn))
            left.append(sum(isinstance(each, NotebookNode) for each in gc.get_objects()))
    finally:
        gc.enable()
    assert left[1] <= left[0], "what one build leaves adds up"
