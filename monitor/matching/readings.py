"""Readings: a printed name laid beside a watched one, word by word, and what agrees, lacks or contradicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from monitor.matching.everyday import EVERYDAY
from monitor.matching.index import KNOWN, NameIndex, Watched, weigh
from monitor.matching.institution_words import NAMED_AFTER
from monitor.matching.lexicon import COMMON_GIVEN, COMMON_SURNAME, JOINTS, given_names, is_given, is_surname, surnames
from monitor.matching.names import PersonName, Unit, is_devotion, is_leader, units_of
from monitor.matching.runs import INSIDE, Run
from monitor.matching.spelling import Likeness, compare
from monitor.matching.tokens import Gap, Token
from monitor.matching.words import AND, BODIES, DETENTION, TITLES

#: Words from a given name to the surname, at most; words in a name printed surname first, at most.
_REACH, _LONGEST = 4, 8
#: Words of the name of somebody else behind it, at most.
_OTHER = 6


class Givens(StrEnum):
    """Which of the watched given names are printed."""

    ALL = "all"
    FIRST = "first"
    SHORTENED = "shortened"  # the first one, and the others as initials: Juan P. Guanipa
    MIDDLE = "middle"
    INITIALS = "initials"
    INITIAL = "initial"


class Second(StrEnum):
    """What follows the first surname."""

    SAME = "same"
    ABSENT = "absent"
    MORE = "more"  # the watched name has no second surname, the printed one goes on
    OTHER = "other"  # another surname than the watched one
    MARRIED = "married"  # "de" and another surname, as a wife's name has it


class Preceded(StrEnum):
    """What stands before the name, as if it were part of it."""

    BY_NOTHING = "nothing"
    BY_A_WORD = "word"  # with a capital letter, and no name that we know
    BY_A_NAME = "name"


class Order(StrEnum):
    """How the name is turned."""

    NATURAL = "natural"
    COMMA = "comma"
    LIST = "list"


class Extra(StrEnum):
    """Given names in print that the watched name does not have."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"
    OTHER = "other"  # in the place of a watched one
    UNKNOWN = "unknown"  # after a watched one, and perhaps a surname


@dataclass(frozen=True, slots=True)
class Reading:
    """One watched name read into the tokens ``first`` to ``last``.

    ``led``: a given name stands before it that is often left out, as José is. ``parted``: its second surname stands
    right behind it with another's given name. ``everyday``: its words are common words as well.
    ``particle``: "de" stands before its surname, and the list has none. ``shared``: with a brother or a sister.
    """

    watched: Watched
    first: int
    last: int
    givens: Givens
    second: Second
    order: Order
    extra: Extra = Extra.NONE
    slip: Likeness | None = None
    lower: bool = False
    list_like: bool = False
    preceded: Preceded = Preceded.BY_NOTHING
    joint: bool = False
    led: bool = False
    particle: bool = False
    shared: bool = False
    enumerated: bool = False
    parted: bool = False
    everyday: bool = False

    @property
    def complete(self) -> bool:
        """All the watched name is printed, and no other surname behind it."""
        second = self.watched.name.second
        return self.givens is Givens.ALL and (
            self.second is Second.SAME or (second is None and self.second is Second.ABSENT)
        )


def read_run(run: Run, previous: Run | None, tokens: list[Token], index: NameIndex) -> Iterator[Reading]:
    """Every reading of the run; ``previous`` is the run before it, for "Guanipa, Juan Pablo"."""
    units = run.units
    for at, given in enumerate(units):
        for place in range(at + 1, min(at + 1 + _REACH, len(units))):
            for watched, likeness in index.find(given.key, units[place].key, _beside(units, at, place, tokens)):
                if reading := _natural(watched, run, at, place, likeness, tokens):
                    yield reading
    for first in _starts(units):
        part = units[first:]
        if len(part) > _LONGEST:
            continue
        for surnames_first in range(1, min(3, len(part))):
            yield from _turned(part[:surnames_first], part[surnames_first:], Order.LIST, index, tokens)
    if previous and len(units) <= _LONGEST and _follows_comma(units[0], previous.units[-1]):
        for size in range(1, min(3, len(previous.units) + 1)):
            before = previous.units[-size - 1 : -size]
            if not before or not before[0].capitalised:  # or another name goes before the comma: Ana Linas, Ricardo Paz
                yield from _turned(previous.units[-size:], units, Order.COMMA, index, tokens)


