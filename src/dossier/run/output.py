"""Where a build puts what it makes, and what was made there before."""

import json
import os
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from dossier.dataset.errors import BuildError, ParameterError
from dossier.dataset.paths import DATA, FIGURES, ROOT, shown
from dossier.i18n.language import LANGUAGES, OWN
from dossier.run import digest
from dossier.run.publish import JOURNAL
from dossier.story.parameters import slug


class Output:
    """A folder with figures, pages and executed notebooks.

    Attributes:
        folder: the folder; that of the collection itself has its notebooks and figures too.
        home: whether it is the collection itself.
        lang: language of what is made.
        spoken: the languages that stand side by side: the first one has the root of the site, and
            its notebooks are those of the folder; each other one has a folder of pages, and its
            notebooks are kept with the notes.
        beside: whether this stands beside the outputs in the first language.
        place: folder of the pages within the site: none for the first language.
        edited: whether the executed notebooks replace those that people edit.
        notebooks, site, figures: folders of the executed notebooks, the pages, the figures.
        notes: folder of the builder's own notes; ``state`` has those on this language.
        states: folder of what figures show in other states; pages are made of it.
        record: file that says with which package and parameters the outputs were made.
        renderings: file that says what each rendering was made of.
    """

    def __init__(self, folder, home=False, lang=OWN, spoken=LANGUAGES):
        self.folder, self.home, self.lang, self.spoken = folder, home, lang, spoken
        self.beside = lang != spoken[0]
        self.place = lang if self.beside else ""
        self.edited = home and not self.beside
        self.site = folder / "_site" / self.place
        self.figures = folder / "figures" / lang
        self.notes = folder / ".dossier"
        self.state = self.notes / self.place
        self.notebooks = (self.state if self.beside else folder) / "notebooks"
        self.states = self.state / "states"
        self.record = self.state / "made.json"
        self.renderings = self.state / "renderings.json"

    def spoken_in(self, lang):
        """Give the outputs in another language that stand side by side with these."""
        return Output(self.folder, self.home, lang, self.spoken)

    @property
    def others(self):
        """The outputs in all other languages that stand side by side with these."""
        return [self.spoken_in(lang) for lang in self.spoken if lang != self.lang]

    @property
    def pages(self):
        """What of the site is of this language, once it is there: files and folders."""
        others = {other.site for other in self.others if other.beside}
        return sorted(set(self.site.iterdir()) - others)

    def languages(self, together=()):
        """Map the languages whose pages stand side by side to where; some are made together."""
        there = {other.lang for other in self.others if (other.site / "index.html").is_file()}
        langs = [lang for lang in self.spoken if lang in {self.lang, *together, *there}]
        return {lang: self.spoken_in(lang).place for lang in langs}

    def keeps(self, given):
        """Say whether what is there was made with the same package and parameters."""
        return self.home or read_json(self.record) == given

    def refuse_foreign(self):
        """Raise if a folder to be replaced holds what no build has put there, or is none."""
        folders = (self.figures, self.states, self.site, self.notebooks)
        for folder in {above for each in folders for above in (each, *each.parents)}:
            if os.path.lexists(folder) and not folder.is_dir():
                raise BuildError(f"{shown(folder)} is no folder; allowed: a folder, or nothing")
        for file in (self.record, self.renderings, self.notes / "lock", self.notes / JOURNAL):
            if file.is_dir():
                raise BuildError(f"{shown(file)} is a folder; allowed: a file, or nothing")
        if self.home or self.record.is_file():
            return
        for folder in (self.site, self.figures, self.notebooks):
            if folder.is_dir() and any(folder.iterdir()):
                raise BuildError(f"{folder} holds files of no earlier build; move them away")

    @contextmanager
    def locked(self):
        """Hold the folder for one build at a time."""
        self.notes.mkdir(parents=True, exist_ok=True)
        try:
            held = FileLock(self.notes / "lock", is_singleton=False).acquire(blocking=False)
        except Timeout:
            raise BuildError(f"another build is writing to {self.folder}") from None
        with held:
            yield


def choose(plan, asked, together):
    """Choose the output of a plan: where asked, the collection itself, or a folder under build/.

    Languages that are made together are made as one, the first at the root of the site.
    """
    home = plan.notebooks.parent
    folder = Path(asked).expanduser().resolve() if asked else None
    if folder is None and set(plan.given) <= {"lang"}:
        others = (lang for lang in LANGUAGES if lang not in plan.spoken)
        return Output(home, True, plan.lang, (*plan.spoken, *others))
    if folder in (home, plan.notebooks, Path(plan.package).resolve()):
        message = "keeps what a build is made of as it is; allowed: any other folder"
        raise BuildError(f"{shown(folder)} {message}")
    given = {key: value for key, value in plan.given.items() if key != "lang" or not together[1:]}
    return Output(folder or default_folder(given), lang=plan.lang, spoken=together)


def default_folder(given):
    """Choose a folder under build/, named after the package and parameters.

    Packages of one name stand in different folders: the one that comes later gets a digest.
    """
    folder = ROOT / "build" / slug(given)
    made = read_json(Output(folder).record)
    if made and made.get("package") != given.get("package"):
        return folder.with_name(f"{folder.name}-{digest.value(given)[:8]}")
    return folder


def figures_asked(folder):
    """Find the folder of figures that was asked for.

    Raises:
        ParameterError: there is none.
    """
    there = Path(folder).expanduser()
    if not there.is_dir():
        raise ParameterError(f"figures: {folder!r} is no folder; allowed: a folder with figures")
    return there


def figures_of(folder, parameters):
    """Find the figures of a package as a build leaves them.

    Parameters are the plain values with which they were drawn, as far as these are not the usual.
    """
    given = ({} if folder == DATA else {"package": str(folder)}) | parameters
    return default_folder(given) / "figures" if given else FIGURES


def read_json(file):
    """Read a note of the builder's own; one that is not there or cannot be read gives None."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
