"""Where a build puts what it makes, and what was made there before."""

import fcntl
import json
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.dataset.errors import BuildError
from dossier.dataset.paths import ROOT
from dossier.i18n.language import LANGUAGES, OWN
from dossier.story.parameters import slug


@dataclass(frozen=True)
class Output:
    """A folder with figures, pages and executed notebooks.

    Attributes:
        folder: the folder; that of the collection itself has its notebooks and figures too.
        home: whether it is the collection itself.
        lang: language of what is made. In the collection itself, languages stand side by side:
            the first one has the root of the site and its notebooks are those committed; each
            other one has a folder of pages, and its notebooks are kept with the notes.
    """

    folder: Path
    home: bool = False
    lang: str = OWN

    @property
    def beside(self):
        """Whether this stands beside the outputs in the collection's own language."""
        return self.home and self.lang != OWN

    @property
    def edited(self):
        """Whether the executed notebooks replace those that people edit."""
        return self.home and not self.beside

    @property
    def notebooks(self):
        """Folder of the executed notebooks."""
        return (self.state if self.beside else self.folder) / "notebooks"

    @property
    def site(self):
        """Folder of the pages."""
        return self.folder / "_site" / (self.lang if self.beside else "")

    @property
    def state(self):
        """Folder of the builder's own notes on this language."""
        return self.notes / (self.lang if self.beside else "")

    @property
    def notes(self):
        """Folder of the builder's own notes."""
        return self.folder / ".dossier"

    @property
    def others(self):
        """The outputs in the other languages that stand side by side with these."""
        langs = LANGUAGES if self.home else ()
        return [replace(self, lang=lang) for lang in langs if lang != self.lang]

    @property
    def pages(self):
        """What of the site is of this language, once it is there: files and folders."""
        others = {other.site for other in self.others if other.beside}
        return sorted(set(self.site.iterdir()) - others)

    def languages(self, together=()):
        """List the languages whose pages stand side by side, of which some are made together."""
        there = {other.lang for other in self.others if (other.site / "index.html").is_file()}
        return [lang for lang in LANGUAGES if lang in {self.lang, *together, *there}]

    @property
    def record(self):
        """File that says with which package and parameters the outputs were made."""
        return self.state / "made.json"

    @property
    def renderings(self):
        """File that says what each rendering was made of."""
        return self.state / "renderings.json"

    @property
    def figures(self):
        """Folder of the figures."""
        return self.folder / "figures" / self.lang

    def keeps(self, given):
        """Say whether what is there was made with the same package and parameters."""
        if self.home:
            return True
        if not self.record.is_file():
            return False
        return json.loads(self.record.read_text(encoding="utf-8")) == given

    def refuse_foreign(self):
        """Raise if a folder to be replaced holds what no build has put there."""
        if self.home or self.record.is_file():
            return
        for folder in (self.site, self.figures, self.notebooks):
            if folder.is_dir() and any(folder.iterdir()):
                raise BuildError(f"{folder} holds files of no earlier build; move them away")

    @contextmanager
    def locked(self):
        """Hold the folder for one build at a time."""
        self.notes.mkdir(parents=True, exist_ok=True)
        with open(self.notes / "lock", "w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BuildError(f"another build is writing to {self.folder}") from None
            yield


def choose(plan, asked=None):
    """Choose the output of a plan: where asked, the collection itself, or a folder under build/."""
    home = plan.notebooks.parent
    folder = Path(asked).expanduser().resolve() if asked else None
    if folder is None and set(plan.given) <= {"lang"}:
        return Output(home, True, plan.lang)
    if folder == home:
        raise BuildError(f"{home} keeps the notebooks as they are; allowed: any other folder")
    return Output(folder or ROOT / "build" / slug(plan.given), lang=plan.lang)
