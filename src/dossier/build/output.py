"""Where a build puts what it makes, and what was made there before."""

import fcntl
import json
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dossier.paths import ROOT


class BuildError(Exception):
    """A build that cannot be done or was not finished; the message is for the reader."""


@dataclass(frozen=True)
class Output:
    """A folder with figures, pages and executed notebooks.

    Attributes:
        folder: the folder; that of the collection itself has its notebooks and figures too.
        home: whether it is the collection itself.
    """

    folder: Path
    home: bool = False

    @property
    def notebooks(self):
        """Folder of the executed notebooks."""
        return self.folder / "notebooks"

    @property
    def site(self):
        """Folder of the pages."""
        return self.folder / "_site"

    @property
    def state(self):
        """Folder of the builder's own notes."""
        return self.folder / ".dossier"

    @property
    def record(self):
        """File that says with which package and parameters the outputs were made."""
        return self.state / "made.json"

    @property
    def renderings(self):
        """File that says what each rendering was made of."""
        return self.state / "renderings.json"

    def figures(self, lang):
        """Folder of the figures in a language."""
        return self.folder / "figures" / lang

    def keeps(self, given):
        """Say whether what is there was made with the same package and parameters."""
        if self.home:
            return True
        if not self.record.is_file():
            return False
        return json.loads(self.record.read_text(encoding="utf-8")) == given

    def refuse_foreign(self, lang):
        """Raise if a folder to be replaced holds what no build has put there."""
        if self.home or self.record.is_file():
            return
        for folder in (self.site, self.figures(lang), self.notebooks):
            if folder.is_dir() and any(folder.iterdir()):
                raise BuildError(f"{folder} holds files of no earlier build; move them away")

    @contextmanager
    def locked(self):
        """Hold the folder for one build at a time."""
        self.state.mkdir(parents=True, exist_ok=True)
        with open(self.state / "lock", "w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BuildError(f"another build is writing to {self.folder}") from None
            yield


def choose(plan, asked=None):
    """Choose the output of a plan: where asked, the collection itself, or a folder under build/."""
    home = plan.notebooks.parent
    folder = Path(asked).expanduser().resolve() if asked else None
    if folder is None and not plan.given:
        return Output(home, home=True)
    if folder == home:
        raise BuildError(f"{home} keeps the notebooks as they are; allowed: any other folder")
    return Output(folder or ROOT / "build" / slug(plan.given))


def slug(given):
    """Name a folder after the package and the parameters, such as ``lang-es_account-article``."""
    parts = []
    for name, value in sorted(given.items(), key=lambda item: item[0] != "package"):
        text = "+".join(value) if isinstance(value, list) else str(value)
        parts.append(Path(text).name if name == "package" else f"{name}-{text}")
    return re.sub(r"[^\w.+-]+", "-", "_".join(parts))[:120]
