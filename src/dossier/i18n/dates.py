"""Dates in words, as exactly as they are known and as short as the language allows."""

from datetime import date
from functools import cached_property

from babel.dates import format_date, format_interval, format_skeleton

EPOCH = date(1970, 1, 1)
SKELETON = {"day": "yMMMd", "month": "yMMM", "year": "y"}


class Dates:
    """The dates of one language, of ``locale`` and ``say``."""

    def when(self, first, last=None, precision="day", *, year=True):
        """Write a day, a month, a year or a span of them; empty where none is known.

        Args:
            first: a date, also as ISO text or missing.
            last: the end of a span, if there is one.
            precision: how exactly both are known: day, month or year; missing means day.
            year: whether days are written with their year; a span over New Year always is.
        """
        first, last = _day(first), _day(last)
        if first is None:
            return ""
        last, precision = last or first, precision if precision in SKELETON else "day"
        if precision == "year":
            return self.years(first.year, last.year)
        if precision == "month":
            first, last = first.replace(day=1), last.replace(day=1)
        bare = precision == "day" and not year and first.year == last.year
        skeleton = "MMMd" if bare else SKELETON[precision]
        if first == last:
            return format_skeleton(skeleton, first, locale=self.locale)
        return format_interval(first, last, skeleton, locale=self.locale)

    def date(self, day, precision="day", weekday=False):
        """Write a date as exactly as it is known (day, month or year)."""
        return format_skeleton(
            "yMMMEd" if weekday else SKELETON[precision], day, locale=self.locale
        )

    def month(self, day):
        """Name the month of a date without its year, such as Nov."""
        return format_skeleton("MMM", day, locale=self.locale)

    def day(self, day, weekday=False):
        """Write a day without its year, such as 21 Nov or Fri 21 Nov."""
        return format_skeleton("MMMEd" if weekday else "MMMd", day, locale=self.locale)

    def day_in_full(self, day):
        """Write a day as a title says it, such as Friday 21 November."""
        weekday = format_date(day, "EEEE", locale=self.locale)
        date = format_skeleton("MMMMd", day, locale=self.locale)
        return self.say("{weekday} {day}", weekday=weekday, day=date)

    def year(self, value):
        """Write a year, without a thousands separator."""
        return str(int(value))

    def years(self, first, last):
        """Write a span of calendar years, such as 2005–2007."""
        if first == last:
            return self.year(first)
        return self.say("{first}–{last}", first=self.year(first), last=self.year(last))

    def weekday(self, day):
        """Name the weekday of a date, as short as in a calendar."""
        return format_date(day, "EEE", locale=self.locale)

    def shortened(self, text):
        """Tell whether a text ends in an abbreviation of dates, whose full stop it keeps."""
        return bool(text) and text.split()[-1] in self._endings

    @cached_property
    def _endings(self):
        months = self.locale.months["format"]["abbreviated"].values()
        return {*months, self.date(EPOCH).split()[-1]}  # such as "г.", for a year


def _day(value):
    """Read a date from what a table or a record has for it; None where it is missing."""
    if isinstance(value, str):
        return date.fromisoformat(f"{value}-01-01"[:10]) if value else None
    if value is None or value != value:
        return None
    return value.date() if hasattr(value, "date") else value
