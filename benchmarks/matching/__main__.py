"""Runs the scorecard and prints it.

python -m benchmarks.matching [--data DIR] [--quick] [--names 1000,10000,100000] [--json FILE] [--wrong KIND]

Everything is made with fixed seeds. ``--data DIR`` (or MONITOR_DATA) adds longer lists of names, agency news, headlines
and real feeds; ``--quick`` runs fewer cases of each kind and shorter lists; ``--wrong KIND`` prints the cases of a kind
(part of its name, "" for all) that went wrong. The exit code is 0: this measures and judges nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.matching import sections, speed, table
from benchmarks.matching.baselines import Result, compare
from benchmarks.matching.counting import Case
from benchmarks.matching.goals import Measured, goals
from benchmarks.matching.sections import Part, Plan


def measured(plan: Plan, sizes: Sequence[int], documents: int) -> Measured:
    """Runs every part."""
    forms, traps, stream = sections.rewritings_and_traps(plan)
    places, dated = sections.places(plan)
    full, changed = sections.agency_news(plan, plan.data) if plan.data else (None, None)
    speeds = speed.measure(sizes, documents, sections.SEED + 9, plan.data)
    return Measured(
        forms, traps, stream, places, dated, sections.other_scripts(plan), sections.newsrooms(plan), full, changed,
        speeds, plan.data is not None,
    )  # fmt: skip


def others(run: Measured, each: int) -> list[Result]:
    """The baselines on the first ``each`` cases of every kind."""
    return list(
        compare(
            run.forms.watchlist.names,
            _first(run.forms, each),
            _first(run.traps, each),
            run.stream.cases[: 4 * each],
            0.985,
        )
    )


def _first(part: Part, each: int) -> list[Case]:
    taken: dict[str, int] = {}
    cases = []
    for case in part.cases:
        taken[case.kind] = taken.get(case.kind, 0) + 1
        if taken[case.kind] <= each:
            cases.append(case)
    return cases


def main() -> int:
    """Runs what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("MONITOR_DATA"), help="names/, corpus/, feeds/ ...")
    parser.add_argument("--quick", action="store_true", help="fewer cases, in half a minute")
    parser.add_argument("--names", default="", help="sizes of list for the speed, with commas between")
    parser.add_argument("--json", type=Path, help="write all figures there")
    parser.add_argument("--wrong", metavar="KIND", help="print the cases of this kind that went wrong")
    chosen = parser.parse_args()
    data = Path(chosen.data) if chosen.data else None
    sizes = [int(size) for size in chosen.names.split(",") if size]
    sizes = sizes or ([1_000, 10_000] if chosen.quick else [1_000, 10_000, 100_000])
    plan = Plan(20, 60, data) if chosen.quick else Plan(100, 500, data)
    run = measured(plan, sizes, 60 if chosen.quick else 240)
    results = others(run, 2 if chosen.quick else 8)
    rows = list(goals(run))
    for line in table.lines(run, results, rows):
        print(line)
    if data is None:
        print("No --data and no MONITOR_DATA: agency news, headlines and real feeds were left out.")
    if chosen.wrong is not None:
        corpus = [*(run.full or {}).values(), *(run.changed or {}).values()]
        for line in table.wrong((run.forms, run.traps, run.places, run.scripts, run.newsrooms, *corpus), chosen.wrong):
            print(line)
    if chosen.json:
        chosen.json.write_text(json.dumps(table.as_json(run, results, rows), ensure_ascii=False, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
