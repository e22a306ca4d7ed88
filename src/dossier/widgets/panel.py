"""The panel: controls above, the figure, what it says, the mark picked, and how to keep it."""

from html import escape

import ipywidgets as widgets

from dossier.dataset.errors import PackageError, ParameterError
from dossier.dataset.paths import shown
from dossier.story.claim import find
from dossier.story.parameters import validate
from dossier.story.rows import cited
from dossier.story.templates import card
from dossier.widgets import controls, finding, save
from dossier.widgets.picture import Picture
from dossier.widgets.scene import as_in

NONE = ""  # no mark is picked


class Panel(widgets.VBox):
    """Widgets around the drawings of a scene.

    Attributes:
        figure: the figure shown; None before the first could be drawn.
        values: the values of all controls, by name.
    """

    def __init__(self, scene):
        """Make a control for each parameter of each drawing, and draw the first."""
        self.scene, self.words, self.figure = scene, None, None
        self.values, self._controls, self._quiet = scene.start(), {}, False
        self.drawing = widgets.Dropdown(style=controls.STYLE)
        self.knobs = _row()
        self.picture, self.said = Picture(), widgets.HTML()
        self.marks = widgets.Dropdown(style=controls.STYLE)
        self.card = widgets.HTML()
        self.back = widgets.Button(icon="undo")
        self.keep = widgets.Button(icon="save", layout={"width": "auto"})
        self.command, self.saved = widgets.HTML(), widgets.HTML()
        for part, name in (
            (self.drawing, "drawing"),
            (self.back, "reset"),
            (self.marks, "marks"),
            (self.card, "answer"),
            (self.said, "said"),
            (self.saved, "saved"),
            (self.command, "command"),
        ):
            part.add_class(f"dossier-{name}")
        keeping = _row([self.keep, self.saved])
        answers = [self.said, self.marks, self.card, keeping, self.command]
        super().__init__([self.knobs, self.picture, *answers])
        self.add_class("dossier-panel")
        self._listen()
        self._turn()

    def __repr__(self):
        """Say what stands here where no widget can be shown."""
        from dossier.widgets import hint

        return str(hint(self.scene))

    def _listen(self):
        self.drawing.observe(self._turn, "value")
        self.marks.observe(self._pick, "value")
        self.picture.observe(self._clicked, "picked")
        self.back.on_click(self._reset)
        self.keep.on_click(self._save)

    def _turn(self, _=None):
        """Show the controls of the drawing chosen, in the language chosen, then draw it."""
        if self._quiet:
            return
        self._speak(self.scene.reader(self.values).words)
        several = [self.drawing] if len(self.scene.drawings) > 1 else []
        self._draw()
        asked = controls.in_order(self.scene.parameters(self.drawing.value))
        self.knobs.children = [*several, *map(self._control, asked), self.back]

    def _speak(self, words):
        """Put what stands around the figure into a language."""
        if self.words and self.words.lang == words.lang:
            return
        self.words, self._quiet = words, True
        kept = self.drawing.value or self.scene.drawings[0]
        self.drawing.options = [(words.text(each.name), each) for each in self.scene.drawings]
        self.drawing.value = kept
        self.drawing.description = words.say("figure")
        self.marks.description = words.say("mark")
        self.back.description = words.say("Reset")
        self.keep.description = words.say("Save this figure")
        self.picture.ended = words.say(
            "The kernel has ended or was restarted: run this cell again."
        )
        self._controls, self._quiet = {}, False

    def _reset(self, _):
        self.values, self._controls = self.scene.start(), {}
        self._turn()

    def _control(self, parameter):
        if parameter.name not in self._controls:
            value, story = self.values[parameter.name], self.scene.reader(self.values)
            control = controls.make(as_in(self.figure, parameter), story, value)
            control.observe(lambda change: self._change(parameter, change["new"]), "value")
            self._controls[parameter.name] = control
        return self._controls[parameter.name]

    def _change(self, parameter, value):
        self.values[parameter.name] = parameter.parse(value, self.scene.story.package)
        self._turn()

    def _draw(self):
        """Draw with the values as they are; an error of the reader's becomes a sentence."""
        self.saved.value, self.picture.busy = "", self.words.say("Drawing…")
        try:
            self.figure = self.scene.figure(self.drawing.value, self.values)
        except (ParameterError, PackageError) as error:
            self.said.value = f'<div role="alert">{escape(str(error))}</div>'
            return
        finally:
            self.picture.busy = ""
        kept, said = self.marks.value, finding.finding(self.figure)
        self.picture.show(self.figure)
        self.said.value = said
        self.command.value = self._anew() if self.drawing.value.built else ""
        self._list_marks(kept)

    def _anew(self):
        line = save.command(self.figure, self.scene.story.package, self._given())
        return _copied(self.words.say("To make it anew:"), line)

    def _given(self):
        """Give the values to which the drawing answers."""
        typed = validate({}, self.scene.parameters(self.drawing.value), self.scene.story.package)
        return {name: self.values[name] for name in typed}

    def _list_marks(self, kept):
        """List the marks; keep the one picked, if it is still drawn."""
        first = self.words.say("Pick a mark: click on it, or choose it here")
        listed = [(self.figure.describe(mark), mark.id) for mark in self.figure.marks]
        there = any(key == kept for _, key in listed)
        self.marks.options = [(first, NONE), *listed]
        self.marks.value = kept if there else NONE
        self._pick()

    def _clicked(self, change):
        key = self.picture.mark_id()
        if any(mark.id == key for mark in self.figure.marks):
            self.marks.value = key

    def _pick(self, _=None):
        """Show the cards of the mark picked."""
        key = self.marks.value
        self.picture.pick(key)
        mark = next((each for each in self.figure.marks if each.id == key), None)
        self.card.value = self._cards(mark) if mark else ""

    def _cards(self, mark):
        story = self.scene.reader(self.values)
        claims = [key for key in mark.claims if key in set(story.claims["claim_id"])]
        if claims:
            records = [find(key, story).record for key in claims]
            return "".join(
                card(self.words, record is records[0], claim=record) for record in records
            )
        sources = [cited(key, story) for key in mark.sources if key in story.sources.index]
        described = self.figure.describe(mark)
        return card(self.words, mark=mark, described=described, sources=sources)

    def _save(self, _):
        """Save the figure and say where, or why not."""
        try:
            package, built = self.scene.story.package, self.drawing.value.built
            files = save.save(self.figure, package, self._given(), built)
        except OSError as error:
            self.saved.value = escape(f"{error.strerror}: {error.filename}")
            return
        names = ", ".join(map(save.offered, files))
        where = escape(f"{shown(files[0].parent)}/{files[0].stem}")
        said = self.words.say("Saved: {where} ({names})", where=where, names=names)
        self.saved.value = f'<span role="status">{said}</span>'


def _row(children=()):
    """Put widgets side by side, and below each other where the window is narrow."""
    row = widgets.HBox(children)
    row.add_class("dossier-row")
    return row


def _copied(heading, line):
    """Show a command so that one click selects all of it."""
    look = "user-select:all;-webkit-user-select:all;white-space:pre-wrap"
    return f'{escape(heading)} <code style="{look}">{escape(line)}</code>'