def _beside(units: tuple[Unit, ...], at: int, place: int, tokens: list[Token]) -> tuple[Unit, ...]:
    """The words around a given name and a surname, with a surname joined to it by "y"."""
    near, after = units[max(0, at - 3) : place + 3], units[place].last + 2
    if place + 1 < len(units) or after >= len(tokens) or tokens[after - 1].folded not in JOINTS:
        return near
    return (*near, Unit(tokens[after].folded, after, after, Gap.SPACE))


def _starts(units: tuple[Unit, ...]) -> Iterator[int]:
    """Where a name with the surname first may begin in a run: at its start, or where capital letters do."""
    for at, unit in enumerate(units):
        if at == 0 or (unit.capitalised and not units[at - 1].capitalised):
            yield at


def _natural(
    watched: Watched, run: Run, at: int, place: int, likeness: Likeness | None, tokens: list[Token]
) -> Reading | None:
    """The watched name with its given names before the surname at ``place``."""
    units, name = run.units, watched.name
    surname = units[place]
    left = at
    while (
        left > 0
        and place - left < _REACH
        and units[left].gap in INSIDE
        and (not units[left].particles or is_devotion(units[left].key))
        and _is_given(units[left - 1], name.givens)
        and (units[left - 1].key in name.givens or not _is_said_of(units[left - 1], units[left], tokens))
        and not _is_acronym(units[left - 1], units[at], tokens)
    ):
        left -= 1
    lower = not (surname.capitalised and units[at].capitalised)
    found = _match_givens(units[left:place], name.givens)
    if found is None:
        return None
    givens, extra, skipped, slip = found
    slips = [one for one in (slip, _surname_slip(surname, watched)) if one]
    if len(slips) > 1:
        return None
    married = surname.particles == "de" or not _is_plain_given(units[place - 1])
    if surname.particles and not name.joined and extra is not Extra.NONE and married:
        return None  # "Varvara Arnau de Triabejo" has another surname, and a husband of the watched one
    second, last, second_slip = _match_second(watched, run, place, lower, tokens)
    if second_slip and slips:
        return None
    first = units[left + skipped]
    return Reading(
        watched=watched,
        first=first.first if not first.particles else first.last,
        last=last,
        givens=givens,
        second=second,
        order=Order.NATURAL,
        extra=extra,
        slip=slips[0] if slips else second_slip,
        lower=lower,
        preceded=_preceded(run, left + skipped, tokens, middle=givens is Givens.MIDDLE),
        led=skipped == 1 and is_leader(units[left].key),
        particle=surname.particles == "de" and not name.joined,
        parted=second is Second.ABSENT and bool(name.second) and _is_anothers(name, last, tokens),
        everyday=all(token.folded in EVERYDAY for token in tokens[first.first : last + 1]),
    )


def _is_dateline(tokens: list[Token], after: int) -> bool:
    """What stands before the token ``after`` is the town of a dateline: "Por Ana Paz Madrid, 23 may"."""
    near = tokens[after : after + 4]
    day = next((at for at, token in enumerate(near) if token.folded.isdigit()), None)
    return day is not None and near[day].gap in (Gap.COMMA, Gap.BREAK) and near[0].gap in (Gap.COMMA, Gap.OPEN)


def _is_said_of(unit: Unit, after: Unit, tokens: list[Token]) -> bool:
    """A given name that is rather a title, or a call in a tag: Lady Ana Paz, #LibertadAnaPaz."""
    tied = tokens[unit.last].end == tokens[after.first].start
    return unit.key in TITLES or (tied and unit.key.startswith(DETENTION))


def _is_acronym(unit: Unit, beside: Unit, tokens: list[Token]) -> bool:
    """In capitals, where the word beside is not: a party or an office, and no given name."""
    return tokens[unit.last].upper and not tokens[beside.last].upper


def _preceded(run: Run, at: int, tokens: list[Token], *, middle: bool) -> Preceded:
    """What stands before the unit ``at`` of a run, closely enough to be part of the name.

    ``middle``: the name begins with a second given name, to which a particle may belong: Ana *de los Ángeles Paz*.
    """
    before, unit = run.units[at - 1] if at else None, run.units[at]
    if before is None or not before.capitalised or unit.gap not in INSIDE:
        return Preceded.BY_NOTHING
    if middle and unit.particles not in ("", "de") and tokens[before.last].folded not in TITLES:
        return Preceded.BY_A_NAME
    if run.loud or unit.particles:
        return Preceded.BY_NOTHING
    token, tied = tokens[before.last], tokens[before.last].end == tokens[unit.first].start
    if token.upper or tied:  # in capitals, and in a tag, other words have them too
        return Preceded.BY_NOTHING
    if token.folded in TITLES or token.folded in NAMED_AFTER:
        return Preceded.BY_NOTHING
    if token.first:
        return Preceded.BY_A_NAME if is_given(before.key) else Preceded.BY_NOTHING
    known = before.initial or is_given(before.key) or is_surname(before.key)
    return Preceded.BY_A_NAME if known else Preceded.BY_A_WORD


