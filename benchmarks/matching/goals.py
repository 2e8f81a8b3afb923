"""The goals that matching is to reach, each with what was measured, and whether it is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.matching import printed, scripts, streams
from benchmarks.matching.counting import Count, Tally, total
from benchmarks.matching.kinds import Group
from benchmarks.matching.rewritings import REWRITINGS
from benchmarks.matching.sections import Part
from benchmarks.matching.speed import Speed
from benchmarks.matching.traps import HARD

#: Ranks of tiers in a Tally: sure alone, what alerts (sure or likely), any.
SURE, ALERT, ANY = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Goal:
    """One row. ``met`` is None where it could not be measured."""

    what: str
    goal: str
    measured: str
    met: bool | None


@dataclass(frozen=True)
class Measured:
    """All parts of one run; the corpus by half of its people, None without data."""

    forms: Part
    traps: Part
    stream: Part
    places: Part
    dated: str
    scripts: Part
    newsrooms: Part
    full: Mapping[str, Part] | None
    changed: Mapping[str, Part] | None
    speeds: Sequence[Speed]
    real: bool


def goals(run: Measured) -> Iterator[Goal]:
    """Every row, read on half B where thresholds are set on half A."""
    yield _full_names(run)
    yield from _rewritings("40 kinds of rewriting", run.forms.count)
    if run.changed:
        yield from _rewritings("the same on agency news", run.changed["B"].count)
    yield _markup("every kind of markup, case, accent, title", run.forms.count)
    yield _newsrooms(run)
    yield from _traps(run.traps.count)
    yield _facilities(run)
    yield from _scripts(run)
    yield _streams(run)
    yield from _speed(run.speeds)


def _full_names(run: Measured) -> Goal:
    what, goal = "full names in agency news: recall / false alerts per 1,000 docs", ">= .998 / <= 20"
    if not run.full:
        return Goal(what, goal, "needs --data", None)
    tally = run.full["B"].count.total()
    recall, false = tally.recall(ALERT), tally.per_thousand(ALERT)
    return Goal(what, goal, f"{recall:.3f} / {false:.0f}", recall >= 0.998 and false <= 20)


def _rewritings(what: str, count: Count) -> Iterator[Goal]:
    tally = count.total("B")
    for rank, least, precision, words in ((ALERT, 0.90, 0.985, "sure or likely"), (SURE, 0.68, 0.998, "sure alone")):
        yield Goal(
            f"{what}, {words}: recall at precision",
            f">= {least:.2f} at >= {precision}",
            f"{tally.recall(rank):.3f} at {tally.precision(rank):.4f}",
            tally.recall(rank) >= least and tally.precision(rank) >= precision,
        )


def _markup(what: str, count: Count) -> Goal:
    recalls = {one.kind: count.kind(one.kind).recall(ALERT) for one in REWRITINGS if one.group is Group.MARKUP}
    short = {kind: recall for kind, recall in recalls.items() if recall < 0.98}
    worst = min(recalls, key=lambda kind: recalls[kind])
    measured = f"{len(recalls) - len(short)} of {len(recalls)} kinds; worst: {worst} {recalls[worst]:.2f}"
    return Goal(f"{what}: recall", ">= .98 each", measured, not short)


def _newsrooms(run: Measured) -> Goal:
    count = run.newsrooms.count
    tally = total(count.kind(kind) for kind in (printed.PRINTED, printed.HEADLINES))
    recall = tally.recall(ALERT)
    met = recall >= 0.90 and not tally.false[ALERT]
    measured = f"{recall:.3f}, {tally.false[ALERT]} false" + ("" if run.real else " (no headlines without --data)")
    return Goal("names as newsrooms really printed them (Venezuela)", ">= .90, no false alert", measured, met)


def _traps(count: Count) -> Iterator[Goal]:
    easy = {kind: count.kind(kind).false_rate(ALERT) for kind in count.by_kind if kind not in HARD}
    hard = {kind: count.kind(kind).false_rate(ALERT) for kind in HARD}
    sure = sum(count.kind(kind).wrong_cases[SURE] for kind in count.by_kind)
    for what, goal, most, rates in (
        ("traps, ten kinds", "0", 0.0, easy),
        ("traps: other mother, named after", "<= .05", 0.05, hard),
    ):
        worst = max(rates, key=lambda kind: rates[kind])
        yield Goal(
            f"{what}: false alert rate of each", goal, f"worst: {worst} {rates[worst]:.2f}", rates[worst] <= most
        )
    yield Goal("traps, all kinds: false alerts at sure", "none", f"{sure} of {count.total().cases}", not sure)


def _facilities(run: Measured) -> Goal:
    tally = run.places.count.total()
    recall, precision = tally.recall(ALERT), tally.precision(ALERT)
    return Goal(
        "facilities: recall / precision", ">= .98 / .98", f"{recall:.3f} / {precision:.3f}; closed ones: {run.dated}",
        recall >= 0.98 and precision >= 0.98,
    )  # fmt: skip


def _scripts(run: Measured) -> Iterator[Goal]:
    count = run.scripts.count
    strangers = count.kind(scripts.STRANGERS)
    for kind, least in ((scripts.LATIN_LIST, 0.80), (scripts.RUSSIAN_LIST, 0.88)):
        tally = total((count.kind(kind), strangers))
        recall, precision = tally.recall(ALERT), tally.precision(ALERT)
        yield Goal(
            f"{kind}: recall at precision", f">= {least:.2f} at >= .98", f"{recall:.3f} at {precision:.3f}",
            recall >= least and precision >= 0.98,
        )  # fmt: skip
    by_script = {
        kind.split(": ")[1]: count.kind(kind).recall(ALERT) for kind in count.by_kind if kind.startswith(scripts.KNOWN)
    }
    yield Goal(
        "printed Cyrillic, Greek, Arabic forms of known names; Latin forms of others",
        ">= .6 each",
        ", ".join(f"{script} {recall:.2f}" for script, recall in by_script.items()),
        min(by_script.values()) >= 0.6,
    )


def _streams(run: Measured) -> Goal:
    """Invented news has five times the names of real news, and of a short list: it is shown and judges nothing."""
    what, goal = "unrelated news streams: false alerts per 1,000 docs", "<= 10"
    invented = f"invented news {run.stream.count.total().per_thousand(ALERT):.0f}"
    if not run.real:
        return Goal(what, goal, f"needs --data; {invented}", None)
    rate = run.newsrooms.count.kind(streams.REAL).per_thousand(ALERT)
    return Goal(what, goal, f"{rate:.0f}; {invented}", rate <= 10)


def _speed(speeds: Iterable[Speed]) -> Iterator[Goal]:
    for one in speeds:
        if one.names == 10_000:
            yield Goal(
                "speed, 10,000 names: times partial_ratio", ">= 200", f"{one.of_partial:.0f}", one.of_partial >= 200
            )
            yield Goal(
                "speed, 10,000 names: share of the floor", ">= 25 %", f"{one.of_floor:.0%}", one.of_floor >= 0.25
            )
        if one.names == 100_000:
            yield Goal(
                "speed, 100,000 names: share of the floor", ">= 15 %", f"{one.of_floor:.0%}", one.of_floor >= 0.15
            )
            yield Goal("100,000 names built", "< 2 s", f"{one.build:.1f} s", one.build < 2)
            size = f"{one.bytes_each / 1000:.1f} kB"
            yield Goal("memory for each name, 100,000 names", "<= 1.2 kB", size, one.bytes_each <= 1_200)
            added = "no add()" if one.added is None else f"{1000 * one.added:.2f} ms"
            yield Goal("a name added, 100,000 names", "< 1 ms", added, one.added is not None and one.added < 0.001)


def tallies(part: Part) -> dict[str, Tally]:
    """Every kind of a part, both halves together."""
    return {kind: part.count.kind(kind) for kind in part.count.by_kind}
