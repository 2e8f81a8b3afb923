"""What is said: each answer as a person reads it, with the buttons under it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.bot import say
from monitor.bot.actions import Action, Verb
from monitor.bot.saying import SAYINGS
from monitor.bot.talk import Words
from monitor.locale import translator
from monitor.model import Kind, Reply, Standing, digest
from monitor.store.effects import Person
from tests.bot.fakes import ANA, CHILD, LUIS, MOTHER, OWN, PLACE, FakeView, alert_row, of

FOLLOWER = replace(MOTHER, follows=(ANA.id,))
OWNER = replace(MOTHER, names={OWN: "yorkel pantoles"}, follows=(OWN,))


def read(reply: Reply, person: Person = MOTHER, view: FakeView | None = None) -> str:
    """The whole text."""
    return say(reply, person, view or FakeView()).message.text


def actions(reply: Reply, person: Person = MOTHER, view: FakeView | None = None) -> list[str]:
    """What the buttons stand for, in order."""
    return [action for row in say(reply, person, view or FakeView()).buttons for _, action in row]


def test_everything_that_can_be_said_has_words() -> None:
    """Every kind has its function, and none is left over."""
    assert set(SAYINGS) == set(Words)


def test_another_kind_is_a_bug() -> None:
    """What is no kind of ours raises, and is seen."""
    with pytest.raises(KeyError):
        say(Reply("nonsense"), MOTHER, FakeView())


def test_the_welcome() -> None:
    """What this does, what Telegram sees, what nobody here asks for, and what to write next."""
    assert read(Reply("welcome")).splitlines() == [
        "Aquí puede pedir avisos de noticias sobre una persona o un lugar.",
        "Las buenas noticias llegan cuando alguien que puede saberlo las confirma.",
        "Todo lo demás llega enseguida, y dice si está sin confirmar.",
        "Telegram puede ver lo que usted escribe aquí y lo que recibe.",
        "Este servicio nunca llama ni pide dinero. Si alguien cobra por una libertad, es una estafa.",
        "Para empezar, escriba /seguir y el nombre y apellido.",
        "Todo lo que se puede hacer: /ayuda. Lo que se guarda: /privacidad.",
    ]


@pytest.mark.parametrize("kind", ["welcome", "welcome_back", "help"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_the_warning_is_everywhere_it_must_be(kind: str, language: str) -> None:
    """Whoever begins, or asks for help, reads that nobody here asks for money."""
    assert translator(language)("line.scam") in read(Reply(kind), replace(MOTHER, language=language))


def test_a_person_is_spoken_to_in_their_language() -> None:
    """English names of commands for those who read English."""
    assert "/follow" in read(Reply("welcome"), replace(MOTHER, language="en"))
    assert "/seguir" not in read(Reply("help"), replace(MOTHER, language="en"))


def test_known() -> None:
    """That somebody is followed, what is known, and how to stop; with a button for that."""
    view = FakeView(stories=(of(ANA),))
    lines = read(Reply("known", ANA.id), FOLLOWER, view).splitlines()
    assert lines[0] == "Desde ahora le aviso de Ana Lucía Zambrano Oropel."
    assert lines[1] == "Esto es lo que se sabe hoy de Ana Lucía Zambrano Oropel."
    assert "SIN CONFIRMAR. Ana Lucía Zambrano Oropel: el medio La Ventana dice que salió de prisión." in lines[2]
    assert lines[-1] == "Para dejar de seguir: /quitar."
    assert actions(Reply("known", ANA.id), FOLLOWER, view) == [str(Action(Verb.QUIT, key=digest(ANA.id)))]


def test_known_of_a_place() -> None:
    """A place is spoken of as one."""
    person = replace(MOTHER, follows=(PLACE.id,))
    assert "En Internado Judicial Ejemplo I" in read(Reply("known", PLACE.id), person, FakeView(stories=(of(PLACE),)))


def test_nothing_known_is_not_no_news() -> None:
    """Silence is said to be silence, and how much was read."""
    text = read(Reply("known", ANA.id), FOLLOWER)
    assert "No encontramos nada en las 43 fuentes que leímos; puede haber noticias que no vemos." in text


def test_a_death_is_never_shown_in_passing() -> None:
    """Neither on following nor under "more" before it was told; afterwards, only that it can be read."""
    death = of(ANA, Kind.DIED, Standing.CONFIRMED)
    view = FakeView(stories=(death, of(ANA, number=2)), alerts={4: alert_row(4, death)})
    for kind in ("known", "more"):
        assert "murió" not in read(Reply(kind, ANA.id), FOLLOWER, view)
        assert "grave" not in read(Reply(kind, ANA.id), FOLLOWER, view)
    view.told[FOLLOWER.id, death.id] = 4
    assert "grave" not in read(Reply("known", ANA.id), FOLLOWER, view)
    text = read(Reply("more", ANA.id), FOLLOWER, view)
    assert text.startswith("Hay una noticia grave sobre Ana Lucía Zambrano Oropel. Léala con alguien a su lado.")
    assert "murió" not in text
    assert actions(Reply("more", ANA.id), FOLLOWER, view) == ["r4", "t4"]
    muted = replace(FOLLOWER, muted=frozenset({death.id}))
    assert "grave" not in read(Reply("more", ANA.id), muted, view)


def test_what_was_held_back() -> None:
    """Why it was not told, and what is known now; a death is not among it, and who is not followed is nobody."""
    view = FakeView(stories=(of(ANA), of(ANA, Kind.DIED, number=2)))
    lines = read(Reply("held", ANA.id), FOLLOWER, view).splitlines()
    assert lines[0] == "No le contamos todo esto antes, porque faltaba confirmarlo."
    assert lines[1] == "Esto es lo que se sabe hoy de Ana Lucía Zambrano Oropel."
    assert "SIN CONFIRMAR. Ana Lucía Zambrano Oropel: el medio La Ventana dice que salió de prisión." in lines[2]
    assert not any("murió" in line for line in lines)
    assert actions(Reply("held", ANA.id), FOLLOWER, view) == [str(Action(Verb.QUIT, key=digest(ANA.id)))]
    assert read(Reply("held", ANA.id), MOTHER, view) == "Esta opción ya no vale."


def test_a_muted_story_is_not_shown() -> None:
    """What a person said is about somebody else is not told them again."""
    muted = replace(FOLLOWER, muted=frozenset({of(ANA).id}))
    assert "SIN CONFIRMAR" not in read(Reply("more", ANA.id), muted, FakeView(stories=(of(ANA),)))


def test_grave_details() -> None:
    """The details stand behind a line that a locked telephone may show, with whom to talk to below."""
    death = of(ANA, Kind.DIED)
    view = FakeView(stories=(death,), alerts={4: alert_row(4, death)})
    lines = read(Reply("grave", alert=4), FOLLOWER, view).splitlines()
    assert lines[0] == "Estos son los detalles que pidió."
    assert "dice que murió" in lines[1]
    assert "Nadie que pueda saberlo lo ha confirmado todavía." in lines
    assert actions(Reply("grave", alert=4), FOLLOWER, view) == ["t4", "w4", "s4"]


def test_grave_details_as_they_stand() -> None:
    """Read later, they say what is known later."""
    death = of(ANA, Kind.DIED, Standing.DENIED)
    view = FakeView(stories=(death,), alerts={4: alert_row(4, death)})
    assert "DESMENTIDO. Ana Lucía Zambrano Oropel vive" in read(Reply("grave", alert=4), FOLLOWER, view)


def test_grave_details_of_nobody_else() -> None:
    """Another's alert, a story that is gone, and somebody who left the lists: no longer valid."""
    death = of(ANA, Kind.DIED)
    gone = "Esta opción ya no vale."
    assert read(Reply("grave", alert=4), FOLLOWER, FakeView(stories=(death,))) == gone
    assert read(Reply("grave", alert=4), FOLLOWER, FakeView(alerts={4: alert_row(4, death)})) == gone
    nobody = FakeView(known=(), stories=(death,), alerts={4: alert_row(4, death)})
    assert read(Reply("grave", alert=4), FOLLOWER, nobody) == gone