def _is_anothers(name: PersonName, last: int, tokens: list[Token]) -> bool:
    """Somebody else bears the second surname: "Beatriz Sona y Ana San Martín", "Omar Linas, José Diarranda"."""
    at = last + 1
    if at < len(tokens) and tokens[at].folded in AND:
        at += 2 if at + 1 < len(tokens) and tokens[at + 1].folded == "a" else 1
    elif at >= len(tokens) or tokens[at].gap is not Gap.COMMA:
        return False
    other = units_of(tokens, at, min(at + _OTHER, len(tokens)))
    for place, unit in enumerate(other):
        if not unit.capitalised or (place and unit.gap not in INSIDE) or unit.key == name.surname:
            return False
        if place and unit.key == name.second:
            return True
    return False


def _turned(
    family: tuple[Unit, ...], givens: tuple[Unit, ...], order: Order, index: NameIndex, tokens: list[Token]
) -> Iterator[Reading]:
    """Surnames first: all that stands before and after the turn must be part of the watched name."""
    capital = family[0].capitalised
    while len(givens) > 1 and (givens[-1].initial or (capital and not givens[-1].capitalised)):
        givens = givens[:-1]
    for watched, likeness in index.find(givens[0].key, family[0].key, family + givens):
        name = watched.name
        more = len(givens) - len(name.givens)
        both = len(family) > 1 and family[1].key == name.second
        if likeness is Likeness.ORDER or more > both or givens[0].initial:
            continue
        words = tokens[family[0].first : givens[-1].last + 1]
        list_like = words[0].first or all(word.upper or len(word.folded) < 3 for word in words[: _size(family)])
        second = _turned_second(family, name.second, list_like=list_like)
        if second is None:
            continue
        found = _match_givens(givens, name.givens)
        if found is None or found[1] is not (Extra.AFTER if more > 0 else Extra.NONE) or found[0] is Givens.MIDDLE:
            continue
        yield Reading(
            watched=watched,
            first=family[0].first,
            last=givens[-1].last,
            givens=found[0],
            second=second,
            order=order,
            extra=found[1],
            slip=likeness,
            lower=not family[0].capitalised,
            list_like=list_like,
            enumerated=order is Order.COMMA
            and len(words) == 2
            and _is_in_list(tokens, family[0].first, givens[-1].last),
        )


def _turned_second(family: tuple[Unit, ...], second: str | None, *, list_like: bool) -> Second | None:
    """What stands behind the first surname of a name that is turned round; None if it is another name."""
    if len(family) == 1:
        return Second.ABSENT
    if family[1].key == second:
        return Second.SAME
    return Second.MORE if second is None and list_like and not is_given(family[1].key) else None


def _is_in_list(tokens: list[Token], first: int, last: int) -> bool:
    """Two words with a comma between are two of more: a comma stands before them, or "y" and a name behind."""
    after = tokens[last + 1 : last + 3]
    joined = len(after) == 2 and after[0].folded in (*JOINTS, "and") and after[1].capitalised
    return tokens[first].gap is Gap.COMMA or joined


def _size(units: tuple[Unit, ...]) -> int:
    """Tokens in these units."""
    return units[-1].last - units[0].first + 1


def _follows_comma(unit: Unit, before: Unit) -> bool:
    return unit.gap is Gap.COMMA and before.last + 1 == unit.first


def _is_given(unit: Unit, watched: tuple[str, ...]) -> bool:
    return unit.capitalised and (unit.initial or unit.key in watched or is_given(unit.key))


def _is_plain_given(unit: Unit) -> bool:
    """A given name, and not "de la Cruz" or "del Valle", which are surnames too."""
    return is_given(unit.key) and not unit.particles


