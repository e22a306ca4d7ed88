"""What running notebooks needs of the system, made sure of before anything starts.

Libraries that run out of it end the whole process, and leave nobody to say why.
"""

import os
import re
import sys

from dossier.dataset.errors import BuildError, ParameterError

# Handles were counted while notebooks ran: 41 with one at a time, 71 with two; in a kernel 74.
HANDLES, EACH = 100, 40
MEMORY = 1_200_000_000  # bytes of addresses; a kernel did not start within 800 million
MOMENT, LAST = "SOURCE_DATE_EPOCH", 253_402_300_799  # of the year 9999, in seconds since 1970


def refuse_scarce(workers=1):
    """Ask the system for handles of files; refuse where those or memory do not suffice.

    Raises:
        BuildError: says what is allowed, what is needed, and how to allow for it.
        ParameterError: as ``refuse_moment`` does.
    """
    refuse_moment()
    if sys.flags.optimize:
        words = "Python leaves out what notebooks assert (-O, PYTHONOPTIMIZE)"
        raise BuildError(f"{words}; allowed: without that")
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    wanted = HANDLES + EACH * workers
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= hard < wanted:
        words = f"{hard} open files are allowed, {wanted} needed: ulimit -n {wanted}"
        raise BuildError(words + ", or --workers 1" * (workers > 1))
    if 0 <= soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    allowed = resource.getrlimit(resource.RLIMIT_AS)[0]
    if 0 <= allowed < MEMORY:
        words = "{:,} MB of memory are allowed, {:,} needed: ulimit -v unlimited"
        raise BuildError(words.format(allowed // 1_000_000, MEMORY // 1_000_000))


def refuse_moment():
    """Refuse a variable that each kernel reads as a moment, and ends where it is none.

    Raises:
        ParameterError: names the variable, what it holds, and what is allowed.
    """
    moment = os.environ.get(MOMENT, "0")
    if not re.fullmatch("[0-9]{1,12}", moment) or int(moment) > LAST:
        words = f"seconds as of date +%s, up to {LAST}, or no such variable"
        raise ParameterError(f"{MOMENT}: {moment[:60]!r} is no moment; allowed: {words}")
