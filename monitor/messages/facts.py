"""The lines under the verdict, one function each: who says so, what is known, where it was read, why it came."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from monitor.locale import Texts
from monitor.locale.dates import day, moment
from monitor.messages.plain import label, link, quoted
from monitor.messages.scene import Cites, Scene
from monitor.messages.verdicts import FULL, taken_back
from monitor.messages.voices import denying, lead_origin
from monitor.model import (
    GOOD_NEWS,
    Claim,
    Kind,
    Level,
    Origin,
    Polarity,
    Reason,
    Relation,
    Role,
    Standing,
    Story,
    Subject,
    SubjectType,
    Tier,
)

#: Kinds whose detail is where it happened, or where to.
_PLACED = frozenset({Kind.DETAINED, Kind.LOCATED, Kind.TRANSFERRED, Kind.HOUSE_ARREST, Kind.RE_ARRESTED})


def voices(scene: Scene, *, edited: bool = False, after_said: bool = False) -> list[str]:
    """Who says so, who confirms, and who denies it: both sides, where there are two.

    ``after_said``: the line before is what had been said, not what is denied.
    """
    story = scene.story
    against = denying(story)
    if story.standing is not Standing.DENIED:
        said = _asserting(scene, edited=edited)
        return [*said, scene.numbered("line.denied_by", against)] if against else said
    if taken_back(story):
        return [scene.spoken("line.taken_back", against[:1])]
    key = "line.said_by" if after_said else "line.contrary"
    said = [scene.numbered(key, story.origins)] if story.origins else []
    alone = len(scene.who(against)) < 2  # the first line names the one who denies it
    return said if alone else [*said, scene.numbered("line.denied_by", against)]


def _asserting(scene: Scene, *, edited: bool) -> list[str]:
    """Who confirms, and who else says so; origins are counted, never copies."""
    story = scene.story
    confirmed = story.standing is Standing.CONFIRMED
    named = story.confirmed_by if confirmed else lead_origin(story)
    lines = [_confirmation(scene)] if confirmed else []
    others = tuple(origin for origin in story.origins if named is None or origin.key != named.key)
    independent = len({_interest(origin) for origin in (*story.origins, *([named] if named else []))})
    if not others:
        return lines
    if independent < 2:
        return [*lines, scene.numbered("line.also", others)] if edited or confirmed else lines
    if not edited and not confirmed:
        return [scene.spoken("line.says_many", story.origins, n=independent)]
    return [*lines, scene.numbered("line.also", others), scene.texts("line.independent", n=independent)]


def _interest(origin: Origin) -> str:
    """Whose interest an origin speaks for: the state's media and its authorities are not independent of each other."""
    return "state" if origin.role in (Role.GOVERNMENT, Role.STATE_MEDIA) else origin.key


def doubts(scene: Scene) -> list[str]:
    """That the name may be someone else's, and that this turns round what was known."""
    lines = [] if scene.story.withdrawn else identity(scene.story, scene.texts, place=scene.place)
    if scene.alert.reason is Reason.REVERSED:
        lines.append(scene.texts("line.reversed"))
    return lines


def identity(story: Story, texts: Texts, *, place: bool) -> list[str]:
    """That somebody else may be meant, or that others bear the name; nothing where it is sure."""
    if story.tier is not Tier.SURE:
        return [texts("line.likely_place" if place else "line.likely")]
    return [texts("line.common")] if story.common else []


def details(scene: Scene) -> list[str]:
    """Place, sentence or number, the day the text speaks of, and when it was published."""
    return [*_detail(scene), *days(scene)]


def days(scene: Cites) -> list[str]:
    """The day the text speaks of, and when it was published."""
    published, spoken_of = scene.evidence.published, scene.evidence.claim.when
    lines = []
    if spoken_of is not None and spoken_of != published.astimezone(scene.zone).date():
        lines.append(scene.texts("line.when", day=day(scene.texts, spoken_of, scene.zone, year_of=published)))
    return [*lines, scene.texts("line.published", when=moment(scene.texts, published, scene.zone))]


