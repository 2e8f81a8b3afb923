"""Says who speaks: by what they are to the person, or by the label in our config; never by a relative's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from monitor.locale import Texts
from monitor.messages.plain import label
from monitor.model import Evidence, Origin, Relation, Role, Source, Standing, Story

#: Voices that have no name of their own in a message, only what they are.
_NAMELESS = frozenset({Role.FAMILY, Role.LAWYER, Role.SELF})
#: Voices that a text calls by their office.
_CALLED = frozenset({Role.PRESS, Role.PARTY, Role.GOVERNMENT})
_ARTICLE = re.compile(r"(?:el|la|un|una) \w", re.IGNORECASE)
_OF_SOMEBODY = frozenset(Relation) - {Relation.LAWYER}


def who(origin: Origin | None, sources: Mapping[str, Source], texts: Texts, *, place: bool = False) -> str:
    """ "su hijo", "la ONG Foro Penal", "el medio estatal …": fits before and after "dice".

    ``place``: what is told is about a place, which has no son; its relatives are those of someone inside.
    """
    if origin is None:
        return texts("who.unknown")
    source = sources.get(origin.key.removeprefix("source:"))
    if source is not None:
        return texts(f"who.source.{source.role}", label=label(source.name))
    if place and (origin.role is Role.FAMILY or origin.relation in _OF_SOMEBODY):
        return texts("who.place.self" if origin.relation is Relation.SELF else "who.place.family")
    if origin.relation is not None and not place:
        return texts(f"who.relation.{origin.relation}")
    if origin.role is None:
        return texts("who.quoted", outlet=outlet_name(next(iter(origin.carriers), ""), sources, texts))
    name = label(origin.label)
    article = texts.language == "es" and _ARTICLE.match(name)
    if article and origin.role in _CALLED:
        return name[0].lower() + name[1:]  # "el periodista …", "la Fiscalía": says by itself what it is
    if origin.role in _NAMELESS or name[:1].isupper() or article:  # "fuentes extraoficiales" name nobody
        return texts(f"who.voice.{origin.role}", label=name)
    return texts(f"who.role.{origin.role}")


def outlet_name(source_id: str, sources: Mapping[str, Source], texts: Texts) -> str:
    """The source's label from our config; a source that left it has none."""
    source = sources.get(source_id)
    return label(source.name) if source is not None else texts("who.unknown")


def all_who(
    origins: Iterable[Origin], sources: Mapping[str, Source], texts: Texts, *, place: bool = False
) -> tuple[str, ...]:
    """Every voice once, in order: two outlets that quote "su hijo" are still one son."""
    return tuple(dict.fromkeys(who(origin, sources, texts, place=place) for origin in origins))


def capitalised(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def lead_origin(story: Story) -> Origin | None:
    """Whose word the quoted evidence is: a reprint speaks for the origin it copies."""
    holds = (origin for origin in story.origins if story.lead.claim.id in origin.claims)
    return next(holds, next(iter(story.origins), None))


def denying(story: Story) -> tuple[Origin, ...]:
    """Who denies it, the voice that decided it first."""
    rest = tuple(origin for origin in story.denials if story.denied_by is None or origin.key != story.denied_by.key)
    return (story.denied_by, *rest) if story.denied_by is not None else rest


def quotable(story: Story) -> Evidence:
    """What to quote and where it was read: the denial of what is denied, the lead of everything else."""
    return story.denial if story.standing is Standing.DENIED and story.denial is not None else story.lead
