"""How a figure travels from a kernel to the builder: inside the outputs of its notebook.

So a worker needs no disk that it shares with the builder. The builder takes the files out
again; a notebook as it is kept holds the picture and its words only.
"""

import base64
import json
import zlib

MIMETYPE = "application/vnd.dossier.plot.figure+json"
STATES = "application/vnd.dossier.states"  # what figures show in other states
ENDINGS = ("svg", "png", "csv", "json")


def pack(name, files):
    """Make the part of a mime bundle that carries the files; the PNG is in the bundle anyway."""
    texts = {
        ending: base64.b64encode(data).decode() for ending, data in files.items() if ending != "png"
    }
    return {MIMETYPE: {"name": name, "files": texts}}


def unpack(outputs):
    """Take the figures out of the outputs of a cell.

    Args:
        outputs: outputs of a code cell; the files are removed from them.

    Returns:
        A dict of figure name to files, which are a dict of ending to bytes.
    """
    figures = {}
    for output in outputs:
        packed = output.get("data", {}).pop(MIMETYPE, None)
        output.get("metadata", {}).pop(MIMETYPE, None)
        if packed:
            texts = {"png": output["data"]["image/png"], **packed["files"]}
            figures[packed["name"]] = {
                ending: base64.b64decode(text) for ending, text in texts.items()
            }
    return figures


def pack_states(told):
    """Make the part of a mime bundle that carries what figures show in other states, packed."""
    told = zlib.compress(json.dumps(told, ensure_ascii=False).encode(), 1)  # to a sixth, at once
    return {STATES: base64.b64encode(told).decode()}


def states(outputs):
    """Take what figures show in other states out of the outputs of a cell, still packed."""
    found = [output.get("data", {}).pop(STATES, "") for output in outputs]
    return base64.b64decode(next(filter(None, found), ""))


def unpack_states(packed):
    """Read what ``states`` gave."""
    return json.loads(zlib.decompress(packed))


def shown(notebook):
    """List the names of the figures that a kept notebook shows, in order."""
    outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", ())]
    about = [output.get("metadata", {}).get("image/png", {}) for output in outputs]
    return [picture["figure"] for picture in about if "figure" in picture]
