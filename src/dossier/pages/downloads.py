"""Files to take away: the package as an archive, its tables for a spreadsheet, the notebooks."""

import io
import os
import re
import shutil
import zipfile
from dataclasses import dataclass
from functools import cached_property

from dossier.dataset import standard
from dossier.dataset.files import inside
from dossier.dataset.paths import DATA, ROOT
from dossier.pages import FOLDER, crate
from dossier.pages.formulas import spreadsheet

OLDEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name: no file's own time
READABLE = 0o100644 << 16


@dataclass(frozen=True)
class Download:
    """A file to take away.

    Attributes:
        address: in the site.
        content: its bytes.
        title, about: of a table, what it is called and holds.
        rows: how many a table has.
        columns: of a table, each with its meaning, in the language of the descriptor.
    """

    address: str
    content: bytes
    title: str = ""
    about: str = ""
    rows: int = 0
    columns: tuple = ()

    @property
    def size(self):
        """How many kilobytes it has, rounded up."""
        return -(-len(self.content) // 1000)


class Downloads:
    """All files to take away, made when a page asks for them."""

    def __init__(self, story, notebooks, figures=()):
        self.story, self.figures = story, figures
        self.notebooks = {
            name: Download(f"{FOLDER}/{name}.ipynb", text.encode())
            for name, text in sorted(notebooks.items())
        }

    @cached_property
    def archive(self):
        """The package, with what is known of it and of the figures."""
        package, held = self.story.package, members(self.story.package)
        told = crate.text(self.story, sorted(held), list(self.notebooks), self.figures)
        whole = packed(package.name, held | {crate.FILE: told.encode()})
        return Download(f"{FOLDER}/{_plain(package.name)}.zip", whole)

    @cached_property
    def tables(self):
        """The tables, for a spreadsheet."""
        package = self.story.package
        return [_table(package, name, self.story.words) for name in package.tables]

    def write(self, site, figures):
        """Write the files, and the figures with them, into the folder of the site."""
        (site / FOLDER).mkdir()
        for each in (self.archive, *self.tables, *self.notebooks.values()):
            (site / each.address).write_bytes(each.content)
        (site / "figures").mkdir()
        for file in sorted(figures.iterdir()):
            _place(file, site / "figures" / file.name)


def packed(name, held):
    """Pack files into a folder of an archive; the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, content in sorted(held.items()):
            entry = zipfile.ZipInfo(f"{_plain(name)}/{file}", OLDEST)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, READABLE
            entry.create_system = 3  # Unix, whatever it is packed on
            archive.writestr(entry, content)
    return out.getvalue()


def members(package):
    """Read what belongs to a package: descriptor, tables, map, licence; bytes by name."""
    held = {name: file.read_bytes() for name, file in _files(package).items()}
    return held | {standard.FILE: standard.text(package.descriptor).encode()}


def _files(package):
    """Find what belongs to a package: what its descriptor names, and the words beside that."""
    about = package.descriptor
    paths = [resource["path"] for resource in about["resources"]]
    if about.get("boundaries"):
        borders = about["boundaries"]["path"]
        paths += [borders, f"{borders.rpartition('/')[0]}/README.md".lstrip("/")]
    paths += ["datapackage.yaml", "README.md", "LICENSE"]
    files = {path: inside(package.folder, path) for path in paths}
    if package.folder == DATA:
        files["LICENSE"] = ROOT / "LICENSE"
    return {path: file for path, file in files.items() if file.is_file()}


def _table(package, name, words):
    about = package.resource(name)
    return Download(
        f"{FOLDER}/{_plain(name)}.csv",
        spreadsheet(package.file(name).read_bytes()),
        name,
        words.text(about.get("description", "")),
        len(package.load(name)),
        tuple((field["name"], field.get("description", "")) for field in package.fields(name)),
    )


def _place(file, place):
    """Give a file of a figure a second name in the site, where the disk can; tables are made."""
    if file.suffix == ".csv":
        place.write_bytes(spreadsheet(file.read_bytes()))
        return
    try:
        os.link(file, place)
    except OSError:
        shutil.copy(file, place)


def _plain(name):
    """Make a name of the descriptor one that a file can have anywhere."""
    return re.sub(r"[^\w-]+", "-", name).strip("-") or "package"
