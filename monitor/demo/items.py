"""The world's publications as items, as if each was read the moment it came out: for trying rules without a server."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.demo.world import World
from monitor.model import Item


def items(world: World, base_url: str = "http://127.0.0.1") -> Iterator[Item]:
    """Every publication in order; an edit is the next revision, what lies before the opening is ``past``."""
    revisions: dict[str, int] = {}
    for publication in world.publications:
        publisher = world.publisher(publication.source_id)
        if publisher is None:
            raise KeyError(publication.source_id)
        revisions[publication.path] = revision = revisions.get(publication.path, 0) + 1
        url = f"{base_url}{publication.path}"
        yield Item(
            source_id=publisher.id,
            key=publication.key,
            revision=revision,
            title=publication.title,
            summary=publication.summary,
            text="\n\n".join(publication.paragraphs) if publication.text else "",
            url=url,
            canonical_url=url,
            language=publisher.language,
            published=publication.dated,
            seen=publication.at,
            past=publication.at < world.opening,
        )
