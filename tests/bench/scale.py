"""Write docs/scale.md: what many renderings cost, measured in a run of the benchmark.

What a larger number of them costs is computed from those.

Run: python tests/bench/scale.py [build/bench.json]
"""

import json
import sys
from pathlib import Path
from statistics import median

from dossier.dataset.paths import ROOT

HOUR, DAY = 3600, 86400
LARGER = 1_000, 1_000_000  # renderings whose cost is computed
TEXT = """# Scale

Written by `python tests/bench/scale.py` from the figures of one run of `make bench`
({cores} cores, Python {python}, {system}); do not edit. A rendering is one notebook with one set of
parameters, with its figures and its share of the pages.

## What one rendering costs

| what | cost |
| --- | --- |
| first build of {notebooks} notebooks, as in a sweep | {build:.1f} s |
| the same with papermill and nbconvert, one after another | {commands:.1f} s |
| one more rendering, in a sweep of {renderings}, on {cores} cores | {marginal:.2f} s |
| the same in core-seconds | {core:.2f} |
| of that, the builder's own process | {own:.2f} core-seconds |
| memory of all processes | {memory:.0f} MB ({late:+.1f} % from the 20th rendering to the last) |
| files of one rendering | {megabytes:.1f} MB |
| a build where nothing changed | {unchanged:.2f} s |

## What many cost

Measured were {renderings:,}, no two of them alike; what more would take is computed from that.

| renderings | on this machine | cores to be done in an hour | machines of 16 cores | files |
| --- | --- | --- | --- | --- |
{rows}

## What breaks first

1. **The builder's process**, on a machine of about {breaks:.0f} cores: it takes {own:.2f} s of one
   core for each rendering, and so feeds no more cores than that. Beyond it, hand the notebooks to a
   cluster (`--scheduler`), whose workers do that part themselves, or start one sweep for each value
   of a parameter; they share nothing but the disk.
2. **Pages.** Two processes write the pages of a product when its notebooks are done. With a cluster
   that is the builder's only heavy work; several sweeps side by side divide it.
3. **The disk.** A million renderings fill {million:.1f} TB, most of it pictures.
4. **Memory**, with more cores: each kernel has some of its own beside what all share. With
   renderings it grows as above, and little: a kernel is gone after its notebook, and before each
   product the builder lets go of earlier notebooks (`src/dossier/run/heap.py`).

## How to

```sh
dossier build --sweep account=article,checked --sweep as_of=2008-11-25,latest

pip install -e ".[cluster]"        # on each machine, with the same requirements.txt
dask scheduler                     # on one
dask worker tcp://HOST:8786 --no-nanny --nthreads 3   # on each; some more threads than cores
dossier build --scheduler tcp://HOST:8786
```

A worker under a nanny may not fork, so that its kernels start cold; `--no-nanny` lets them start
warm. Workers need no disk in common, but the same code, the same installed versions and the same
package of data: one with others is refused with a message. The notebooks of a lost worker are run
again on another. The scheduler trusts whoever reaches it, so keep it on a network of your own.
"""


def write(found):
    """Fill in the page from the JSON of the benchmark."""
    many, cores, notebooks = found["sweep"], found["cores"], found["notebooks"]
    build, made = median(found["plain"]), many["renderings"]
    marginal = (many["seconds"] - build) / (made - notebooks)
    own, core, each = many["builder"] / made, marginal * cores, many["bytes"] / made
    rows = [_row(made, many["seconds"], core, many["bytes"])]
    rows += [_row(n, n * marginal, core, n * each) for n in LARGER if n > made]
    return TEXT.format(
        cores=cores,
        python=found["machine"]["python"],
        system=found["machine"]["system"],
        notebooks=notebooks,
        build=build,
        commands=median(sum(run.values()) for run in found["commands"]),
        renderings=made,
        marginal=marginal,
        core=core,
        own=own,
        memory=many["peak"],
        late=many["memory_late"] / many["memory_early"] * 100 - 100,
        megabytes=each / 1e6,
        unchanged=median(found["unchanged"]),
        rows="\n".join(rows),
        breaks=core / own,
        million=each * 1_000_000 / 1e12,
    )


def _row(count, seconds, core, size):
    needed = count * core / HOUR
    hours, days = seconds / HOUR, seconds / DAY
    time = f"{days:.1f} days" if days > 2 else f"{hours:.1f} hours"
    machines = max(1, round(needed / 16 + 0.5))
    return f"| {count:,} | {time} | {needed:,.1f} | {machines:,} | {size / 1e9:,.0f} GB |"


def main():
    """Read the benchmark and write the page."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "bench.json"
    page = ROOT / "docs" / "scale.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(write(json.loads(file.read_text(encoding="utf-8"))), encoding="utf-8")
    print(f"Written: {page}")


if __name__ == "__main__":
    main()