def quote(scene: Cites) -> list[str]:
    """The sentence itself, for those who cannot open the link; none for a minor, whom it would name."""
    if scene.subject.minor:
        return []
    marks = scene.texts("quote.link"), scene.texts("quote.number")
    claim = scene.evidence.claim
    text = quoted(_without_relative(claim), *marks, _written(scene.subject))
    return [scene.texts("line.quote", outlet=scene.outlet, quote=text)] if text else []


def read_at(scene: Cites) -> list[str]:
    """Outlet, host and the item's own link; a link that spells a minor's name is left out."""
    found = link(scene.evidence.url)
    if found is None:
        return [scene.texts("line.outlet_only", outlet=scene.outlet)]
    host, url = found
    line = scene.texts("line.outlet", outlet=scene.outlet, host=host)
    return [line] if scene.subject.minor and _spells(url, scene.subject.name) else [line, url]


def why(scene: Scene) -> str:
    """Why this person gets it."""
    level = scene.alert.subscription.level
    plain = scene.story.kind is Kind.DIED or (level is Level.DEFAULT and scene.story.kind not in GOOD_NEWS)
    return scene.texts("line.why.plain" if plain else f"line.why.{level}", name=scene.name)


def scam(scene: Scene) -> list[str]:
    """The warning under everything that speaks of a release: extortionists read the same news."""
    return [scene.texts("line.scam")] if scene.story.kind in GOOD_NEWS else []


def _without_relative(claim: Claim) -> str:
    """The quote without the name of a relative who speaks in it: they did not ask to be in anyone's phone."""
    speaker = claim.speaker
    if speaker is None or speaker.relation in (None, Relation.SELF):
        return claim.quote
    name = re.search(r"[^\W\d_a-z]\w+(?: (?:de |la |del |los )*[^\W\d_a-z]\w+)+", speaker.label)
    return claim.quote.replace(name.group(), "…") if name else claim.quote


def _written(subject: Subject) -> tuple[str, ...]:
    """How the name may stand in a text: whole, by an alias, or as one given name with one surname."""
    words = subject.name.split()
    whole = (subject.name, *subject.aliases)
    if subject.type is SubjectType.FACILITY or len(words) not in (3, 4):
        return whole
    return (*whole, f"{words[0]} {words[-2]}")  # Juana (María) Pérez Gil: "Juana Pérez"


def _confirmation(scene: Scene) -> str:
    """Who confirms, and since when where that is known: from the quoted text, or from the change that is told."""
    story = scene.story
    since: datetime | None = None
    voice = (story.confirmed_by,) if story.confirmed_by is not None else ()
    if story.lead.claim.id in {claim for origin in voice for claim in origin.claims}:
        since = story.lead.published
    elif scene.alert.reason is Reason.CONFIRMED:
        since = story.updated
    if since is None:
        return scene.spoken("line.confirms", voice)
    return scene.spoken("line.confirms_since", voice, day=day(scene.texts, since, scene.zone))


def _detail(scene: Scene) -> list[str]:
    story, texts = scene.story, scene.texts
    lines = []
    detail = label(story.detail)
    if detail.isdigit() and scene.place:
        lines.append(texts("line.count", detail=detail))
    elif detail and story.kind in _PLACED and not detail.isdigit():
        lines.append(texts("line.place", detail=detail))
    elif detail.isdigit() and story.kind is Kind.SENTENCED:
        lines.append(texts("line.sentence", detail=detail))
    out = story.kind is Kind.RELEASED and not scene.place
    holds = story.polarity is Polarity.HAPPENED and story.standing is Standing.CONFIRMED and not story.withdrawn
    if out and holds and detail != FULL:
        lines.append(texts("line.not_full"))
    return lines


def _spells(url: str, name: str) -> bool:
    """Whether the address has a part of the name in it, accents aside: "ana" as a word, "quintero" anywhere."""
    folded = _folded(url)
    words = re.split(r"[\W_]+", folded)
    parts = [part for part in re.split(r"[\W_]+", _folded(name)) if len(part) > 2]
    return any(part in words or (len(part) > 4 and part in folded) for part in parts)


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
