"""How far a build or a sweep is: one line, rewritten on a terminal, else printed as it changes."""

import sys
import time


class Progress:
    """What runs and what is left.

    Args:
        total: how many notebooks there are to run.
        stream: where to write; standard error if none is given.
    """

    def __init__(self, total, stream=None):
        self.total, self.stream = total, stream or sys.stderr
        self.done, self.running = 0, []
        self.began = time.monotonic()
        self.live = self.stream.isatty()

    def start(self, name):
        """Say that a notebook starts."""
        self.running.append(name)
        self._show(f"run   {name}")

    def finish(self, result):
        """Say that a notebook is done or has failed, and how many are left."""
        self.running.remove(result.title)
        self.done += 1
        word = "fail " if result.failure else "done "
        self._show(f"{word} {result.title}, {result.seconds:.1f} s, {self.total - self.done} left")

    def tick(self):
        """Let the seconds on the terminal move."""
        if self.live:
            self._show("")

    def say(self, what):
        """Say what else is being done."""
        self._write(f"dossier: {what}" if self.live else what)

    def close(self):
        """Leave the terminal with an empty line to go on from."""
        if self.live:
            self.stream.write("\r\x1b[K")
            self.stream.flush()

    def _show(self, line):
        if not self.live:
            return self._write(line)
        seconds = time.monotonic() - self.began
        running = ", ".join(self.running) or "-"
        left = self.total - self.done
        return self._write(f"dossier: {running} · {left} of {self.total} left · {seconds:.0f} s")

    def _write(self, line):
        self.stream.write(f"\r\x1b[K{line}" if self.live else f"{line}\n")
        self.stream.flush()


class Told:
    """How far a sweep is, and how long it will take at this rate."""

    def __init__(self, total, stream):
        self.total, self.stream, self.finished, self.made = total, stream, 0, 0
        self.began = time.monotonic()

    def done(self, made):
        """Tell of a combination that is done."""
        self.finished += 1
        self.made += bool(made.ran or made.failure)
        word = "failed" if made.failure else "done" if made.ran else "kept"
        line = f"{self.finished} of {self.total}  {word:6} {made.name}"
        self.stream.write(f"{line}{self._left()}\n")
        self.stream.flush()

    def _left(self):
        left = self.total - self.finished
        if not left or not self.made:
            return ""
        seconds = (time.monotonic() - self.began) / self.made * left
        return f", about {seconds // 60:.0f} min {seconds % 60:02.0f} s left"
