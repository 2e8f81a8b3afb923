"""The rules: each says how sure one can be at most that this person is named, and why; the lowest word wins.

A rule is a function from evidence to a score from 0 to 1, or None where it has nothing to say. Its name without
``rule_`` is the id that mentions carry and ``faro why`` explains. To add one: write the function, put it into RULES,
add rows to tests/matching/cases.toml.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from monitor.matching.institutions import Bearer
from monitor.matching.lexicon import bearers_per_million, is_given
from monitor.matching.names import is_compound, is_leader
from monitor.matching.readings import Extra, Givens, Order, Preceded, Reading, Second
from monitor.matching.spelling import Likeness
from monitor.model import Tier

#: Scores from which a mention is sure, likely, weak; below the last it is none.
SURE, LIKELY, WEAK = 0.85, 0.6, 0.25

#: What a name is worth that a building beside it may bear.
EITHER = 0.64

#: People on a list for which the figures below hold; on a longer one each counts for as many more as it is longer.
USUAL = 10_000
#: A name that more than these many in a million bear is common, so common that it says little, or met everywhere.
RARE, COMMON, VERY_COMMON, EVERYWHERE = 0.2, 1.0, 15.0, 300.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reading, what stands around it, and how many people are watched."""

    reading: Reading
    context: bool
    namesake: bool
    detention: bool
    bearer: Bearer
    lower_text: bool
    tied: bool = False
    worded: bool = False
    people: int = 0

    @property
    def bearers(self) -> float:
        """How many in a million bear the printed part of the name, more the longer the list is beyond a usual one.

        Somebody else of a name on the list is met the more often, the more names there are: what is too common for a
        longer list is less so for a shorter one, and false alerts do not grow with it.
        """
        return self.others * max(1.0, self.people / USUAL)

    @property
    def others(self) -> float:
        """How many in a million bear the printed part of the name."""
        name = self.reading.watched.name
        if self.reading.givens in (Givens.ALL, Givens.SHORTENED):
            givens = name.givens
        elif self.reading.givens is Givens.MIDDLE:
            givens = name.givens[1:2]
        else:
            givens = name.givens[:1]
        return bearers_per_million(givens, name.surname)

    @property
    def middle_is_given(self) -> bool:
        """Whether the watched name's other given names surely are given names."""
        return self.reading.watched.name.certain and any(
            is_given(word) for word in self.reading.watched.name.givens[1:]
        )

    @property
    def few(self) -> bool:
        """So few bear the printed part of the name that it is enough: fewer still where nothing speaks of an arrest."""
        return self.context or self.bearers < (COMMON if self.detention else RARE)

    @property
    def far(self) -> bool:
        """A common name, and nothing around that speaks of the person or of anybody's arrest: not worth a doubt."""
        return self.bearers >= COMMON and not self.context and not self.detention


Rule = Callable[[Evidence], float | None]


def rule_full_name(evidence: Evidence) -> float | None:
    """All the watched name is printed."""
    return 1.0 if evidence.reading.complete else None


def rule_givens_surname(evidence: Evidence) -> float | None:
    """All given names and the first surname: "Rocío del Carmen San Miguel"."""
    reading = evidence.reading
    partial = reading.second is not Second.SAME and reading.watched.name.second is not None
    if reading.givens is not Givens.ALL or not partial:
        return None
    return 0.96 if evidence.few else 0.75


def rule_given_surnames(evidence: Evidence) -> float | None:
    """The first given name and both surnames: "Rocío San Miguel Sosa"."""
    reading = evidence.reading
    return 0.95 if reading.givens is Givens.FIRST and reading.second is Second.SAME else None


def rule_middle_initial(evidence: Evidence) -> float | None:
    """The first given name, the others as initials: Juan P. Guanipa."""
    return 0.95 if evidence.reading.givens is Givens.SHORTENED else None


def rule_given_surname(evidence: Evidence) -> float | None:
    """The first given name and the first surname; less sure where the first is seldom used alone (Juan Pablo)."""
    reading = evidence.reading
    if reading.givens is not Givens.FIRST or reading.second is Second.SAME:
        return None
    return 0.74 if is_compound(reading.watched.name.givens) or not evidence.few else 0.9


def rule_middle_given(evidence: Evidence) -> float | None:
    """A middle given name without the first: "Pablo Guanipa"."""
    if evidence.reading.givens is not Givens.MIDDLE:
        return None
    if not evidence.middle_is_given:
        return 0.4  # two surnames, perhaps
    if evidence.reading.second is Second.SAME:
        return 0.78
    return 0.65 if evidence.bearers < RARE and evidence.detention else 0.45


def rule_initials(evidence: Evidence) -> float | None:
    """Every given name as an initial: "J. P. Guanipa"."""
    return 0.75 if evidence.reading.givens is Givens.INITIALS else None


