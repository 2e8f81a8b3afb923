"""The scorecard as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmarks.matching.baselines import Result
from benchmarks.matching.counting import best_cut
from benchmarks.matching.goals import ALERT, ANY, SURE, Goal, Measured, tallies
from benchmarks.matching.sections import Part
from benchmarks.matching.speed import Speed

_RANKS = (SURE, ALERT, ANY)


def lines(run: Measured, results: Iterable[Result], rows: Iterable[Goal]) -> Iterator[str]:
    """The whole table, the goals last. Columns of three are: sure; sure or likely; any tier."""
    yield "recall of each kind of rewriting, 10,000 names          sure  alert    any   false alerts"
    yield from _recalls(run.forms)
    yield from _cuts(run.forms)
    if run.changed:
        for half, part in run.changed.items():
            yield f"the same on agency news, people of half {half}             sure  alert    any   false alerts"
            yield from _recalls(part)
    yield "false alert rate of each kind of trap                   sure  alert    any"
    for kind, tally in tallies(run.traps).items():
        yield f"  {kind:<50}" + "".join(f"{tally.false_rate(rank):7.2f}" for rank in _RANKS)
    yield "places, scripts, newsrooms, streams                     sure  alert    any   false alerts   of docs"
    for part in (run.places, run.scripts, run.newsrooms, run.stream, *(run.full or {}).values()):
        for kind, tally in tallies(part).items():
            recall = "".join(f"{tally.recall(rank):7.2f}" if tally.places else "      -" for rank in _RANKS)
            yield f"  {kind:<50}{recall}{tally.false[ALERT]:>15}{tally.cases:>10}"
    yield "others, half B, 10,000 names, in the same run        recall precision   traps  per 1,000 docs"
    for one in results:
        if one.note == "not installed":
            yield f"  {one.name:<50} not installed"
            continue
        cut = f" (from {one.threshold:.0f})" if one.threshold and one.name.startswith("rapidfuzz") else ""
        yield (
            f"  {one.name + cut:<50}{one.recall:7.3f}{one.precision:10.3f}{one.trapped:8.2f}{one.per_thousand:12.0f}"
            f"  {one.note}"
        )
    yield from _speeds(run.speeds)
    yield "goals"
    for row in rows:
        met = "not measured" if row.met is None else "met" if row.met else "MISSED"
        yield f"  {row.what:<76} {row.goal:<22} {row.measured:<58} {met}"


def _recalls(part: Part) -> Iterator[str]:
    for kind, tally in tallies(part).items():
        yield f"  {kind:<50}" + "".join(f"{tally.recall(rank):7.2f}" for rank in _RANKS) + f"{tally.false[ALERT]:>15}"
    for half in ("A", "B"):
        whole = part.count.total(half)
        if whole.cases:
            yield f"  {'all, half ' + half:<50}" + "".join(f"{whole.recall(rank):7.3f}" for rank in _RANKS)
            yield f"  {'precision':<50}" + "".join(f"{whole.precision(rank):7.3f}" for rank in _RANKS)


def _cuts(part: Part) -> Iterator[str]:
    for least in (0.985, 0.998):
        cut = best_cut(part.count.scored, part.count.places, least)
        if cut is None:
            yield f"  no score gives precision {least} on half A"
        else:
            yield (
                f"  by score, from {cut.score:.2f} (precision {least} on half A): recall {cut.recall['A']:.3f} on A; "
                f"{cut.recall['B']:.3f} at precision {cut.precision['B']:.3f} on B"
            )


def _speeds(speeds: Sequence[Speed]) -> Iterator[str]:
    yield "speed            docs/s   of floor   x partial_ratio  (cut at 90)  build s   kB a name    add ms  remove ms"
    for one in speeds:
        added, removed = ("none" if value is None else f"{1000 * value:.3f}" for value in (one.added, one.removed))
        yield (
            f"  {one.names:>9,}{one.rate:>12.0f}{one.of_floor:>11.0%}{one.of_partial:>18.0f}"
            f"{one.rate / one.partial_cut:>14.0f}{one.build:>9.2f}{one.bytes_each / 1000:>12.2f}"
            f"{added:>10}{removed:>11}"
        )
    if speeds:
        yield f"  (floor {speeds[0].floor:.0f} docs/s of {speeds[0].kilobytes:.1f} kB: cleaning and tokenising alone)"


def as_json(run: Measured, results: Iterable[Result], rows: Iterable[Goal]) -> dict[str, Any]:
    """All figures, for a file."""
    parts = {"rewritings": run.forms, "traps": run.traps, "stream": run.stream, "places": run.places,
             "scripts": run.scripts, "newsrooms": run.newsrooms}  # fmt: skip
    parts.update({f"agency news {half}": part for half, part in (run.full or {}).items()})
    parts.update({f"agency news rewritten {half}": part for half, part in (run.changed or {}).items()})
    return {
        "parts": {
            name: {
                kind: {
                    "cases": tally.cases, "places": tally.places,
                    "recall": [round(tally.recall(rank), 4) for rank in _RANKS],
                    "precision": [round(tally.precision(rank), 4) for rank in _RANKS],
                    "false_rate": [round(tally.false_rate(rank), 4) for rank in _RANKS],
                    "false": tally.false,
                }
                for kind, tally in tallies(part).items()
            }
            for name, part in parts.items()
        },
        "others": [{field: getattr(one, field) for field in one.__slots__} for one in results],
        "speed": [
            {"names": one.names, "of_floor": one.of_floor, "of_partial": one.of_partial, "rate": one.rate,
             "build": one.build, "bytes_each": one.bytes_each, "added": one.added, "removed": one.removed}
            for one in run.speeds
        ],
        "goals": [{field: getattr(row, field) for field in row.__slots__} for row in rows],
    }  # fmt: skip


def wrong(parts: Iterable[Part], kind: str) -> Iterator[str]:
    """Every case of the kinds whose names contain ``kind`` that went wrong, to be looked at."""
    for part in parts:
        for miss in part.count.misses:
            if kind not in miss.case.kind:
                continue
            named = {place.subject: miss.case.text[place.start : place.end] for place in miss.case.truth}
            yield f"{miss.case.kind} [{miss.case.half}]: {_shown(miss.case.text, miss.case.truth)!r}"
            for subject, words in named.items():
                yield f"    should name {part.watchlist.names.get(subject, subject)!r} as {words!r}"
            for one in miss.answers:
                right = "right" if one.subject in named else "wrong"
                name, words = part.watchlist.names.get(one.subject, one.subject), miss.case.text[one.start : one.end]
                yield f"    {right} {one.tier} {one.score:.2f} {name!r} as {words!r}"


def _shown(text: str, truth: Sequence[Any]) -> str:
    if len(text) < 700:
        return text
    start = truth[0].start if truth else 0
    return text[max(0, start - 200) : start + 300]
