"""The list of parameters, and that the notebooks' own cells agree with it."""

import ast
import json
from datetime import date

import nbformat
import numpy as np
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from papermill import execute_notebook
from papermill.exceptions import PapermillExecutionError
from toy import cell, notebook

from dossier.dataset.errors import ParameterError
from dossier.dataset.package import Package
from dossier.dataset.paths import DATA
from dossier.dataset.paths import NOTEBOOKS as FOLDER
from dossier.run.plan import strangers
from dossier.story.notebook import INJECTED, refuse_unknown
from dossier.story.parameters import EVERY, NOTEBOOKS, plain, slug, validate

FILES = sorted(FOLDER.glob("[0-9]*.ipynb"))


@pytest.fixture(scope="module")
def package():
    return Package(DATA)


def parameter_cells(file):
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if "parameters" in cell["metadata"].get("tags", ())]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_parameter_cell_holds_the_defaults(file):
    cells = parameter_cells(file)
    assert len(cells) == 1
    lines = ast.parse("".join(cells[0]["source"])).body
    assert all(isinstance(line, ast.Assign) for line in lines), "only assignments"
    held = {line.targets[0].id: ast.literal_eval(line.value) for line in lines}
    held = {name: tuple(v) if isinstance(v, list) else v for name, v in held.items()}
    assert held == {each.name: each.default for each in NOTEBOOKS[file.stem]}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_defaults_are_allowed(name, package):
    typed = validate({}, NOTEBOOKS[name], package)
    assert list(typed) == [each.name for each in NOTEBOOKS[name]]
    again = {key: plain(value) for key, value in typed.items()}
    assert validate(again, NOTEBOOKS[name], package) == typed


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("lang", "xx", "en"),
        ("account", "rumour", "article, checked, both"),
        ("as_of", "yesterday", "a date such as 2008-11-25, or latest"),
        ("year_from", "1066", "a year from 1900 to 2100"),
        ("year_from", "MM", "a year from 1900 to 2100"),
    ],
)
def test_bad_value_says_what_is_allowed(name, value, allowed, package):
    with pytest.raises(ParameterError) as refused:
        validate({name: value}, NOTEBOOKS["03-arms"], package)
    assert f"{name}: {value!r} is not allowed" in str(refused.value)
    assert allowed in str(refused.value)


def test_bad_key_says_which_there_are(package):
    with pytest.raises(ParameterError) as refused:
        validate({"actors": "PER,ATL"}, NOTEBOOKS["05-postures"], package)
    assert "actors: 'ATL' is not allowed" in str(refused.value)
    assert "PER" in str(refused.value).partition("allowed")[2]


def test_unknown_name_hints_at_the_nearest(package):
    with pytest.raises(ParameterError, match="did you mean account"):
        validate({"acount": "both"}, NOTEBOOKS["02-tour"], package)
    with pytest.raises(ParameterError, match="allowed: package, lang, account, as_of"):
        validate({"colur": "blue"}, NOTEBOOKS["02-tour"], package)


EQUAL = {
    "as_of": [pd.Timestamp("2008-11-25"), "2008-11-25T00:00", "2008-11-25", date(2008, 11, 25)],
    "year_from": [2005, 2005.0, "2005.0", np.int64(2005)],
    "actors": [None, "none", [], "", pd.Series([], dtype="string")],
}


@pytest.mark.parametrize("name", EQUAL)
def test_equal_values_are_one_value(name, package):
    typed = [validate({name: value}, EVERY.values(), package)[name] for value in EQUAL[name]]
    assert len(set(typed)) == 1 and len({type(value) for value in typed}) == 1


UNEQUAL = {
    "as_of": [5, True, pd.NaT, float("nan"), pd.Timestamp("2008-11-25 12:00"), [date.today()]],
    "year_from": [2005.5, None, True, "nan", "inf", pd.NA, [2005]],
    "actors": [5, [1], [float("nan")], True, [None], pd.NA],
    "account": [5, None, ["article"], pd.NA, np.array(["article", "both"])],
    "lang": [None, 0, ["en"]],
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n in UNEQUAL for v in UNEQUAL[n]], ids=repr)
def test_any_other_value_is_told_what_is_allowed(name, value, package):
    with pytest.raises(ParameterError, match=f"^{name}: .* is not allowed; allowed: "):
        validate({name: value}, EVERY.values(), package)


def test_a_notebook_that_no_build_runs_is_named(tmp_path):
    for name in ("00-overview", "07-mine", "00-overview copy"):
        (tmp_path / f"{name}.ipynb").touch()
    own = notebook("00-overview") | {"cells": [cell("markdown", "# Mine", tags=["not-built"])]}
    (tmp_path / "explore.ipynb").write_text(json.dumps(own))
    (tmp_path / "notes.txt").touch()
    assert [file.stem for file in strangers(tmp_path)] == ["00-overview copy", "07-mine"]
    assert strangers(FOLDER) == []


def test_a_long_name_of_a_folder_stays_its_own():
    one, other = ({"speakers": ["Somebody"] * 30 + [end]} for end in ("A", "B"))
    assert slug(one) != slug(other) and len(slug(one)) < 140
    assert slug({"as_of": "a/b"}) != slug({"as_of": "a-b"})
    assert slug({"lang": "es", "account": "both"}) == "lang-es_account-both"


def test_a_name_that_papermill_sets_and_the_notebook_lacks_is_refused(tmp_path):
    cells = [new_code_cell('account = "both"', metadata={"tags": ["parameters"]})]
    cells += [new_code_cell("import dossier as ds\nds.open(account=account).account")]
    kernel = {"kernelspec": {"name": "python3", "display_name": "x", "language": "python"}}
    given, ran = tmp_path / "given.ipynb", tmp_path / "ran.ipynb"
    nbformat.write(new_notebook(cells=cells, metadata=kernel), given)
    with pytest.raises(PapermillExecutionError) as refused:
        execute_notebook(given, ran, {"acount": "article"}, cwd=".", progress_bar=False)
    told = str(refused.value)
    assert "acount: no such parameter" in told and "did you mean account" in told


@pytest.mark.parametrize("name", ["account", "mine"])
def test_a_name_that_papermill_sets_and_the_notebook_has_is_taken(name):
    refuse_unknown(["mine = 1", f"{INJECTED}{name} = 'article'"])
    with pytest.raises(ParameterError, match="other: no such parameter"):
        refuse_unknown(["mine = 1", f"{INJECTED}{name} = other = 'article'", "other = 2"])