def test_whom_to_talk_to() -> None:
    """Somebody close or an organisation; never a number; and the way to the news."""
    text = read(Reply("talk", alert=4), FOLLOWER)
    assert "un familiar" in text
    assert "una organización" in text
    assert not any(letter.isdigit() for letter in text)
    assert actions(Reply("talk", alert=4), FOLLOWER) == ["r4"]


def test_the_list() -> None:
    """Everybody on a line: a minor by initials, one's own names as they were typed, in their order."""
    person = replace(OWNER, follows=(ANA.id, OWN, CHILD.id, "left"))
    assert read(Reply("list"), person).splitlines() == [
        "Usted sigue a:",
        "Ana Lucía Zambrano Oropel",
        "yorkel pantoles",
        "R. E. Q. O.",
        "(alguien de quien aquí ya no hay noticias)",
    ]
    assert "Todavía no sigue a nadie." in read(Reply("list"))


def test_a_list_of_nine_hundred() -> None:
    """An advocate's list is all there."""
    people = tuple(replace(ANA, id=f"p{n}", name=f"Ana Zambrano {n}") for n in range(900))
    person = replace(MOTHER, follows=tuple(one.id for one in people))
    assert len(say(Reply("list"), person, FakeView(known=people)).message.body) == 900


def test_pages() -> None:
    """Eight on a page, with a way on and back; a page that is gone is the last one."""
    person = replace(MOTHER, follows=tuple(f"p{n}" for n in range(20)))
    first = actions(Reply("page", items=("0",)), person)
    assert first[-1] == "p1"
    assert len(first) == 9
    assert actions(Reply("page", items=("1",)), person)[-2:] == ["p0", "p2"]
    assert actions(Reply("page", items=("2",)), person)[-1] == "p1"
    assert actions(Reply("page", items=("99",)), person) == actions(Reply("page", items=("2",)), person)
    assert len(actions(Reply("page", items=("0",)), OWNER)) == 1
    assert actions(Reply("page", items=("0",))) == []


