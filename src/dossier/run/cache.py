"""What each rendering was made of, and whether that is still so, compared by content.

A rendering is asked for (notebook, parameters, code, installed versions), reads files, and
makes files. It is fresh while all three are as recorded: what was made is verified too, so
that a record cannot vouch for an output that somebody has changed, lost or brought back from
elsewhere. A seal over the whole entry refuses a record that was itself changed.
"""

import json
import os
import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from dossier.run import digest

PACKAGE, PAGES = "package", "pages"


@dataclass(frozen=True)
class World:
    """What all renderings of a build share, as it was when the build began.

    Attributes:
        package: folder of the package.
        folder: folder of the outputs.
        began: when.
    """

    package: Path
    folder: Path
    began: float = field(default_factory=time.time)

    @cached_property
    def tools(self):
        """Digest code and installed versions."""
        return {"code": digest.code(), "installed": digest.installed()}

    @cached_property
    def files(self):
        """Digest all files of the package."""
        return digest.folder(self.package)

    def digest(self, name):
        """Digest a file that a notebook has read, by its name.

        What changed since the build began may not be what was read: that gets a digest that no
        file has, so that the next build runs the notebook again.
        """
        if name in self.files:
            return self.files[name]
        file = self.package / name
        if file.exists() and file.stat().st_ctime > self.began:
            return "changed"
        return digest.path(file)

    def made(self, paths):
        """Digest outputs: a dict of name, from the folder of the outputs on, to digest."""
        return {os.path.relpath(path, self.folder): digest.path(path) for path in paths}


class Record:
    """The entries of one folder of outputs, by name of the notebook, ``package`` or ``pages``."""

    def __init__(self, file):
        """Read the record; one that cannot be read counts as none."""
        self.file, self.entries = file, {}
        try:
            read = json.loads(file.read_text(encoding="utf-8"))
            self.entries = {name: entry for name, entry in read.items() if _sealed(entry)}
        except (OSError, ValueError, AttributeError):
            pass

    def fresh(self, name, asked, world):
        """Say whether what was made by that name is what would be made now.

        Args:
            name: of the entry.
            asked: what would be asked for, as plain values.
            world: what it would be made of.
        """
        entry = self.entries.get(name)
        return (
            entry is not None
            and entry["asked"] == asked | world.tools
            and all(world.digest(file) == known for file, known in entry["reads"].items())
            and all(
                known and digest.path(world.folder / file) == known
                for file, known in entry["made"].items()
            )
        )

    def keep(self, name, asked, reads, made, world):
        """Enter what was made.

        Args:
            name: of the entry.
            asked: what was asked for, as plain values.
            reads: names of the files that were read.
            made: dict of output to digest.
            world: as it was when the build began.
        """
        read = {file: world.digest(file) for file in reads}
        entry = {"asked": asked | world.tools, "reads": read, "made": made}
        self.entries[name] = entry | {"seal": digest.value(entry)}

    def forget(self, names):
        """Keep entries of these names only."""
        self.entries = {name: entry for name, entry in self.entries.items() if name in names}

    def write(self):
        """Write the record, whole or not at all."""
        fresh = self.file.with_suffix(".new")
        fresh.write_text(json.dumps(self.entries, indent=1, sort_keys=True), encoding="utf-8")
        os.replace(fresh, self.file)


def _sealed(entry):
    body = {key: part for key, part in entry.items() if key != "seal"}
    return entry.get("seal") == digest.value(body) and {"asked", "reads", "made"} <= set(body)
