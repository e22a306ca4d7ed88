"""Begin a collection on another article: its folder, with all that a first build needs."""

import re
import shlex
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from babel import Locale

from dossier.dataset.characters import cell_fault
from dossier.dataset.errors import PackageError, ParameterError
from dossier.dataset.forms import FORMS, fits
from dossier.dataset.paths import shown
from dossier.dataset.types import read, wrong_form
from dossier.i18n.language import LANGUAGES
from dossier.run import blank, material, sentence_table
from dossier.run.interrupts import scratch_folder

ADDRESS = re.compile(r"https?://\S+")


class About(NamedTuple):
    """What somebody says of an article when they begin."""

    url: str
    publisher: str
    published: str
    lang: str
    title: str = ""

    def check(self) -> None:
        """Refuse what cannot be used.

        Raises:
            ParameterError: it names the option and what is allowed.
        """
        day, today = read(self.published, "date"), date.today()
        if day is None:
            raise ParameterError(f"--published: {wrong_form(self.published, 'date')}")
        if day > today + timedelta(days=1):  # where it was printed, it may be tomorrow
            message = f"{self.published} is still to come; allowed: a day until {today}"
            raise ParameterError(f"--published: {message}")
        if not ADDRESS.fullmatch(self.url):
            raise ParameterError(f'--url: "{self.url}" is no address; allowed: https://...')
        if not self.publisher.strip():
            raise ParameterError("--publisher: is empty; allowed: who published the page")
        for name in ("publisher", "title"):
            if fault := cell_fault(getattr(self, name)):
                raise ParameterError(f"--{name}: {fault}")
        if not fits(self.lang, FORMS["package"]["languages"]["each"]):
            message = f'"{self.lang}" is no language; allowed: a code such as es'
            raise ParameterError(f"--lang: {message}")


def begin(folder: str, article: str, about: About, origin: str | None = None) -> list[str]:
    """Make a new collection; it is there whole, or not at all.

    Args:
        folder: where; it is not there yet, or empty.
        article: file with the text, its headline first. No text of it is kept.
        about: what is known of it.
        origin: where others get dossier from; none is where it is here.

    Raises:
        PackageError: something is in the folder, or the text cannot be read.
        ParameterError: what is said of the article cannot be used.
    """
    about.check()
    text, target = sentence_table.read_plain(article), Path(folder).expanduser().absolute()
    name = re.sub("[^a-z0-9]+", "-", target.name.lower()).strip("-")
    if not name:
        message = "has no Latin letters; allowed: a name such as my-story"
        raise ParameterError(f'"{folder}" {message}')
    about = about._replace(title=about.title or sentence_table.headline(text))
    if not about.title:
        message = "begins without a headline; allowed: one in its first line, or --title"
        raise PackageError(message, article)
    there = next(each for each in (target, *target.parents) if each.exists())
    if not there.is_dir() or (there == target and any(target.iterdir())):
        raise PackageError("something is there; allowed: a folder that is new or empty", there)
    target.parent.mkdir(parents=True, exist_ok=True)
    with scratch_folder(target.parent, f".{target.name}-") as lent:
        draft = Path(lent)
        cut = blank.fill(draft / "data", text, name, about)
        known = {"name": name, "shown": blank.shown_in(about.lang)}
        material.write(draft, origin, **known, **about._asdict())
        draft.chmod(0o755)
        draft.rename(target)  # fails over a folder that is not empty by now
    number = len(cut.sentences)
    count = f"{number} sentence{'s were' if number > 1 else ' was'} found; the text is not kept"
    names = Locale("en").languages  # of a code that is no longer used there is none
    own, spoken = (names.get(lang, lang) for lang in (about.lang, known["shown"]))
    silent = f"Write the tables in {spoken}: no page is in {own} yet, but {', '.join(LANGUAGES)}"
    return [
        *sentence_table.listing(cut),
        f"Written: {shown(target)}. {count}",
        *sentence_table.remarks(text, str(Path(article).absolute())),
        *[silent] * (about.lang not in LANGUAGES),
        f"Next: cd {shlex.quote(str(Path(folder).expanduser()))} && make",
    ]