def test_which_of_several() -> None:
    """Those who may be meant, and that there are more; those dropped meanwhile are left out."""
    person = replace(MOTHER, follows=tuple(f"p{n}" for n in range(20)))
    items = tuple(f"p{n}" for n in range(9))
    assert len(actions(Reply("which", items=items), person)) == 8
    assert "Hay más con ese nombre." in read(Reply("which", items=items), person)
    assert "Hay más" not in read(Reply("which", items=items[:8]), person)
    assert actions(Reply("which", items=items)) == []


def test_unfollowed() -> None:
    """One line and a way back; a name of one's own is not repeated."""
    assert read(Reply("unfollowed", ANA.id)) == "Hecho. Ya no recibirá avisos de Ana Lucía Zambrano Oropel."
    assert actions(Reply("unfollowed", ANA.id)) == [str(Action(Verb.FOLLOW, key=digest(ANA.id)))]
    assert actions(Reply("unfollowed", CHILD.id)) == []
    offered = replace(MOTHER, offered={OWN: "Yorkel Pantoles"})
    again = Reply("unfollowed", "~1", items=(OWN,))
    assert "Yorkel" not in read(again, offered)
    assert actions(again, offered) == [f"n{OWN}"]
    assert actions(again) == []
    assert actions(Reply("unfollowed", LUIS.id), FOLLOWER)[-1] == "p0"


def test_a_name_that_was_looked_up() -> None:
    """When the search is done, that is said, with what was found and what comes next."""
    lines = read(Reply("name_done", OWN), OWNER).splitlines()
    assert lines[0] == "Terminé de buscar el nombre que usted anotó."
    assert lines[1].startswith("No encontramos nada")
    assert lines[-1] == "Desde ahora le aviso de lo que se publique."
    assert "yorkel" not in "\n".join(lines)
    story = of(replace(ANA, id=OWN))
    assert "SIN CONFIRMAR. yorkel pantoles" in read(Reply("name_done", OWN), OWNER, FakeView(stories=(story,)))
    assert read(Reply("name_done", OWN)) == "Usted ya no sigue ese nombre."


def test_what_was_dropped_meanwhile() -> None:
    """An answer about somebody no longer followed says nothing of them."""
    for kind in ("known", "more"):
        assert read(Reply(kind, ANA.id)) == "Esta opción ya no vale."
        assert read(Reply(kind, OWN)) == "Esta opción ya no vale."


def test_candidates() -> None:
    """The names stand on the buttons; a common one says what would help."""
    reply = Reply("candidates", OWN, items=("", ANA.id, "left"))
    assert read(reply) == "¿A quién quiere seguir?"
    assert actions(reply) == [str(Action(Verb.FOLLOW, key=digest(ANA.id))), f"n{OWN}"]
    assert "segundo apellido" in read(Reply("candidates", items=("common", ANA.id)))


def test_erasing() -> None:
    """What is erased, and what is not; two buttons."""
    assert actions(Reply("forget_ask")) == ["x", "k"]
    text = read(Reply("forget_ask"))
    assert "Quedan en su teléfono y en Telegram hasta que usted los borre allí." in text
    assert "Si vuelve a escribir aquí, este chat empieza de cero." in read(Reply("forgotten"))
    assert read(Reply("kept")) == "No se borró nada."


def test_already() -> None:
    """Somebody of the lists is named, a name of one's own is not repeated."""
    assert read(Reply("already", ANA.id)).startswith("Usted ya sigue a Ana Lucía Zambrano Oropel.")
    for subject in (OWN, ""):
        assert read(Reply("already", subject), OWNER).startswith("Usted ya sigue ese nombre.")


def test_limits_are_said() -> None:
    """How many fit, and how to make room."""
    assert "50" in read(Reply("full", items=("names",)))
    assert "2000" in read(Reply("full", items=("followed",)))


def test_a_name_asked_can_be_dropped() -> None:
    """While it is being searched for, one tap stops it."""
    assert actions(Reply("name_asked", OWN), OWNER) == [str(Action(Verb.QUIT, key=digest(OWN)))]
    assert actions(Reply("name_asked", OWN)) == []
