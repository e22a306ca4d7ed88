"""What a new collection is made of: notebooks, descriptor and boundaries of this one, templates.

In a clone they are where they are edited; an installed package carries copies of the same files.
"""

import json
import re
import sys
from functools import partial
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

import dossier
from dossier.run.source import TAG

STARTER = Path(str(files("dossier.run"))) / "starter"
# Path in a clone, and in the collection that is made.
MATERIAL = {
    "notebooks": "notebooks",
    "boundaries": "data/boundaries",
    "datapackage.yaml": "data/datapackage.yaml",
}
# Templates by the path that they get; the names of some would mean something in this folder, too.
TEMPLATES = {
    "README.md": "README.md",
    "Makefile": "Makefile",
    "environment.yml": "environment.yml",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    ".ci/run": "ci-run",
    ".github/workflows/ci.yml": "ci.yml",
}


def clone() -> Path | None:
    """Return the clone that the code runs in; none where it is installed as a package."""
    above = Path(dossier.__file__).resolve().parents[2]
    return above if (above / "pyproject.toml").is_file() else None


def material(name: str) -> Path:
    """Find a file or folder that a new collection gets a copy of."""
    above = clone()
    return above / MATERIAL[name] if above else STARTER / name


def template(name: str) -> str:
    """Read a template."""
    return (STARTER / name).read_text(encoding="utf-8")


def write(folder: Path, origin: str | None, **about: str) -> None:
    """Write all but the data: templates with what is known, notebooks without what they printed.

    Args:
        folder: of the collection.
        origin: where others get dossier from; none is where it is here.
        **about: what stands between two @ in templates, and ``shown``, the first language.
    """
    about["dossier"] = f"dossier @ {origin}" if origin else requirement()
    for path, name in TEMPLATES.items():
        text = template(name)
        for word, value in about.items():
            text = text.replace(f"@{word}@", value)
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="\n")
    copy_notebooks(folder / "notebooks", about["shown"])
    program = Path(sys.executable).with_name("dossier")
    if program.is_file():
        # Make takes a blank for the end of a name.
        place = str(program).replace(" ", r"\ ").replace("$", "$$")
        comment = "# Where dossier is on this machine; without this file, make installs it."
        (folder / "local.mk").write_text(f"{comment}\nMADE_WITH := {place}\n", encoding="utf-8")


def copy_notebooks(folder: Path, lang: str) -> None:
    """Copy the notebooks of questions into a new folder, without outputs, in a language.

    Those that are written in, without a number, stay here.
    """
    folder.mkdir()
    for file in sorted(material("notebooks").glob("[0-9]*.ipynb")):
        notebook = json.loads(file.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell |= {"outputs": [], "execution_count": None}
            if TAG in cell["metadata"].get("tags", ()):
                spoken = partial(re.sub, '^lang = ".."', f'lang = "{lang}"')
                cell["source"] = list(map(spoken, cell["source"]))
        text = json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"
        (folder / file.name).write_text(text, encoding="utf-8", newline="\n")


def requirement() -> str:
    """Say where dossier came from, as a line that pip understands."""
    if above := clone():
        return f"dossier @ {above.as_uri()}"
    try:
        installed = distribution("dossier")
    except PackageNotFoundError:
        return "dossier"
    origin = json.loads(installed.read_text("direct_url.json") or "{}")
    if "vcs_info" in origin:
        about = origin["vcs_info"]
        return f"dossier @ {about['vcs']}+{origin['url']}@{about['commit_id']}"
    return f"dossier @ {origin['url']}" if origin else f"dossier=={installed.version}"
