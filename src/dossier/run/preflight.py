"""Packages that keep all their rules, and the refusal of others before anything is run."""

from dossier.dataset.errors import BuildError
from dossier.dataset.files import find_package, read_article
from dossier.dataset.paths import shown

MOST = 200  # lines that a reader is shown at a time
_SOUND = set()  # fingerprints of packages that keep all their rules


def lines(problems):
    """Put problems one on a line, and of very many the number that is left out."""
    said = [str(problem) for problem in problems[:MOST]]
    return said + [f"... and {len(problems) - MOST:,} more"] * (len(problems) > MOST)


def refuse_broken(package, files=None):
    """Refuse a package that does not keep all its rules; do not check the same one twice.

    Files are a dict of its files to digests; without it, it is checked whatever came before.

    Raises:
        BuildError: it names all problems.
    """
    from dossier.dataset import rules
    from dossier.run import digest

    content = digest.value([str(package), files])
    if files and content in _SOUND:
        return
    problems = rules.check(package)
    if problems:
        raise BuildError("\n".join(lines(problems)))
    _SOUND.add(content)


def report(package, article=None, sources=()):
    """Say all that is wrong with a package, and whether texts hold what it leads to in them.

    Where nothing is wrong, what may be meant so is remarked on, such as verdicts with hindsight.

    Args:
        package: its name or folder.
        article: file with the text; none is not looked for.
        sources: pairs of a source's id and a file with its text.

    Raises:
        PackageError: there is no such package, or the text cannot be read.
    """
    from dossier.dataset import rules

    folder = find_package(package or "data")
    (problems, tables), found = rules.examine(folder), []
    if (article or sources) and not problems:
        problems, found = _find_texts(folder, article, sources)
    if not problems:
        found = lines([f"Remark: {each}" for each in rules.remarks(tables)]) + found
    return [*lines(problems), *found, _closing(folder, tables, len(problems))], not problems


def _find_texts(folder, article, sources):
    """Find the sentences of the article, and if these are there, the passages of sources."""
    from dossier.dataset.article import verify
    from dossier.dataset.fragment import hold
    from dossier.dataset.package import Package

    package, found = Package(folder), []
    problems = verify(read_article(article), package) if article else []
    if article and not problems:
        found.append(f"{article}: all {len(package.load('sentences'))} sentences found")
    for key, file in sources if not problems else ():
        wrong, said = hold(read_article(file), key, package)
        problems += wrong
        found.append(f"{file}: {said}")
    return problems, found


def _closing(folder, tables, count):
    """Say how much was checked and how much is wrong."""
    found = "no problem" if not count else "1 problem" if count == 1 else f"{count} problems"
    if tables.unread or not tables:
        return f"{shown(folder)}: {found}"
    rows = sum(len(table.rows) for table in tables.values())
    return f"{shown(folder)}: {len(tables)} tables, {rows:,} rows, {found}"
