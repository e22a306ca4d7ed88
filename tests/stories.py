"""Small made-up stories, and their notebooks run in this process."""

import ast
import json
import os
import re

from conftest import describe, described, tiny_tables, write_csv

from dossier.dataset.paths import DATA, NOTEBOOKS
from dossier.run import source
from dossier.story.parameters import NOTEBOOKS as NAMES

STATES = {"NRL": "ITA", "SUD": "PER"}  # the tiny story's states are on no map


def tables():
    """Give the rows of the tiny story, in states that have borders."""
    text = json.dumps(tiny_tables())
    for made, real in STATES.items():
        text = text.replace(f'"{made}"', f'"{real}"')
    return json.loads(text)


def write(folder, rows, without=(), **about):
    """Write a story as a package; tables without rows are left out of it.

    Args:
        folder: where to; it is made.
        rows: dict of table to rows.
        without: tables to leave out.
        **about: further words of the descriptor.
    """
    folder.mkdir()
    descriptor = described(DATA)
    name = re.sub("[^a-z0-9]+", "-", folder.name.lower())
    descriptor |= {"name": name, "title": f"Story {folder.name}"} | about
    there = [name for name in rows if name not in without]
    descriptor["resources"] = [r for r in descriptor["resources"] if r["name"] in there]
    for resource in descriptor["resources"]:
        schema = resource["schema"]
        keys = schema.get("foreignKeys", [])
        schema["foreignKeys"] = [key for key in keys if key["reference"]["resource"] in there]
        header = [field["name"] for field in schema["fields"]]
        write_csv(folder / resource["path"], header, rows[resource["name"]])
    polygons = descriptor["boundaries"]["path"]
    (folder / polygons).parent.mkdir()
    os.link(DATA / polygons, folder / polygons)
    describe(folder, descriptor)
    return folder


def run(name, **parameters):
    """Run the cells of a notebook in this process; give what each shows.

    Args:
        name: such as ``02-tour``.
        **parameters: in place of those of its cell.
    """
    notebook = json.loads(source.read(NOTEBOOKS / f"{name}.ipynb"))
    space, shown = {"__name__": "notebook"}, []
    for cell in notebook["cells"]:
        tags = cell["metadata"].get("tags", [])
        if cell["cell_type"] == "code" and "explore" not in tags:
            shown += _run(ast.parse("".join(cell["source"])), space)
        if "parameters" in tags:
            space |= parameters
    return [each for each in shown if each is not None]


def _run(tree, space):
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), space)
    if last is not None:
        yield eval(compile(ast.Expression(last.value), "cell", "eval"), space)


def said(shown):
    """Give the titles and sentences among what a notebook shows, as one text."""
    titles = [f"{each.title} | {each.subtitle}" for each in shown if hasattr(each, "marks")]
    return "\n".join([*titles, *(each for each in shown if isinstance(each, str))])


def alive(package):
    """List the notebooks that a package has rows for."""
    texts = {name: source.read(NOTEBOOKS / f"{name}.ipynb") for name in NAMES}
    return [n for n, text in texts.items() if any(package.has(t) for t in source.tables(text))]
