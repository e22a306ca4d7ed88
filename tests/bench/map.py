"""A map drawn again in a loaded process: how long, and where the time goes. Prints JSON."""

import json
import os
import statistics
import time

from dossier.run.kernel import FIXED

STEPS = ("rows", "chart", "PNG for the screen", "SVG with fonts", "PNG as published")


def once(open_package, tour):
    """Take the times of one drawing, step by step."""
    times = [time.perf_counter()]
    story = open_package()
    stops = story.table("tour_stops")
    stops = stops.join(story.places()["name"], on="place_id")
    times.append(time.perf_counter())
    figure = tour.route_map(stops, story)
    times.append(time.perf_counter())
    figure.png(scale=2, small=False)
    times.append(time.perf_counter())
    figure.svg()
    times.append(time.perf_counter())
    figure.png(scale=2)
    times.append(time.perf_counter())
    return [after - before for before, after in zip(times, times[1:], strict=False)]


def main():
    """Draw once to warm up, then five times."""
    os.environ.update(FIXED)
    import dossier.run.preload  # noqa: F401
    from dossier.charts import tour
    from dossier.story.story import open as open_package

    runs = [once(open_package, tour) for _ in range(6)][1:]
    steps = [statistics.median(column) for column in zip(*runs, strict=True)]
    print(json.dumps(dict(zip(STEPS, steps, strict=True))))


if __name__ == "__main__":
    main()
