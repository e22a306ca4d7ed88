"""The repository's own files agree with each other."""

import json
import re
import subprocess
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from dossier.dataset import standard
from dossier.dataset.descriptor import load_descriptor
from dossier.dataset.dictionary import dictionary
from dossier.dataset.paths import DATA, NOTEBOOKS, ROOT

CONDA_NAMES = {"matplotlib-base": "matplotlib", "nbconvert-core": "nbconvert"}
CONDA_NAMES |= {"brotli-python": "brotli"}
BUILD_ONLY = {"editables", "hatchling"}  # for the hashed installation by make alone


def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def wanted():
    extras = project()["optional-dependencies"]
    named = project()["dependencies"] + extras["cluster"] + extras["dev"]
    return {canonicalize_name(Requirement(line).name): Requirement(line) for line in named}


def locked():
    text = (ROOT / "requirements.txt").read_text()
    pins = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", text, re.M)
    return {canonicalize_name(name): Version(version) for name, version in pins}


def conda():
    """Give what environment.yml asks for: what conda brings, and what pip brings after it."""
    *listed, last = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    return required(listed), required(each for each in last["pip"] if not each.startswith("-e"))


def required(lines):
    requirements = (Requirement(re.sub(r"(?<=\w)=(?=\w)", "==", line)) for line in lines)
    return {CONDA_NAMES.get(each.name, each.name): str(each.specifier) for each in requirements}


@pytest.mark.parametrize("name", sorted(wanted()))
def test_each_dependency_is_locked(name):
    assert locked()[name] in wanted()[name].specifier


def test_the_conda_environment_asks_for_what_the_project_asks_for():
    by_conda, by_pip = conda()
    assert not set(by_conda) & set(by_pip), "one tool brings a package, not both"
    floor = project()["requires-python"]
    assert {by_conda.pop("python"), by_conda.pop("pip")} == {floor, ""}
    asked = {name: str(each.specifier) for name, each in wanted().items() if name not in BUILD_ONLY}
    assert by_conda | by_pip == asked


def test_the_lock_has_hashes_and_names_no_registry():
    text = (ROOT / "requirements.txt").read_text()
    assert len(re.findall(r"^\S+==", text, re.M)) <= text.count("--hash=sha256:")
    assert not re.search(r"https?://|find-links|index-url|file:", text)


def test_the_data_dictionary_is_made_from_the_descriptor():
    assert (DATA / "README.md").read_text() == dictionary(DATA), "run: dossier dictionary"


def test_the_standard_descriptor_is_made_from_ours():
    text = standard.text(load_descriptor(DATA))
    assert (DATA / standard.FILE).read_text("utf-8") == text, "run: dossier dictionary"


def test_the_readme_shows_only_what_is_there():
    text = (ROOT / "README.md").read_text()
    links = re.findall(r"\]\((?!https?://|#)([^)]+)\)", text)
    assert len(links) > 15
    assert [link for link in links if not (ROOT / link).exists()] == []


def tracked():
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def words(text):
    return re.findall(r"[\w$.]+", text.lower())


def test_the_articles_wording_is_nowhere_in_the_repository():
    article = ROOT.parent / "shared" / "article.txt"
    if not article.exists():
        pytest.skip("the article's text is not beside this checkout (../shared/article.txt)")
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so which files are the repository's is not known")
    said, title = words(article.read_text()), words(article.read_text().splitlines()[0])
    runs = {tuple(said[i : i + 8]) for i in range(len(said) - 7)}
    runs -= {tuple(title[i : i + 8]) for i in range(len(title) - 7)}
    for file in tracked():
        if file.suffix in {".png", ".ttf", ".parquet"} or not file.exists():
            continue
        here = words(file.read_text(encoding="utf-8"))
        found = [run for i in range(len(here) - 7) if (run := tuple(here[i : i + 8])) in runs]
        assert not found, f"{file.relative_to(ROOT)} repeats: {' '.join(found[0])}"


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("[0-9]*.ipynb")), ids=lambda path: path.stem)
def test_a_notebook_is_short_cells_run_from_the_top(path):
    cells = json.loads(path.read_text())["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert 20 <= len(cells) <= 36
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    for cell in code:
        source = "".join(cell["source"])
        assert source.count("\n") < 10, f"a cell of more than ten lines: {source[:60]}"
        assert not source.rstrip().endswith(";")
        assert "sys.path" not in source and "!pip" not in source


def test_ci_requires_a_browser_and_posts_the_marks_that_changed():
    run = (ROOT / ".ci" / "run").read_text()
    order = ["DOSSIER_BROWSER=required", "\nmake test\n", "\nmake\n", "dossier diff ||"]
    places = [run.index(part) for part in order]
    assert places == sorted(places) and "dossier diff --markdown" in run
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text())
    steps = [step.get("run", "") for step in workflow["jobs"]["check"]["steps"]]
    assert any('DRIFT_SUMMARY="$GITHUB_STEP_SUMMARY"' in step for step in steps)
