"""Packages that keep all their rules, and the refusal of others before anything is run."""

from dossier.dataset.errors import BuildError
from dossier.run import digest


class PackageBroken(BuildError):
    """The package does not keep its rules; ``problems`` says how."""

    def __init__(self, problems):
        """Keep the problems and put them one on a line."""
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


_SOUND = set()  # fingerprints of packages that keep all their rules


def refuse_broken(package, files):
    """Refuse a package that does not keep all its rules; do not check the same one twice.

    Args:
        package: its folder.
        files: dict of its files to digests; an empty one is checked whatever came before.

    Raises:
        PackageBroken: it names all problems.
    """
    from dossier.dataset import rules

    content = digest.value([str(package), files])
    if files and content in _SOUND:
        return
    problems = rules.check(package)
    if problems:
        raise PackageBroken(problems)
    _SOUND.add(content)
