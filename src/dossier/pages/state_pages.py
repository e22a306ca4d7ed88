"""A light page for each state of a notebook: its figures with their words, and the ways on."""

import shlex
from functools import partial

from markupsafe import Markup

from dossier.pages.contact import report
from dossier.pages.state_figures import SHEET, labelled
from dossier.story.parameters import options


class StatePages:
    """Makes the pages of states."""

    def __init__(self, environment, story, statements, given):
        self.environment, self.story, self.statements = environment, story, statements
        self.package = ["--package", "FOLDER"] if "package" in given else []
        self.given = {key: each for key, each in given.items() if key not in ("lang", "package")}
        label = partial(labelled, words=story.words, published=story.article["published"])
        environment.globals["day_label"] = label

    def pages(self, page, states):
        """Give the pages of all states of a page but its own, by name."""
        template = self.environment.get_template("state.html.j2")
        made = {}
        for state in filter(None, [*states.all, states.phone]):
            told = _ordered(state, page)
            if told:
                story = self._story(state)
                made[state.name] = template.render(
                    here=state.name,
                    page=page,
                    state=state,
                    states=states,
                    kept="" if state.narrow else state.place,
                    sheet=SHEET,
                    summary=told[0]["title"],
                    selection=story.words.selection,
                    figures=[self._figure(state, states, figure, story) for figure in told],
                )
        return made

    def within(self, states):
        """Give the figures of all states but the page's own, for that page to hold.

        Returns:
            A dict of the state's place in the page to its figures.
        """
        return {
            state.place[1:]: Markup("\n").join(
                self._figure(state, states, figure, self._story(state)) for figure in state.figures
            )
            for state in states.all
            if state.figures
        }

    def _story(self, state):
        return self.story.but(account=state.account, as_of=state.day or None)

    def _figure(self, state, states, figure, story):
        about = figure | {"description": states.drawings[figure["drawing"]]["description"]}
        return Markup(
            self.environment.get_template("figure.html.j2").render(
                page=state.name,
                name=figure["name"],
                drawing=states.drawing(figure, self.statements),
                about=about,
                addresses={},
                narrow=state.narrow,
                command=self._command(state),
                report=report(story),
            )
        )

    def _command(self, state):
        """Say what makes the files of the figures of a state."""
        lang = ["--lang", self.story.words.lang]
        chosen = self.given | {"account": state.account}
        chosen |= {"as_of": state.day} if state.day else {}
        command = ["dossier", "build", "--notebooks", state.notebook, *lang, *self.package]
        return shlex.join(command + options(chosen))


def _ordered(state, page):
    """List what is told of the figures of a page, that which leads it first."""
    told = {figure["name"]: figure for figure in state.figures}
    names = sorted(page.figures, key=lambda name: name != page.lead)
    return [told[name] for name in names if name in told]
