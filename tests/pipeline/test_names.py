"""Private names are each found as if nobody else were looked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.matching import Matcher
from monitor.model import Mention, Subject, SubjectType, Tier
from monitor.pipeline.names import PrivateNames

ANA = "Ana Lucía Zambrano Oropel"

#: Names that hide, doubt or crowd one another where they meet in one matcher.
NAMES = (
    ANA,
    "Ana Zambrano",
    "Ana Sambrano",
    "Ana Lucía Zambrano Pérez",
    "Luis Zambrano Tovar",
    *(f"José {second} González {other}" for second, other in zip("AEIOU" * 2, "RSTVWXYZMN", strict=True)),
    *(f"José Luis González {other}" for other in ("Abreu", "Monque", "Camejo", "Tovar", "Oropel", "Quiñónez", "Luna")),
    "Evelio Tarsicio Monque Abreu",
    "Eva Marina Quiñónez Tovar",
    "María de la Cruz Peña",
)
TEXTS = (
    f"{ANA} fue detenida este jueves.",
    "Detuvieron a Ana Zambrano. La familia de Zambrano pide información.",
    "José González salió de la cárcel.",
    "José Luis González Abreu y José Luis González fueron excarcelados; González declaró a la prensa.",
    "ZAMBRANO OROPEL ANA LUCIA; GONZALEZ TOVAR JOSE LUIS; MONQUE ABREU EVELIO TARSICIO",
    "Evelio Monke Abreu y María de la Cruz siguen presos. De la Cruz está enferma.",
    "Luis Zambrano y Ana Zambrano. Zambrano no declaró.",
    "La feria del mango abre sus puertas en Upata.",
)


def alone(name_id: str, name: str, text: str) -> list[Mention]:
    """What is found when nobody else is looked for."""
    return Matcher([Subject(name_id, SubjectType.PERSON, name)]).find(text)


@pytest.mark.parametrize("text", TEXTS)
def test_no_name_tells_anything_of_another(text: str) -> None:
    """Whoever is followed besides, each mention is the same, rule, score and tier."""
    names = {f"~{number:016x}": name for number, name in enumerate(NAMES)}
    expected = {each: found for each, name in names.items() if (found := alone(each, name, text))}
    assert PrivateNames(names).find(text) == expected


def test_two_who_follow_one_name_both_find_it() -> None:
    """On a list they would be told apart; here each is somebody else's."""
    names = PrivateNames({f"~{number:016x}": ANA for number in range(9)})
    found = names.find(f"Detuvieron a {ANA}.")
    assert {mention.tier for mentions in found.values() for mention in mentions} == {Tier.SURE}
    assert {replace(mention, subject_id="") for (mention,) in found.values()} != set()
    assert len(found) == 9


def test_what_is_new_and_what_is_left() -> None:
    """A name is new when it was not there, or was another; the same set stays the same value."""
    names = PrivateNames({"~a": ANA, "~b": "Evelio Tarsicio Monque Abreu"})
    assert names.beyond({}) is names
    assert names.beyond({"~a": ANA, "~b": "Otra Persona Distinta"}).by_id == {"~b": "Evelio Tarsicio Monque Abreu"}
    assert names.both(PrivateNames({"~a": ANA})).by_id == {"~a": ANA}
    assert ("~a" in names, "~c" in names, len(names)) == (True, False, 2)


def test_a_repr_shows_no_name() -> None:
    """It may end up in a log."""
    assert "Zambrano" not in repr(PrivateNames({"~a": ANA}))
