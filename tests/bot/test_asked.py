"""Questions to one who follows: what they see, and what each answer does; another's question is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.bot import say
from monitor.model import Evidence, Kind, Polarity, Reply, digest
from monitor.store.effects import Effect, Identify, Person, Report, Say
from monitor.store.questions import Answer, Question
from tests.bot.fakes import ANA, HIDDEN, MOTHER, NOW, OWN, PLACE, FakeView, done, pressed
from tests.messages.making import evidence

FOLLOWER = replace(MOTHER, names={OWN: "yorkel pantoles"}, follows=(ANA.id, HIDDEN.id, PLACE.id, OWN))
GONE = [Say(Reply("gone"))]


def asked(subject_id: str = ANA.id, answer: Answer | None = None, about: Evidence | None = None) -> FakeView:
    """Question 3, to the mother, about an item."""
    question = Question(3, MOTHER.id, subject_id, "item", NOW, answer, "77")
    return FakeView(questions={3: question}, doubts={"item": about or evidence("c", kind=Kind.DETAINED)})


def shown(reply: Reply, view: FakeView, person: Person = FOLLOWER) -> tuple[list[str], list[str], bool]:
    """The lines, the actions under them, and whether it rings."""
    said = say(reply, person, view)
    return said.message.text.splitlines(), [action for row in said.buttons for _, action in row], said.sound


def test_a_question() -> None:
    """The verdict, what was published, who is meant; yes, no, and no more of it. It rings."""
    lines, actions, sound = shown(Reply("question", ANA.id, items=("3",)), asked())
    assert lines[0].startswith("PUEDE SER OTRA PERSONA. Se publicó que detuvieron a alguien")
    assert lines[-1] == "¿Es la persona a quien sigue?"
    assert actions == ["y3", "o3", f"q{digest(ANA.id)}"]
    assert sound


@pytest.mark.parametrize(
    ("kind", "polarity", "rings"),
    [
        (Kind.RE_ARRESTED, Polarity.HAPPENED, True),
        (Kind.DISAPPEARED, Polarity.DOUBTED, True),
        (Kind.DETAINED, Polarity.DENIED, False),
        (Kind.RELEASED, Polarity.HAPPENED, False),
        (Kind.HEARING, Polarity.HAPPENED, False),
        (Kind.DIED, Polarity.HAPPENED, False),
    ],
)
def test_what_rings(kind: Kind, polarity: Polarity, *, rings: bool) -> None:
    """Only that somebody was taken away, or is lost."""
    view = asked(about=evidence("c", kind=kind, polarity=polarity))
    assert shown(Reply("question", ANA.id, items=("3",)), view)[2] is rings


def test_a_death_is_read_in_two_steps() -> None:
    """The question says only that there is grave news; what it is, and the answers, come when they are asked for."""
    view = asked(OWN, about=evidence("c", kind=Kind.DIED, quote="Murió Y. Pantoles."))
    lines, actions, _ = shown(Reply("question", OWN, items=("3",)), view)
    assert "Murió" not in "\n".join(lines)
    assert actions == ["l3", f"q{digest(OWN)}"]
    assert done(pressed("l3"), FOLLOWER, view) == [Say(Reply("question_read", items=("3",)))]
    lines, actions, _ = shown(Reply("question_read", items=("3",)), view)
    assert lines[0] == "Estos son los detalles que pidió."
    assert "«Murió Y. Pantoles.»" in "\n".join(lines)
    assert actions[:2] == ["y3", "o3"]


def test_answers_about_a_public_entry() -> None:
    """The answer is noted, and operators see what was said."""
    assert done(pressed("y3"), FOLLOWER, asked()) == [
        Identify(3, this_one=True),
        Report("", ANA.id, "item", this_one=True),
        Say(Reply("noted_yes", ANA.id, items=("3",))),
    ]
    assert done(pressed("o3"), FOLLOWER, asked()) == [
        Identify(3, this_one=False),
        Report("", ANA.id, "item", this_one=False),
        Say(Reply("noted_no", ANA.id, items=("3",))),
    ]


@pytest.mark.parametrize("subject_id", [OWN, HIDDEN.id])
def test_answers_that_nobody_else_sees(subject_id: str) -> None:
    """Few follow a private name or an invited entry, so a report would tell who it was."""
    assert done(pressed("y3"), FOLLOWER, asked(subject_id))[:1] == [Identify(3, this_one=True)]
    assert not any(isinstance(each, Report) for each in done(pressed("o3"), FOLLOWER, asked(subject_id)))


@pytest.mark.parametrize(
    ("button", "answer", "valid"),
    [("y3", Answer.NO, True), ("y3", Answer.YES, False), ("y3", Answer.OVER, False), ("o3", Answer.NO, False),
     ("o3", Answer.YES, False), ("o3", Answer.OVER, False)],
)  # fmt: skip
def test_answering_twice(button: str, answer: Answer, *, valid: bool) -> None:
    """A "no" can be taken back; nothing else can, and what an operator settled is settled."""
    effects: list[Effect] = done(pressed(button), FOLLOWER, asked(answer=answer))
    assert (effects != GONE) is valid


@pytest.mark.parametrize("button", ["y3", "o3", "l3", "y4", "o0"])
def test_a_question_of_somebody_else_is_none(button: str) -> None:
    """Nor is one about somebody they follow no more, nor one there never was."""
    stranger = Person("other", "es", follows=(ANA.id,))
    assert done(pressed(button), stranger, asked()) == GONE
    assert done(pressed(button), replace(FOLLOWER, follows=()), asked()) == GONE


def test_thanks() -> None:
    """One line; a "no" has the way back under it, also of a place."""
    assert shown(Reply("noted_yes", OWN), FakeView())[0] == ["Gracias. Le aviso de lo que siga."]
    assert "sin saber quién lo dijo" in shown(Reply("noted_yes", ANA.id), FakeView())[0][0]
    no = Reply("noted_no", ANA.id, items=("3",))
    assert shown(no, asked())[1] == ["y3"]
    assert shown(no, FakeView())[1] == []
    labels = [label for row in say(no, FOLLOWER, asked(PLACE.id)).buttons for label, _ in row]
    assert labels == ["Sí, es este lugar"]


def test_what_an_operator_knew() -> None:
    """One calm line, and no button."""
    assert shown(Reply("question_over", ANA.id), FakeView()) == (
        ["No era esta persona, según quien revisa este servicio."],
        [],
        False,
    )
    assert "este lugar" in shown(Reply("question_over", PLACE.id), FakeView())[0][0]