def _match_givens(
    printed: tuple[Unit, ...], watched: tuple[str, ...]
) -> tuple[Givens, Extra, int, Likeness | None] | None:
    """Which given names agree, what is extra, how many extra words to leave out in front, and a slip.

    None where another first given name, or a surname, shows that somebody else is named.
    """
    whole, initials = set[int](), set[int]()
    strange: list[int] = []
    slip: Likeness | None = None
    for at, unit in enumerate(printed):
        free = [place for place in range(len(watched)) if place not in whole | initials]
        if unit.initial:
            later = (place for place in free if place > max(initials, default=-1))
            place = next((place for place in later if watched[place][0] == unit.key), None)
            if place is not None:
                initials.add(place)
            else:
                strange.append(at)
            continue
        place = next((place for place in free if watched[place] == unit.key), None)
        if place is None:
            place, likeness = _near(unit.key, watched, free)
            if place is not None and slip:
                return None
            slip = slip or likeness
        if place is not None:
            whole.add(place)
        elif is_surname(unit.key) and not is_given(unit.key):
            return None
        else:
            strange.append(at)
    matched = whole | initials
    if not matched:
        return None
    if strange and (0 not in matched or not whole):
        return None
    if not strange:
        extra, skipped = Extra.NONE, 0
    elif strange[0] == 0:
        extra, skipped = Extra.BEFORE, next(at for at in range(len(printed)) if at not in strange)
    else:
        extra, skipped = (Extra.AFTER if len(matched) == len(watched) else Extra.OTHER), 0
        if extra is Extra.AFTER and not all(is_given(printed[at].key) or printed[at].initial for at in strange):
            extra = Extra.UNKNOWN
    return _kind(whole, initials, len(watched)), extra, min(skipped, len(printed) - 1), slip


def _kind(whole: set[int], initials: set[int], count: int) -> Givens:
    if not whole:
        return Givens.INITIALS if len(initials) == count > 1 else Givens.INITIAL
    if len(whole) == count:
        return Givens.ALL
    if 0 in whole and len(whole | initials) == count:
        return Givens.SHORTENED
    return Givens.FIRST if 0 in whole else Givens.MIDDLE


def _near(printed: str, watched: tuple[str, ...], free: list[int]) -> tuple[int | None, Likeness | None]:
    family = surnames().get(printed, 0) >= KNOWN
    for place in free:
        likeness = compare(printed, watched[place], gendered=True)
        if likeness:
            weighed = weigh(likeness, given_names().get(printed, 0), COMMON_GIVEN)
            return place, Likeness.OWN if family or not weighed else weighed
    return None, None


def _surname_slip(unit: Unit, watched: Watched) -> Likeness | None:
    if unit.key in (watched.name.surname, watched.name.joined):
        return None
    likeness = compare(unit.key, watched.name.surname, gendered=False)
    return likeness and (weigh(likeness, surnames().get(unit.key, 0), COMMON_SURNAME) or Likeness.OWN)


def _match_second(
    watched: Watched, run: Run, place: int, lower: bool, tokens: list[Token]
) -> tuple[Second, int, Likeness | None]:
    """What follows the first surname, the last token of the name, and a slip in the second surname."""
    second, surname = watched.name.second, run.units[place]
    if place + 1 == len(run.units):
        joint = tokens[surname.last + 1 : surname.last + 3]
        if second and len(joint) == 2 and joint[0].folded in JOINTS and joint[1].folded == second:
            return Second.SAME, surname.last + 2, None
        return Second.ABSENT, surname.last, None
    unit = run.units[place + 1]
    if unit.gap not in (Gap.SPACE, Gap.HYPHEN, Gap.WRAP):
        return Second.ABSENT, surname.last, None
    if second and (unit.key == second or (unit.initial and second[0] == unit.key)):
        return Second.SAME, unit.last, None
    likeness = compare(unit.key, second, gendered=False) if second else None
    if likeness and surnames().get(unit.key, 0) < KNOWN:
        return Second.SAME, unit.last, likeness
    if likeness is Likeness.SOUND:
        return Second.SAME, unit.last, Likeness.USUAL
    if not _goes_on(unit, place + 1, run, lower, tokens, surname):
        return Second.ABSENT, surname.last, None
    if not second:
        return Second.MORE, surname.last, None
    if unit.particles == "de":
        return Second.MARRIED, unit.last, None
    return Second.OTHER, surname.last, None


def _goes_on(unit: Unit, at: int, run: Run, lower: bool, tokens: list[Token], surname: Unit) -> bool:
    """The unit after the surname, the one ``at`` of the run, is one more surname of the same person."""
    if unit.gap is Gap.WRAP or unit.initial or any(letter.isdigit() for letter in unit.key):
        return False
    given = is_given(unit.key) and not is_surname(unit.key)
    if given and at + 1 < len(run.units) and (lower or run.units[at + 1].capitalised):
        return False  # another person's name begins
    if lower or run.loud:
        return is_surname(unit.key) and (lower or unit.capitalised)
    if unit.particles and unit.key in BODIES:
        return False
    says = unit.key.startswith(DETENTION) and not is_surname(unit.key)
    if not unit.capitalised or says or _is_dateline(tokens, unit.last + 1):
        return False
    return is_surname(unit.key) or tokens[unit.last].upper == tokens[surname.last].upper
