"""How much somebody is told: what holds now, the button for the other, and what was held back until then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.alerting import told_of
from monitor.bot import say
from monitor.model import Kind, Level, Polarity, Reply, Standing, Story
from monitor.store.effects import Choose, Person, Say, Show
from tests.bot.fakes import ANA, LUIS, MOTHER, FakeView, done, of, pressed, wrote

ADVOCATE = replace(MOTHER, level=Level.EVERY_CLAIM)
OVER = Say(Reply("level", edits="9"))


def spoken(person: Person) -> list[str]:
    """What ``person`` reads of their choice, line by line, and what stands on the buttons."""
    said = say(Reply("level"), person, FakeView())
    return [*said.message.text.splitlines(), *(f"{label}={action}" for row in said.buttons for label, action in row)]


@pytest.mark.parametrize("word", ["/versiones", "/versions", "/Versiones@algo_bot"])
def test_the_command(word: str) -> None:
    """It only says what holds."""
    assert done(wrote(word)) == [Say(Reply("level"))]


def test_what_holds_and_what_each_means() -> None:
    """One button, for the other; that a death then comes whole stands in both."""
    assert spoken(MOTHER) == [
        "Ahora recibe las buenas noticias solo cuando alguien que puede saberlo las confirma.",
        "Con todas las versiones recibe también lo que nadie confirma, marcado SIN CONFIRMAR.",
        "En todas las versiones, una noticia grave llega entera, sin preguntar antes.",
        "Todas las versiones=e",
    ]
    assert spoken(ADVOCATE) == [
        "Ahora recibe todas las versiones, también buenas noticias que nadie confirma. Esas dicen SIN CONFIRMAR.",
        "En todas las versiones, una noticia grave llega entera, sin preguntar antes.",
        "También puede recibir las buenas noticias solo confirmadas, como al principio.",
        "Solo confirmadas=c",
    ]
    assert spoken(replace(ADVOCATE, language="en"))[-1] == "Confirmed only=c"


def test_to_choose_every_version_shows_what_was_held_back() -> None:
    """Of each who is followed, and noted as told, so that its denial arrives; the answer goes over the question."""
    stories = (of(ANA), of(ANA, Kind.DETAINED, number=2), of(ANA, Kind.HOUSE_ARREST, number=3), of(LUIS))
    person = replace(MOTHER, follows=(ANA.id, "left"))
    shown = tuple(told_of(story, known=True) for story in (stories[0], stories[2]))
    assert done(pressed("e"), person, FakeView(stories=stories)) == [
        Choose(Level.EVERY_CLAIM),
        OVER,
        Show(ANA.id, shown, Reply("held", ANA.id)),
    ]


@pytest.mark.parametrize(
    "story",
    [
        of(ANA, standing=Standing.CONFIRMED),
        of(ANA, standing=Standing.DENIED),
        of(ANA, Kind.DIED),
        of(ANA, Kind.RE_ARRESTED),
        replace(of(ANA), past=True),
        replace(of(ANA), polarity=Polarity.DEMANDED),
    ],
    ids=["confirmed", "denied", "death", "no good news", "past", "demanded"],
)
def test_what_was_not_held_back_is_not_shown(story: Story) -> None:
    """What families are told, and what nobody is told, has nothing to do with the choice."""
    person = replace(MOTHER, follows=(ANA.id,))
    assert done(pressed("e"), person, FakeView(stories=(story,))) == [Choose(Level.EVERY_CLAIM), OVER]


def test_what_is_foretold_was_held_back_and_what_is_muted_was_not() -> None:
    """An announcement is for advocates; what is about somebody else is for nobody."""
    announced = replace(of(ANA), polarity=Polarity.EXPECTED)
    person = replace(MOTHER, follows=(ANA.id,))
    assert len(done(pressed("e"), person, FakeView(stories=(announced,)))) == 3
    muted = replace(person, muted=frozenset({announced.id}))
    assert len(done(pressed("e"), muted, FakeView(stories=(announced,)))) == 2


def test_to_go_back() -> None:
    """Nothing is shown: less is told from now on."""
    person = replace(ADVOCATE, follows=(ANA.id,))
    assert done(pressed("c"), person, FakeView(stories=(of(ANA),))) == [Choose(Level.DEFAULT), OVER]


def test_what_was_chosen_already_changes_nothing() -> None:
    """A button pressed twice says what holds."""
    person = replace(ADVOCATE, follows=(ANA.id,))
    assert done(pressed("e"), person, FakeView(stories=(of(ANA),))) == [OVER]
    assert done(pressed("c"), MOTHER) == [OVER]
