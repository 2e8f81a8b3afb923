"""``make torture``: torture for so many minutes, say the seed, and end with 1 if a promise was not kept."""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.torture.faro import LAYOUTS
from tests.e2e.torture.names import LISTED, PRIVATE
from tests.e2e.torture.planted import PLANTS
from tests.e2e.torture.rig import Plan, Report, Rig, proof

#: Seconds of storm in a round, and about how long a round is with its calm.
STORM, ROUND = 45.0, 57.0


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="make torture ARGS=...", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0, help="how long, for each layout")
    parser.add_argument("--seed", type=int, default=None, help="decides what happens; drawn and said if not given")
    parser.add_argument("--layout", choices=[*LAYOUTS, "both"], default="both")
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--plant", choices=sorted(PLANTS), help="build a fault into the services (planted.py)")
    parser.add_argument("--prove", action="store_true", help="plant every fault in turn: each must be found")
    parser.add_argument("--keep", type=Path, help="keep the folders of the services here")
    return parser.parse_args()


def torture(plan: Plan, keep: Path | None = None) -> Report:
    """Run one plan in a folder of its own."""
    if keep is not None:
        folder = keep / "-".join(filter(None, (plan.layout, str(plan.seed), plan.plant)))
        folder.mkdir(parents=True)
        return asyncio.run(Rig(plan, folder).run())
    with TemporaryDirectory(prefix="torture-") as made:
        return asyncio.run(Rig(plan, Path(made)).run())


def prove(seed: int, keep: Path | None) -> int:
    """Plant every fault in turn; return how many were not found, or not called by their name."""
    missed = 0
    for name, planted in PLANTS.items():
        report = torture(proof(name, seed), keep)
        said = sorted({each.kind for each in report.accused})
        found = bool(planted.accusations & set(said))
        missed += not found
        kills, seconds = len(report.ledger.kills), round(report.seconds)
        verdict = "found " if found else "MISSED"
        say(f"{verdict} {name:16} {planted.what:48} seed {seed} {kills:3} kills {seconds:4} s  {', '.join(said)}")
        if found:
            say(f"       {next(each for each in report.accused if each.kind in planted.accusations)}")
    return missed


def tell(report: Report) -> None:
    """The figures, and of whatever went wrong all that happened to whom it went wrong for."""
    say(report.figures())
    for accusation in report.accused:
        say(f"  {accusation}")
        for line in report.story(accusation):
            say(f"      {line}")


def say(line: str) -> None:
    """Say it at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Torture as asked."""
    given = options()
    seed = random.SystemRandom().randrange(10_000) if given.seed is None else given.seed
    say(f"seed {seed}")
    if given.prove:
        return 1 if prove(seed, given.keep) else 0
    rounds = max(1, round(given.minutes * 60 / ROUND))
    bad = 0
    for layout in LAYOUTS if given.layout == "both" else (given.layout,):
        plan = Plan(
            seed, layout, rounds, 10_000, STORM, given.people, len(LISTED), len(PRIVATE), plant=given.plant or ""
        )
        report = torture(plan, given.keep)
        tell(report)
        bad += bool(report.accused)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
