"""The control of a day: a slider over the days on which something became known, and a date."""

from bisect import bisect_right

import ipywidgets as widgets
import traitlets

from dossier.story.as_of import days_that_matter
from dossier.story.parameters import LATEST


class DayControl(widgets.HBox):
    """A slider and a date field that keep in step.

    Attributes:
        value: a date, or None for the latest.
    """

    value = traitlets.Any(None, allow_none=True)

    def __init__(self, story, value, **look):
        """Lay the slider out over the days that matter to the package of a story."""
        self.days = days_that_matter(story.package)
        words = story.words
        labels = [*map(words.date, self.days), words.say(LATEST)]
        self.slider = widgets.SelectionSlider(
            options=list(zip(labels, [*self.days, LATEST], strict=True)),
            continuous_update=False,
            **look,
        )
        self.field = widgets.DatePicker(**look | {"description": words.say("or")})
        super().__init__([self.slider, self.field])
        self.slider.observe(self._slid, "value")
        self.field.observe(self._typed, "value")
        self.observe(self._show, "value")
        self.value = value
        self._show()

    @property
    def tooltip(self):
        """What the control is for."""
        return self.slider.tooltip

    @tooltip.setter
    def tooltip(self, text):
        self.slider.tooltip = self.field.tooltip = text

    def _slid(self, change):
        # A day between two stops of the slider was typed; the slider only points at it.
        if change["new"] != self._stop(self.value):
            self.value = None if change["new"] == LATEST else change["new"]

    def _typed(self, change):
        self.value = change["new"]

    def _show(self, _=None):
        self.slider.value, self.field.value = self._stop(self.value), self.value

    def _stop(self, day):
        """Give the last stop of the slider that is not after a day."""
        if day is None:
            return LATEST
        return self.days[max(0, bisect_right(self.days, day) - 1)]
