"""What a notebook's figures show in other states: on another account, as known on another day."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from dossier.i18n.vocabulary import message
from dossier.pages import image
from dossier.plot import bundle, svg

ACCOUNTS = {
    "both": message("both"),
    "article": message("the article"),
    "checked": message("the sources"),
}
SHEET = "states.css"  # of all pages of states, which have little of their own


@dataclass(frozen=True)
class State:
    """One state of a notebook's page.

    Attributes:
        notebook: its name.
        account: one of ``ACCOUNTS``.
        day: ISO date of what is known; "" is today.
        since: the first day from which on figures look so; "" where that is not known.
        figures: dicts of the words of each figure, and the key of its ``drawing``, in the order
            of the page; none are those of the page itself.
        narrow: whether they are drawn for a phone.
    """

    notebook: str
    account: str
    day: str
    since: str
    figures: tuple = ()
    narrow: bool = False

    @property
    def name(self):
        """The page's name, such as ``02-tour.checked.2008-11-25``."""
        own = [self.account, self.day] if self.figures else []
        return ".".join(filter(None, [self.notebook, *(["narrow"] if self.narrow else own)]))

    @property
    def place(self):
        """Where it is within a page, as the address says it, such as ``#account=article``."""
        chosen = {"account": self.account, "as_of": self.day}
        return "#" + urlencode({key: each for key, each in chosen.items() if each})


@dataclass(frozen=True)
class States:
    """All states of a notebook's page, and the drawings that they share, by key.

    Attributes:
        all: the states.
        drawings: dicts of SVG, description and marks.
        phone: the page's own state, with those of its figures that are drawn for a phone, too.
    """

    all: tuple
    drawings: dict
    phone: State | None = None

    def at(self, account, day):
        """Find the state of an account on a day: the last that had come by then."""
        own = [state for state in self.all if state.account == account]
        come = [state for state in own if day and (state.since or "9") <= day]
        return (come or own[:1] if day else own[-1:])[-1]

    def accounts(self, here):
        """List (account, what it is called, its state on the day of ``here``)."""
        return [(account, word, self.at(account, here.day)) for account, word in ACCOUNTS.items()]

    def days(self):
        """List (account, its states from the oldest on)."""
        return [
            (account, [state for state in self.all if state.account == account])
            for account in ACCOUNTS
        ]

    def have_days(self, account):
        """Say whether an account has more than one day to choose."""
        return sum(state.account == account for state in self.all) > 1

    def narrower(self, name):
        """Give the address of a figure as it is drawn for a phone; None where it is not."""
        there = {figure["name"] for figure in self.phone.figures} if self.phone else ()
        return f"{self.phone.name}.html#{name}" if name in there else None

    def drawing(self, figure, statements):
        """Take the drawing of a figure apart, as ``image.read`` does; it tells of its own state."""
        about = self.drawings[figure["drawing"]]
        root = ET.fromstring(about["svg"])
        root.find(f"{{{svg.SVG}}}desc").text = figure["alt"]
        return image.take(root, figure["name"], about, statements)


def read(folder, name):
    """Read the states of a notebook; None where there are none but the page's own."""
    file = folder and folder / f"{name}.json.z"
    if not file or not file.is_file():
        return None
    read = bundle.unpack_states(file.read_bytes())
    states = [
        State(name, each["account"], each["day"], each["since"], tuple(each["figures"]))
        for each in read["states"]
    ]
    order = {account: place for place, account in enumerate(ACCOUNTS)}
    states.sort(key=lambda state: (order[state.account], state.day or "9"))
    if len(states) < 2:
        return None
    phone = State(name, "both", "", "", tuple(read["narrow"]), narrow=True)
    return States(tuple(states), read["drawings"], phone if phone.figures else None)


def labelled(state, words, published):
    """Call the day of a state, as short as it is clear beside another of its account."""
    if not state.day:
        return words.say("today")
    day = date.fromisoformat(state.day)
    return words.day(day) if day.year == published.year else words.date(day)
