#!/usr/bin/env bash
# arrow calls fifteen days a month, and seven weeks two.
#
# Expected: between "2 weeks" and "a month" there is "3 weeks", as humanize() says with
# granularity="week", and as pendulum says; what is left over is dropped, as with days and years.
# Seen: one day more than two weeks counts as a month, 45 days as two, while 23 months are a year:
# a fleet that sailed fifteen days after the visit sailed a month after it, in every language. The
# longest span that is told in weeks is fourteen days. A mend was taken up there, and taken back in
# 2026.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q arrow==1.4.0 pendulum==3.3.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version
import arrow
import pendulum

print("arrow", version("arrow"), "pendulum", version("pendulum"))
visit, day = arrow.get(2008, 11, 10), pendulum.datetime(2008, 11, 10)
seen = []
for days in (14, 15, 21, 45, 710):
    later = visit.shift(days=days)
    words = [later.humanize(visit, only_distance=True, locale=code) for code in ("en", "es", "ru")]
    weeks = later.humanize(visit, only_distance=True, granularity="week")
    other = day.add(days=days).diff_for_humans(day, absolute=True)
    print(f"{days:4} days: {words}; in weeks: {weeks}; pendulum: {other}")
    seen.append((words[0], other))
if [seen[0], seen[4]] != [("2 weeks", "2 weeks"), ("a year", "2 years")]:
    sys.exit("CHANGED: two weeks or two years are told otherwise")
if [words for words, _ in seen[1:4]] != ["a month", "a month", "2 months"]:
    sys.exit("CHANGED: weeks are told as weeks now")
print("As described: half a month is a month.")
PYTHON