def rule_one_initial(evidence: Evidence) -> float | None:
    """One initial: "J. Guanipa"."""
    if evidence.reading.givens is not Givens.INITIAL:
        return None
    return 0.7 if evidence.reading.second is Second.SAME else 0.45


def rule_surname_first(evidence: Evidence) -> float | None:
    """The surname first: sure in a list or in capitals, less so inside a sentence."""
    reading = evidence.reading
    if reading.order is Order.NATURAL:
        return None
    if reading.enumerated:
        return 0.45  # two words of a list, perhaps: Redondo, Raúl
    if reading.list_like or (reading.order is Order.COMMA and len(reading.watched.name.givens) > 1):
        return 0.93
    settled = reading.order is Order.COMMA and reading.complete and evidence.bearers < RARE
    return 0.86 if settled else 0.74


def rule_slip(evidence: Evidence) -> float | None:
    """One word of a complete name is spelt otherwise: Pielieri for Pilieri, Ronald for Roland."""
    slip = evidence.reading.slip
    if slip is None:
        return None
    if slip is Likeness.SOUND and evidence.reading.complete and evidence.bearers < COMMON:
        return 0.86  # what is spoken alike is written either way, and nobody else is called so
    return {Likeness.SOUND: 0.78, Likeness.SPELT: 0.78, Likeness.USUAL: 0.5, Likeness.OWN: 0.45}.get(slip, 0.72)


def rule_slip_in_part(evidence: Evidence) -> float | None:
    """A slip in a name of which something lacks besides."""
    return 0.5 if evidence.reading.slip is not None and not evidence.reading.complete else None


def rule_slip_in_common_name(evidence: Evidence) -> float | None:
    """A slip in a name so common that the other spelling is somebody's too."""
    slip = evidence.reading.slip
    unsure = slip and evidence.bearers >= COMMON and not evidence.context and evidence.reading.second is not Second.SAME
    if not unsure:
        return None
    return 0.62 if evidence.reading.complete and evidence.bearers < EVERYWHERE else 0.5


def rule_common_name(evidence: Evidence) -> float | None:
    """Many bear this name. A complete one is told as it is, and that others bear it; a part only if less common."""
    reading = evidence.reading
    if evidence.context or reading.second is Second.SAME:
        return None
    if reading.complete:
        return SURE if evidence.others >= COMMON else None
    if evidence.bearers < COMMON:
        return None
    return 0.65 if evidence.detention and evidence.bearers < VERY_COMMON else 0.45


def rule_other_second_surname(evidence: Evidence) -> float | None:
    """Another second surname is another person."""
    return 0.0 if evidence.reading.second is Second.OTHER else None


def rule_longer_name(evidence: Evidence) -> float | None:
    """The printed name goes on with a surname that the list does not know: Luis López Obrador."""
    reading = evidence.reading
    if reading.second is not Second.MORE:
        return None
    if evidence.far:
        return 0.0
    whole = reading.givens is Givens.ALL and not reading.slip
    if whole and evidence.bearers < RARE:
        return 0.86 if reading.extra is Extra.NONE and evidence.detention else 0.64
    near, far = (COMMON, RARE) if reading.extra is not Extra.NONE else (VERY_COMMON, COMMON)
    few = evidence.bearers < (near if evidence.detention else far)
    return 0.64 if (whole and few) or evidence.context else 0.4


def rule_married_name(evidence: Evidence) -> float | None:
    """ "De" and another surname stand for the mother's one, as in a wife's name: Yelimar Cotúa de Rivas."""
    if evidence.reading.second is not Second.MARRIED:
        return None
    return 0.64 if evidence.bearers < COMMON / 2 or evidence.context else 0.0 if evidence.far else 0.4


def rule_de_before_surname(evidence: Evidence) -> float | None:
    """ "De" stands before a surname that the list has without: a wife's name, perhaps."""
    return 0.7 if evidence.reading.particle else None


def rule_brothers(evidence: Evidence) -> float | None:
    """The surname stands behind a brother's or sister's given name: los hermanos Yelimar y Juan Cotúa."""
    return 0.72 if evidence.reading.shared else None


def rule_other_middle_given(evidence: Evidence) -> float | None:
    """Another second given name: Carlos Raúl for Carlos Julio."""
    if evidence.reading.extra is not Extra.OTHER:
        return None
    return 0.0 if evidence.far else 0.45


def rule_extra_given(evidence: Evidence) -> float | None:
    """A given name more than the list knows, after the first one: María Andreína Oropeza."""
    if evidence.reading.extra is Extra.UNKNOWN:
        return 0.4  # a word that is no known given name there may be a surname: Juan Alnorán Santa Cruz
    if evidence.reading.extra is not Extra.AFTER:
        return None
    common = VERY_COMMON if evidence.detention else COMMON
    doubtful = evidence.bearers >= common and evidence.reading.second is not Second.SAME and not evidence.context
    sister = is_leader(evidence.reading.watched.name.givens[0])
    if evidence.reading.second is Second.SAME and evidence.bearers < RARE and not sister:
        return 0.86  # sisters share María, and hardly any other given name
    return 0.45 if doubtful else 0.7


