#!/usr/bin/env bash
# feedparser dates an entry of 24-11-2008 to 20 November 2024.
#
# Expected: a date that it does not know gives no published_parsed, as for "24.11.2008" and
# "24/11/2008 10:00"; a zone that it reads is read whole.
# Seen: with hyphens the day is the year, the month and the first two digits of the year follow:
# 2024-11-20, a true date, sixteen years late. Of the time of Caracas in 2008, -0430 behind a date
# by hyphens, the half hour is dropped, and MSK or UTC+3 count as nought. Everything is a
# struct_time in UTC with no mark of doubt. Another such date is reported there since 2016.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q feedparser==6.0.14
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import feedparser

print("feedparser", feedparser.__version__)
def day(text):
    item = f"<item><title>Visit</title><pubDate>{text}</pubDate></item>"
    feed = f'<rss version="2.0"><channel><title>News</title>{item}</channel></rss>'
    moment = feedparser.parse(feed).entries[0].get("published_parsed")
    seen = moment and "{}-{:02}-{:02} {:02}:{:02}".format(*moment[:5])
    print(f"{text:34} {seen}")
    return seen

good = [day(text) for text in ("Mon, 24 Nov 2008 10:00:00 -0430", "2008-11-24T10:00:00-04:30",
                               "24.11.2008", "24/11/2008 10:00")]
bad = [day(text) for text in ("24-11-2008", "11-12-2008", "2008-11-24 10:00:00 -0430",
                              "Mon, 24 Nov 2008 10:00:00 MSK", "Mon, 24 Nov 2008 10:00:00 UTC+3")]
if good != ["2008-11-24 14:30", "2008-11-24 14:30", None, None]:
    sys.exit("CHANGED: what was read well is read otherwise")
if bad != ["2024-11-20 00:00", "2011-12-20 00:00", "2008-11-24 14:00", "2008-11-24 10:00",
           "2008-11-24 10:00"]:
    sys.exit("CHANGED: these dates are read otherwise now")
print("As described: a day of 2008 is one of 2024, and hours are lost.")
PYTHON
