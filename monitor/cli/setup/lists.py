"""The first watchlists: those that ship, and the names of public persons that the operator types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import tomlkit

from monitor.bot.names import refusal, tidy
from monitor.cli.advising import advised
from monitor.cli.setup.talk import Talk
from monitor.cli.setup.writing import New
from monitor.cli.show import show
from monitor.config import Config
from monitor.errors import ConfigError
from monitor.model import Basis
from monitor.watchlists import shipped_watchlists
from monitor.watchlists.lint import lint
from monitor.watchlists.load import Content, parse, read

OWN = "own.toml"
#: How long an entry stands unless somebody looks at it again.
STANDS = timedelta(days=365)
#: What the shipped lists hold, for the question.
_ABOUT = {"venezuela-places.toml": "cli.setup.list.places", "venezuela-figures.csv": "cli.setup.list.figures"}


@dataclass(frozen=True, slots=True)
class Typed:
    """A public person whom the operator adds."""

    name: str
    basis: Basis


def ask_lists(talk: Talk, folder: Path, before: Config | None, today: date) -> list[New]:
    """The list files to write into ``folder``; those that are there stay.

    Raises ConfigError where a list that is there has a fault.
    """
    talk.explain("cli.setup.lists.why")
    there = read([path for path in (before.watchlists if before else ()) if path.exists()])
    parse(there)
    chosen = _shipped(talk, folder, first=not there)
    contents = [*there, *(Content(new.path, new.body) for new in chosen)]
    own = _own(talk, folder / OWN, contents, today)
    return [*chosen, *([own] if own else [])]


def with_person(text: str, typed: Typed, today: date) -> str:
    """``text``, a list in TOML, with one more person at its end."""
    rows: Mapping[str, object] = {
        "name": typed.name,
        "visibility": "public",
        "basis": typed.basis.value,
        "added": today,
        "until": today + STANDS,
    }
    entry = "".join(f"{key} = {tomlkit.item(value).as_string()}\n" for key, value in rows.items())
    above = f"{text.rstrip()}\n\n" if text.strip() else ""
    return f"{above}[[people]]\n{entry}"


def _shipped(talk: Talk, folder: Path, *, first: bool) -> list[New]:
    """The shipped lists that are wanted; where there is no list yet all are, unless the answer is no."""
    chosen = []
    for name, body in shipped_watchlists().items():
        if (folder / name).exists():
            talk.say("cli.setup.list.there", file=name)
            continue
        about = talk.texts(_ABOUT[name], n=len(parse([Content(Path(name), body)]).subjects)) if name in _ABOUT else name
        if talk.yes("cli.setup.list.ask", default=first, about=about):
            chosen.append(New(folder / name, body))
    return chosen


def _own(talk: Talk, file: Path, others: Sequence[Content], today: date) -> New | None:
    """The operator's own list with the names that are typed now; None where there are none."""
    text = file.read_text("utf-8-sig") if file.exists() else ""
    others = [content for content in others if content.file != file]
    talk.explain("cli.setup.names.why")
    talk.say("cli.setup.names.families")
    added = False
    while name := tidy(talk.ask("cli.setup.names.ask")):
        if why := refusal(name):
            talk.say(f"bot.refused.{why}")
            continue
        asked = {"1": Basis.PUBLIC_FIGURE, "2": Basis.FAMILY_ASKED}
        basis = talk.choose("cli.setup.names.basis", asked, "1")
        longer = with_person(text, Typed(name, basis), today)
        if _accepted(talk, [*others, Content(file, longer.encode())]):
            text, added = longer, True
            talk.say("cli.setup.names.added", name=name)
    return New(file, text.encode()) if added else None


def _accepted(talk: Talk, contents: Sequence[Content]) -> bool:
    """Whether the last entry of the last of ``contents`` may stand; why not, or what to know of it, is said."""
    try:
        subjects = parse(contents).subjects
    except ConfigError as error:
        show(*(f"{fault.what}: {fault.todo}" for fault in error.faults))
        return False
    notes = [advised(note, talk.texts) for note in lint(subjects) if note.subject_id == subjects[-1].id]
    show(*notes)
    return not notes or talk.yes("cli.setup.names.anyway", default=True)