def rule_given_before(evidence: Evidence) -> float | None:
    """Another given name stands before: Luis Enrique Márquez. José and María are often left out: José Luis Paz."""
    reading = evidence.reading
    if reading.extra is not Extra.BEFORE:
        return None
    if reading.led and not reading.slip and evidence.bearers < COMMON:
        return 0.64
    return 0.0 if evidence.far else 0.4


def rule_preceded(evidence: Evidence) -> float | None:
    """Another name, or a word with a capital letter, stands right before: Felicity Tessa Ollershurst."""
    reading = evidence.reading
    if reading.preceded is Preceded.BY_NOTHING or reading.order is not Order.NATURAL or reading.led:
        return None
    long = reading.complete and len(reading.watched.name.givens) + (reading.watched.name.second is not None) > 1
    if reading.preceded is Preceded.BY_A_NAME:
        return 0.7 if long else 0.4
    return 0.8 if long else 0.64 if reading.complete else 0.4


def rule_parted(evidence: Evidence) -> float | None:
    """The second surname is somebody else's: "Beatriz Sona y Ana San Martín" for Beatriz Sona San Martín."""
    return 0.45 if evidence.reading.parted else None


def rule_everyday_words(evidence: Evidence) -> float | None:
    """Words, and no name: "they hope price controls will end", "los Santos Reyes"."""
    small = evidence.reading.lower and not evidence.lower_text
    return 0.45 if evidence.reading.everyday and (small or evidence.worded) else None


def rule_written_together(evidence: Evidence) -> float | None:
    """Two words in one, or one in two: Villa Nueva for Villanueva, Anamaría for Ana María."""
    return (0.87 if evidence.reading.complete else 0.7) if evidence.reading.joint else None


def rule_unsettled_split(evidence: Evidence) -> float | None:
    """Part of a name whose words do not settle which is the first surname, read in the less likely way."""
    reading = evidence.reading
    return None if reading.watched.name.certain or reading.complete else 0.7


def rule_lower_case(evidence: Evidence) -> float | None:
    """Printed without capitals in a text that has them."""
    return 0.7 if evidence.reading.lower and not evidence.lower_text else None


def rule_tag(evidence: Evidence) -> float | None:
    """Run together in small letters: #juanpabloguanipa, @juanpabloguanipa."""
    return (0.87 if evidence.reading.complete else 0.7) if evidence.tied else None


def rule_institution(evidence: Evidence) -> float | None:
    """A street, a hospital, an award of that name."""
    return 0.3 if evidence.bearer is Bearer.INSTITUTION else None


def rule_institution_or_person(evidence: Evidence) -> float | None:
    """A street, a hospital, an award of that name, or somebody who is named beside it."""
    return EITHER if evidence.bearer is Bearer.EITHER else None


def rule_namesake(evidence: Evidence) -> float | None:
    """A word stands near that belongs to a known namesake, and none that belongs to the person."""
    return 0.35 if evidence.namesake and not evidence.context else None


RULES: tuple[Rule, ...] = (
    rule_full_name,
    rule_givens_surname,
    rule_given_surnames,
    rule_middle_initial,
    rule_given_surname,
    rule_middle_given,
    rule_initials,
    rule_one_initial,
    rule_surname_first,
    rule_slip,
    rule_slip_in_part,
    rule_slip_in_common_name,
    rule_common_name,
    rule_other_second_surname,
    rule_longer_name,
    rule_married_name,
    rule_de_before_surname,
    rule_brothers,
    rule_other_middle_given,
    rule_extra_given,
    rule_given_before,
    rule_preceded,
    rule_parted,
    rule_everyday_words,
    rule_written_together,
    rule_unsettled_split,
    rule_lower_case,
    rule_tag,
    rule_institution,
    rule_institution_or_person,
    rule_namesake,
)


def judge(evidence: Evidence) -> tuple[str, float]:
    """The rule that decides, by id, and the score it allows."""
    verdicts = [(score, rule) for rule in RULES if (score := rule(evidence)) is not None]
    score, rule = min(verdicts, key=lambda verdict: verdict[0])
    return rule_id(rule), score


def rule_id(rule: Rule) -> str:
    """The id of a rule, as mentions carry it."""
    return rule.__name__.removeprefix("rule_")


def tier(score: float) -> Tier | None:
    """How sure a score is; None is not to be told at all."""
    if score >= SURE:
        return Tier.SURE
    if score >= LIKELY:
        return Tier.LIKELY
    return Tier.WEAK if score >= WEAK else None
