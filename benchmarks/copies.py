"""How well a sketch tells a reprint from another report: containment of each kind of pair in the invented world.

python -m benchmarks.copies
"""

from __future__ import annotations

import time

from monitor.demo.items import items
from monitor.demo.loading import load_world, shipped_world
from monitor.stories.copies import COPY, SKETCH, containment, sketch


def main() -> None:
    """Print the least and the greatest containment among reprints, and among other reports of the same two days.

    One of the other reports is a wire story that its paper rewrote without saying so: it should count as a copy.
    """
    world = load_world(shipped_world())
    texts = {(item.source_id, item.key): item for item in items(world)}
    printed = {p.id: texts[p.source_id, p.key] for p in world.publications}
    began = time.perf_counter()
    sketches = {id_: sketch(item.document) for id_, item in printed.items()}
    took = time.perf_counter() - began
    origin = {p.id: p.copies for p in world.publications if p.copies}
    copies: list[float] = []
    others: list[float] = []
    news = [publication for publication in world.publications if publication.at >= world.opening]
    for n, one in enumerate(news):
        for other in news[:n]:
            if one.source_id == other.source_id or abs((one.at - other.at).days) > 2:
                continue
            root, other_root = origin.get(one.id, one.id), origin.get(other.id, other.id)
            value = containment(sketches[one.id], sketches[other.id])
            (copies if root == other_root else others).append(value)
    print(f"threshold {COPY}, sketch of {SKETCH} hashes, {1e3 * took / len(sketches):.2f} ms a text")
    for name, values in (("reprints", copies), ("other reports", others)):
        wrong = sum((value < COPY) if values is copies else (value >= COPY) for value in values)
        print(f"{name:14} {len(values):5} pairs  least {min(values):.2f}  greatest {max(values):.2f}  wrong {wrong}")


if __name__ == "__main__":
    main()
