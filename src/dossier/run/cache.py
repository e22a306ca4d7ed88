"""What each rendering was made of, and whether that is still so, compared by content.

A rendering is asked for (notebook, parameters, code, installed versions), reads files, and
makes files. It is fresh while all three are as recorded: what was made is verified too, so
that a record cannot vouch for an output that somebody has changed, lost or brought back from
elsewhere. A seal over the whole entry refuses a record that was itself changed.
"""

import json
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dossier.dataset.files import write_atomic
from dossier.run import digest, reads

PACKAGE, PAGES = "package", "pages"


@dataclass(frozen=True)
class World:
    """What all renderings of a build share, as it was when the build began.

    Attributes:
        package: folder of the package.
        folder: folder of the outputs.
    """

    package: Path
    folder: Path

    @cached_property
    def tools(self):
        """Digest code and installed versions."""
        return {"code": digest.code(), "installed": digest.installed()}

    @cached_property
    def _seen(self):
        """Digest all files of the package, and take their signatures before that."""
        marks = {name: digest.signature(self.package / name) for name in digest.names(self.package)}
        return {name: (mark, digest.file(self.package / name)) for name, mark in marks.items()}

    @property
    def files(self):
        """All files of the package: a dict of name to digest."""
        return {name: content for name, (_, content) in self._seen.items()}

    def steady(self):
        """Give the files of the package with their digests, as far as they are as they were.

        What was changed since, even if it was changed back, may have been read in between: that
        gets a digest that no file has, so that the next build does again what was made of it.
        """
        return {
            name: content if digest.signature(self.package / name) == mark else reads.CHANGED
            for name, (mark, content) in self._seen.items()
        }

    def digest(self, name):
        """Digest a file that a notebook has read, by its name."""
        return self.files[name] if name in self.files else reads.now(name, self.package)

    def made(self, paths):
        """Digest outputs: a dict of name, from the folder of the outputs on, to digest."""
        return {os.path.relpath(path, self.folder): digest.path(path) for path in paths}


class Record:
    """The entries of one folder of outputs, by name of the notebook, ``package`` or ``pages``.

    A record that cannot be read counts as none.
    """

    def __init__(self, file):
        self.file, self.entries = file, {}
        try:
            read = json.loads(file.read_text(encoding="utf-8"))
            self.entries = {name: entry for name, entry in read.items() if _sealed(entry)}
        except (OSError, ValueError, AttributeError):
            pass

    def fresh(self, name, asked, world):
        """Say whether what was made by that name is what would be made now, if asked for."""
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
        """Enter what was asked for, and the digests, by name, of what was read and was made."""
        entry = {"asked": asked | world.tools, "reads": reads, "made": made}
        self.entries[name] = entry | {"seal": digest.value(entry)}

    def forget(self, names):
        """Keep entries of these names only."""
        self.entries = {name: entry for name, entry in self.entries.items() if name in names}

    def write(self):
        """Write the record, whole or not at all."""
        write_atomic(self.file, json.dumps(self.entries, indent=1, sort_keys=True))


def _sealed(entry):
    body = {key: part for key, part in entry.items() if key != "seal"}
    return entry.get("seal") == digest.value(body) and {"asked", "reads", "made"} <= set(body)
