"""Commands that ask: ``dossier explain``, ``coverage`` and ``diff``."""

import json
from pathlib import Path

OK, FOUND = 0, 1


def explain(options):
    """Say all that hangs on a claim, source, sentence, fact, figure or mark."""
    from dossier.story.record import explain as find
    from dossier.story.text import tell

    story, figures, folder = _opened(options)
    record = find(options.id, story, figures)
    if options.json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
        return OK
    print(tell(record, story.words))
    _note_missing(figures, folder, story.words)
    return OK


def coverage(options):
    """Say which figures draw each claim, and which claims none draws."""
    from dossier.story.coverage import coverage as cover
    from dossier.story.coverage import gaps, report

    story, figures, folder = _opened(options)
    sentences = cover(story, figures)
    if options.json:
        print(json.dumps(sentences, ensure_ascii=False, indent=1))
    else:
        print(report(sentences, story.words))
        _note_missing(figures, folder, story.words)
    return FOUND if gaps(sentences) else OK


def diff(options):
    """Say which marks changed since a commit, or differ from those in a folder."""
    from dossier.dataset.paths import FIGURES
    from dossier.i18n.language import Words
    from dossier.run import diff_report
    from dossier.run.baseline import read_base, read_folder
    from dossier.run.diff import compare
    from dossier.story.parameters import EVERY, validate

    words = Words(**validate({"lang": options.lang}, [EVERY["lang"]], None))
    now = Path(options.figures).expanduser() if options.figures else FIGURES
    before, after = read_base(options.base), read_folder(now)
    changes = compare(before, after)
    if options.json:
        print(diff_report.as_json(changes, options.base))
    else:
        write = diff_report.as_markdown if options.markdown else diff_report.as_text
        print(write(changes, options.base, words))
        if not before and not after:
            print(words.say("There is no figure on either side."))
    return FOUND if changes else OK


def _opened(options):
    """Open the package and the figures that were made of it."""
    from dossier.story.gallery import read_figures
    from dossier.story.story import open as open_package

    story = open_package(options.package, lang=options.lang)
    folder = _figures(options, story.package.folder)
    return story, read_figures(folder), folder


def _figures(options, package):
    """Find the figures of a package: where asked, or where a build puts them."""
    from dossier.dataset.paths import DATA, FIGURES, ROOT
    from dossier.story.parameters import slug

    if options.figures:
        folder = Path(options.figures).expanduser()
    elif package == DATA:
        folder = FIGURES
    else:
        folder = ROOT / "build" / slug({"package": str(package)}) / "figures"
    return folder / options.lang if (folder / options.lang).is_dir() else folder


def _note_missing(figures, folder, words):
    """Say that there are no figures, so that silence is not taken for an answer."""
    from dossier.dataset.paths import shown

    if not figures:
        print(words.say("No figures are in {folder}; to make them: make", folder=shown(folder)))


def _package_options(parser):
    add = parser.add_argument
    add("--package", metavar="DIR", default="data", help="folder with datapackage.yaml")
    add("--figures", metavar="DIR", help="folder with the figures (default: those of the package)")
    add("--lang", metavar="LANG", default="en", help="language of the figures and of the answer")
    add("--json", action="store_true", help="for programs")


def _explain_options(parser):
    add = parser.add_argument
    add("id", metavar="ID", help="such as C61, S54, P12S1, E001, F01 or 03-totals")
    _package_options(parser)


def _diff_options(parser):
    add = parser.add_argument
    add("base", metavar="BASE", nargs="?", default="HEAD", help="commit or folder (default: HEAD)")
    add("--figures", metavar="DIR", help="the figures to compare (default: figures)")
    add("--lang", metavar="LANG", default="en", help="language of the answer")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="for programs")
    form.add_argument("--markdown", action="store_true", help="for the summary of a workflow")


INQUIRIES = (
    (explain, _explain_options),
    (coverage, _package_options),
    (diff, _diff_options),
)
