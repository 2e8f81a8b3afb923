"""The bot's own words: nothing that a search of a telephone looks for, nothing that was typed, nothing about others."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from monitor.bot import alert_buttons, say
from monitor.bot.names import Refusal
from monitor.bot.talk import Words
from monitor.locale import LANGUAGES, translator
from monitor.locale.compile import entries
from monitor.locale.lint import lint
from monitor.model import Level, Reply
from tests.bot.fakes import ANA, MOTHER, OWN, FakeView, alert_row, done, of, replies, wrote

#: What somebody at a checkpoint would search a chat for, and the name of this program.
SEARCHED = re.compile(
    r"(?i)faro|lighthouse|pres[oa]|prisi|prison|c[áa]rcel|carcel|jail|det[eé]n|detain|arrest|captur|liber|releas|polit|"
    r"r[eé]gim|gobierno|government|tortur|derechos|rights|desapar|disappear|secuestr|kidnap|\bong\b|\bngo\b|activis|protest"
)
#: A reply of each kind, with everything it can carry.
SAMPLES = {
    Words.REFUSED: [Reply("refused", items=(why.value,)) for why in Refusal],
    Words.FULL: [Reply("full", items=(most,)) for most in ("names", "followed")],
    Words.CANDIDATES: [Reply("candidates", OWN, items=(note, ANA.id)) for note in ("", "common")],
    Words.PAGE: [Reply("page", items=("0",))],
    Words.WHICH: [Reply("which", items=(ANA.id, OWN))],
    Words.GRAVE: [],
    Words.KNOWN: [Reply("known", ANA.id)],
    Words.MORE: [Reply("more", ANA.id)],
    Words.HELD: [Reply("held", ANA.id)],
    Words.NAME_DONE: [Reply("name_done", OWN)],
}
PERSON = replace(MOTHER, names={OWN: "Yorkel Pantoles"}, follows=(ANA.id, OWN))


def said(language: str) -> dict[str, list[str]]:
    """Everything that can be said while nothing is known of anybody, by its kind, labels of buttons included."""
    found: dict[str, list[str]] = {}
    for kind, level in product(Words, Level):
        person = replace(PERSON, language=language, level=level)
        for reply in SAMPLES.get(kind, [Reply(kind.value)]):
            one = say(reply, person, FakeView())
            labels = [label for row in one.buttons for label, _ in row]
            found.setdefault(kind, []).extend([*one.message.text.splitlines(), *labels])
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_worth_searching_for(language: str) -> None:
    """Neither this program's name nor its cause stands in any text of the bot."""
    texts = {key: forms for key, forms in entries(language).items() if key.startswith("bot.")}
    assert len(texts) > 50
    assert {key: forms for key, forms in texts.items() if SEARCHED.search(" ".join(forms))} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_as_a_whole(language: str) -> None:
    """Nor in what is sent, but for the warning that SAFETY words, and the rules for words hold."""
    scam = translator(language)("line.scam")
    for kind, lines in said(language).items():
        text = "\n".join(line for line in lines if line != scam)
        assert not SEARCHED.search(text), (kind, text)
        assert lint(text, language, [ANA.name, "Yorkel Pantoles"]) == [], kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_stand_only_where_they_were_asked_for(language: str) -> None:
    """A name of one's own is written in one's own list and on the buttons that drop it, and nowhere else."""
    shown = {kind for kind, lines in said(language).items() if any("Yorkel" in line for line in lines)}
    assert shown == {Words.LIST, Words.PAGE, Words.WHICH}


@pytest.mark.parametrize(
    "typed", ["Yorkel Pantoles", "Yorkel", "José Pérez", "Yorkel 7", "sitio.example", "Ana Zambrano", "Pedro Quijada"]
)
@pytest.mark.parametrize("command", ["/seguir ", "/quitar ", "/nada ", ""])
def test_what_was_typed_is_never_repeated(command: str, typed: str) -> None:
    """No answer holds the words that it answers, unless they are on the lists for everybody to see."""
    effects = done(wrote(command + typed))
    for reply in replies(effects):
        assert not any(word in item for word in typed.split() for item in (reply.subject, *reply.items))
        text = say(reply, MOTHER, FakeView()).message.text
        assert not any(re.search(rf"\b{word}\b", text) for word in typed.split()), text


def test_nothing_is_said_of_others() -> None:
    """Whoever else follows, and how many, changes no answer: a view does not even know."""
    story = of(ANA)
    alone = FakeView(stories=(story,), alerts={1: alert_row(1, story)})
    others = {n: alert_row(n, story, replace(MOTHER, id=f"other-{n}")) for n in range(2, 300)}
    crowd = FakeView(stories=(story,), alerts={1: alert_row(1, story), **others})
    for kind in Words:
        for reply in SAMPLES.get(kind, [Reply(kind.value, alert=1)]):
            assert say(reply, PERSON, alone) == say(reply, PERSON, crowd)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_fit_a_telephone(language: str) -> None:
    """A label is short enough to be read whole."""
    labels = [forms[0] for key, forms in entries(language).items() if key.startswith("bot.button.")]
    assert max(map(len, labels)) <= 24
    for rows in (alert_buttons(1, grave=grave, language=language) for grave in (True, False)):
        assert all(sum(len(label) for label, _ in row) <= 30 for row in rows)
