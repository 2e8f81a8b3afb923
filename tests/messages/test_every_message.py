"""Every message that can be written keeps the rules, whatever the names and whatever a feed puts into it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.locale import LANGUAGES
from monitor.locale.lint import lint, lint_first_line
from monitor.messages import render, render_grave_details
from monitor.model import Kind, Level, Message, Shape, Subject, SubjectType
from tests.messages.making import CARACAS, MINOR, PERSON, SOURCES, alert, every_story, evidence, origin, story
from tests.messages.test_plain import HOSTILE

LONG = Subject("larga", SubjectType.PERSON, "María de los Ángeles Fernández de la Peña Urdaneta")
LONG_PLACE = Subject("largo", SubjectType.FACILITY, "Centro Penitenciario de la Región Occidental Doctor Inventado")


@pytest.mark.parametrize("subject", [MINOR, LONG, LONG_PLACE], ids=lambda subject: str(subject.id))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_keeps_the_rules(subject: Subject, language: str) -> None:
    """Kind by standing by shape by level: the verdict first, short sentences, no forbidden word."""
    names = [subject.name, "Yare II", *(source.name for source in SOURCES.values())]
    written = 0
    for told, shape, reason in every_story(subject):
        for level in Level:
            ready = alert(told, shape=shape, reason=reason, level=level, language=language)
            rendered = render(ready, subject, SOURCES, zone=CARACAS)
            texts = [text for text in (rendered.message, rendered.original) if text is not None]
            if told.kind is Kind.DIED:
                texts.append(render_grave_details(ready, subject, SOURCES, zone=CARACAS))
            assert (rendered.original is not None) is (shape in (Shape.EDIT, Shape.CORRECTION))
            assert (rendered.message is not None) is (shape is not Shape.EDIT)
            for text in texts:
                assert lint_first_line(text.first, language) == []
                assert lint(text.text, language, names) == []
                assert "{" not in text.text
                written += 1
    assert written > 300


def test_house_arrest_is_never_freedom() -> None:
    """No message about house arrest says free, but to say that it is not."""
    for language in LANGUAGES:
        for told, shape, reason in every_story(PERSON):
            if told.kind is Kind.HOUSE_ARREST:
                ready = alert(told, shape=shape, reason=reason, language=language)
                rendered = render(ready, PERSON, SOURCES, zone=CARACAS)
                for text in filter(None, (rendered.message, rendered.original)):
                    ours = "\n".join(line for line in text.text.splitlines() if "estafa" not in line)
                    ours = ours.replace("No es libertad.", "").replace("That is not freedom.", "")
                    assert "libertad" not in ours.lower()
                    assert "freedom" not in ours.lower()


def lines_with_links(text: Message) -> list[str]:
    """The lines a reader could tap."""
    return [line for line in text.text.splitlines() if "://" in line or "www." in line.lower()]


@settings(derandomize=True, deadline=None, max_examples=120)
@given(
    quote=HOSTILE, name=HOSTILE, detail=HOSTILE, speaker=HOSTILE, url=st.one_of(HOSTILE, st.just("https://a.example/b"))
)
def test_nothing_hostile_breaks_out(quote: str, name: str, detail: str, speaker: str, url: str) -> None:
    """Whatever a feed writes, the message has the same lines, and its only link is the item's own."""
    subject = replace(PERSON, name=name)
    voice = origin("named:x", list(SOURCES.values())[1].role, label=speaker)
    lead = evidence(voice.claims[0], quote=quote, url=url)
    told = story(Kind.TRANSFERRED, origins=(voice,), lead=lead, detail=detail)
    rendered = render(alert(told), subject, SOURCES, zone=CARACAS).message
    assert rendered is not None
    assert rendered.first.startswith("SIN CONFIRMAR. Trasladaron a ")
    assert "\n" not in rendered.first
    assert all("\n" not in line for line in rendered.body)
    assert len(rendered.text.splitlines()) == 1 + len(rendered.body) <= 8
    assert lines_with_links(rendered) in ([], [url])
    assert rendered.text.isprintable() or {c for c in rendered.text if not c.isprintable()} <= {"\n", "\u00a0"}
    assert rendered.text.count("«") == rendered.text.count("»") <= 1
