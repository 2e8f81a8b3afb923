"""Weighing: whether the words of a form name their place here, how surely, and by which rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monitor.matching.finding import Finding
from monitor.matching.lexicon import is_given
from monitor.matching.places.clues import (
    is_beside_organisation,
    is_elsewhere,
    is_held_straight,
    is_loud,
    is_moved_there,
    is_of_something_else,
    is_on_a_road,
    is_settled,
)
from monitor.matching.places.forms import Form, Kind
from monitor.matching.places.heads import Lead, is_law
from monitor.matching.places.numbers import more_numbers
from monitor.matching.places.scene import Scene, scene_of
from monitor.matching.places.spots import Spot
from monitor.matching.places.vocabulary import ARTICLES, GENERIC, HEADS, ORGANISATIONS
from monitor.matching.rules import LIKELY
from monitor.matching.surroundings import Surroundings
from monitor.matching.tokens import Gap, Token

#: Letters: a single word so long is a name in small letters too.
_LONG = 7
#: Articles that a prison has and the curve of the same name has not: "el helicoide", "una helicoide".
_HIS = frozenset({"al", "del", "el"})


def weigh(tokens: list[Token], found: Iterable[Spot], around: Surroundings) -> Iterator[Finding]:
    """The findings among ``found``, spots in the order of the text."""
    lead, previous = Lead.NOTHING, -1
    for spot in found:
        scene = scene_of(tokens, spot, around, previous, lead)
        findings = list(_of(scene))
        if findings:
            lead, previous = scene.head.lead, max(finding.last for finding in findings)
        yield from findings


def _of(scene: Scene) -> Iterator[Finding]:
    """What the forms at one spot name."""
    spot = scene.spot
    numbered = [form for form in spot.forms if form.number]
    if spot.glued:
        for form in _one_each(spot.forms):
            yield from _one(scene, form)
        return
    if spot.number and numbered:
        for form in _one_each(form for form in numbered if form.number == spot.number.value):
            yield from _one(scene, form)
        whole = [form for form in numbered if form.kind is Kind.WHOLE]
        for number in more_numbers(scene.tokens, spot.number) if whole else ():
            for form in _one_each(form for form in whole if form.number == number.value):
                yield Finding(form.subject, form.alias, "place_in_list", 0.9, number.first, number.last)
        return
    plain = _one_each(form for form in spot.forms if not form.number)
    best = [form for form in plain if form.kind is Kind.WHOLE] or [form for form in plain if form.kind < Kind.DERIVED]
    candidates = best or plain
    shared = len(candidates) > 1
    for form in candidates:
        family = bool(numbered) and form.kind in (Kind.BARE, Kind.FAMILY)
        yield from _one(scene, form, shared=shared, family=family)


def _one_each(forms: Iterable[Form]) -> list[Form]:
    """Per subject the form that needs least."""
    best: dict[int, Form] = {}
    for form in sorted(forms, key=lambda form: (form.kind, form.acronym, form.article)):
        best.setdefault(form.subject, form)
    return [best[subject] for subject in sorted(best)]


def _one(scene: Scene, form: Form, *, shared: bool = False, family: bool = False) -> Iterator[Finding]:
    if form.person:
        judged = _person(scene, form, shared=shared)
    elif form.kind is Kind.WHOLE:
        judged = _whole(scene, form)
    elif form.kind is Kind.DERIVED:
        judged = _derived(scene)
    elif form.words[0] in ORGANISATIONS:
        judged = _organisation(scene)
    else:
        judged = _bare(scene, form)
        if judged and judged[1] >= LIKELY and family:
            judged = "place_family", 0.65
        elif judged and judged[1] >= LIKELY and shared:
            judged = "place_ambiguous", 0.45
    if judged:
        rule, score = judged
        yield Finding(form.subject, form.alias, rule, score, scene.begin, scene.end)


def _whole(scene: Scene, form: Form) -> tuple[str, float] | None:
    """A name that needs nothing beside it."""
    spot, tokens = scene.spot, scene.tokens
    single = len(form.words) == 1
    if tokens[spot.first].folded in HEADS and is_law(tokens, spot.first):
        return None
    if form.acronym and single and not form.number and not spot.glued and not _is_acronym(scene):
        return None
    town = (form.number or not form.article) and (is_settled(tokens, spot.first) or is_on_a_road(tokens, spot.first))
    if single and not scene.led and (town or _is_a_product(scene)):
        return ("place_near_clue", 0.7) if scene.held else None
    if form.number and not scene.led and is_elsewhere(tokens, spot.first, scene.end):
        return None
    short = len(form.words) + bool(form.number) < 3
    if form.proper and short and not scene.capital and not _in_small_letters(scene, form):
        return None
    if spot.slip:
        return "place_misspelt", 0.75
    if form.proper and short and not (scene.capital or form.number or scene.led or scene.held or scene.around.is_lower):
        return "place_in_small_letters", 0.7
    return "place_name", 0.97


def _is_a_product(scene: Scene) -> bool:
    """ "Rodeo 2 Pro": a capital goes on behind the figure."""
    number, after = scene.spot.number, scene.end + 1
    if number is None or after >= len(scene.tokens) or is_loud(scene.tokens, number.first):
        return False
    digits = scene.tokens[number.last].folded.isdigit()
    return digits and scene.tokens[after].gap is Gap.SPACE and scene.tokens[after].capitalised


def _is_acronym(scene: Scene) -> bool:
    """In capitals, or as newsrooms print long ones ("Inof") where no sentence begins."""
    token = scene.tokens[scene.spot.first]
    if token.text.isupper():
        return True
    return token.capitalised and len(token.folded) > 3 and (not token.first or scene.held)


def _in_small_letters(scene: Scene, form: Form) -> bool:
    """A name in small letters: of a text that has no capitals, or beside a word of prison."""
    if form.number:
        number = scene.spot.number
        upper = number is not None and scene.tokens[number.first].text.isupper() and not number.value.isdigit()
        return upper or scene.around.is_lower or scene.led or scene.held
    long = max(map(len, form.words)) >= _LONG
    first = scene.spot.first
    article = first > 0 and scene.tokens[first - 1].folded in _HIS
    return scene.led or (long and (scene.held or scene.around.is_lower or article) and not scene.spot.slip)


def _bare(scene: Scene, form: Form) -> tuple[str, float] | None:
    """A word that is also a town's or a thing's."""
    spot, tokens = scene.spot, scene.tokens
    if form.article and not spot.glued and (not spot.first or tokens[spot.first - 1].folded not in ARTICLES):
        return None
    if is_elsewhere(tokens, spot.first, scene.end):
        return None
    if scene.led:
        if spot.slip:
            return "place_misspelt", 0.75
        if form.words[-1] in GENERIC and scene.owner is None and scene.head.lead is not Lead.ORGANISATION:
            return "place_near_clue", 0.7
        return ("place_after_prison_word", 0.88) if scene.capital else ("place_in_small_letters", 0.7)
    small = (scene.around.is_lower or not form.article) and is_held_straight(tokens, spot.first)
    if scene.address or not (scene.capital or small):
        return None
    if is_of_something_else(tokens, spot.first, scene.end, scene.around):
        return None
    if scene.held or scene.head.lead is Lead.SOME or is_beside_organisation(tokens, spot.first):
        return ("place_misspelt", 0.62) if spot.slip else ("place_near_clue", 0.7)
    return ("place_moved_there", 0.4) if is_moved_there(tokens, spot.first) and not spot.slip else None


def _derived(scene: Scene) -> tuple[str, float] | None:
    """A word out of a longer name: only straight behind a definite word for a prison."""
    definite = scene.head.lead in (Lead.PRISON, Lead.ORGANISATION) or scene.behind is not None
    if not definite or not scene.capital or scene.spot.slip or is_elsewhere(scene.tokens, scene.spot.first, scene.end):
        return None
    return "place_by_part_of_name", 0.7


def _organisation(scene: Scene) -> tuple[str, float] | None:
    """An organisation stands for its cells only behind a word for them, or for being held, and at no other seat."""
    spot, tokens = scene.spot, scene.tokens
    after = spot.last + 1
    if after + 1 < len(tokens) and tokens[after].folded in ("en", "de", "in", "at") and tokens[after].gap < Gap.BREAK:
        return None
    at = spot.first - 1
    while at >= 0 and tokens[at + 1].gap < Gap.COMMA and tokens[at].folded in ARTICLES:
        at -= 1
    inside = at >= 0 and tokens[at + 1].gap < Gap.COMMA and tokens[at].folded in ("en", "in", "at")
    seat = scene.head.lead in (Lead.PRISON, Lead.SOME)
    if spot.slip or not (seat or (inside and scene.held) or is_held_straight(tokens, spot.first)):
        return None
    return "place_near_clue", 0.65


def _person(scene: Scene, form: Form, *, shared: bool) -> tuple[str, float] | None:
    """A nickname, or a name that is a fixed phrase."""
    if form.proper and not scene.capital and (form.kind is Kind.BARE or len(form.words) < 3):
        return None
    if form.kind is Kind.WHOLE:
        return "alias", 0.9 if len(form.words) > 1 else 0.65
    first = scene.spot.first
    before = scene.tokens[first - 1] if first and scene.tokens[first].gap in (Gap.SPACE, Gap.HYPHEN) else None
    if before and before.capitalised and is_given(before.folded):
        return None
    if not scene.around.is_beside_prison(first, scene.spot.last):
        return None
    return ("place_ambiguous", 0.45) if shared else ("alias_near_clue", 0.7)
