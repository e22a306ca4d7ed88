"""Names of states and the like have their article in running text, and none in a list."""

import pandas as pd
import pytest
import stories
from test_charts_relations import relation

import dossier as ds
from dossier.charts import relations
from dossier.i18n.language import Words


@pytest.mark.parametrize(
    ("lang", "name", "told"),
    [
        ("en", "United States", "the United States"),
        ("en", "Czech Republic", "the Czech Republic"),
        ("en", "Democratic Republic of the Congo", "the Democratic Republic of the Congo"),
        ("en", "Netherlands", "the Netherlands"),
        ("en", "The Bahamas", "the Bahamas"),
        ("en", "Federated States of Micronesia", "the Federated States of Micronesia"),
        ("en", "Soviet Union", "the Soviet Union"),
        ("en", "Peruvian Armed Forces", "the Peruvian Armed Forces"),
        ("en", "Peru", "Peru"),
        ("en", "NATO", "NATO"),
        ("en", "The Hague", "The Hague"),
        ("es", "República Checa", "la República Checa"),
        ("es", "Reino Unido", "el Reino Unido"),
        ("es", "Países Bajos", "los Países Bajos"),
        ("es", "Estados Unidos", "Estados Unidos"),
        ("ru", "США", "США"),
    ],
)
def test_a_name_has_its_article_in_running_text(lang, name, told):
    assert Words(lang).in_text(name) == told


def test_spanish_joins_its_article_to_a_and_de():
    words = Words("es")
    said = words.say(
        "{source} courts {target}", source="Rusia", target=words.in_text("Reino Unido")
    )
    assert said == "Rusia corteja al Reino Unido"
    assert words.say("{amount}", amount="de El Salvador a él") == "de El Salvador a él"


def test_a_title_has_the_article_and_a_label_has_none():
    figure = relations.arc_map(pd.DataFrame([relation("R01", "USA", "CZE")]), ds.open("data"))
    assert figure.title == "According to the sources, the United States courts the Czech Republic"
    written = [text.get_text() for axes in figure.canvas.axes for text in axes.texts]
    assert {"United States", "Czech Republic"} <= set(written)
    assert "The United States courts the Czech Republic" in " ".join(written)


def test_parties_have_it_in_a_subtitle(tmp_path):
    rows = stories.tables()
    for actor in rows["actors"]:
        if actor["actor_id"] == "ITA":
            actor["name_en"] = "Netherlands"
    folder = str(stories.write(tmp_path / "parties", rows))
    assert "Accords of the Netherlands and" in stories.said(
        stories.run("01-accords", package=folder)
    )
