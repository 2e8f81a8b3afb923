"""Who speaks, and may that voice confirm? The roles behind "según Foro Penal" and "dijo su hijo"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tld import get_fld

from monitor.matching import tokenise
from monitor.model import Kind, Relation, Role, Source, Speaker

#: Who would know that a person is out, or dead. SELF: the person who says so (docs/design.md, Who confirms).
WOULD_KNOW = frozenset({Role.FAMILY, Role.LAWYER, Role.SELF})
#: What an authority does itself, and so confirms by saying it; never a release or a death.
OWN_ACTS = frozenset({Kind.DETAINED, Kind.RE_ARRESTED, Kind.TRANSFERRED, Kind.CHARGED, Kind.SENTENCED})
#: Who does not count as carrying a family's word: they may be made to print it, or print whatever they find.
NO_CARRIERS = frozenset({Role.STATE_MEDIA, Role.GOVERNMENT, Role.AGGREGATOR})

_ARTICLES = frozenset({"el", "la", "los", "las", "the", "o", "a", "ong", "ngo"})


@dataclass(frozen=True, slots=True)
class Voice:
    """An organisation or medium that can be quoted, by the names others give it."""

    id: str
    name: str
    role: Role
    verifies: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whose word a claim is: ``key`` tells origins apart within one story; ``own`` says the source speaks itself."""

    key: str
    label: str
    role: Role | None
    relation: Relation | None
    verifies: bool
    own: bool

    @property
    def would_know(self) -> bool:
        """Whether this voice, believed to be quoted rightly, confirms that somebody is out, or is not."""
        return self.role in WOULD_KNOW or (self.role is Role.NGO and self.verifies)


class Voices:
    """Everyone whose word has a known weight: the sources, and organisations that are only ever quoted.

    ``carriers`` is how many independent carriers a quoted voice needs before it confirms.
    """

    def __init__(self, sources: Iterable[Source], voices: Iterable[Voice] = (), carriers: int = 2) -> None:
        self.carriers = carriers
        self.sources: Mapping[str, Source] = {source.id: source for source in sources}
        self._owners = {
            source.id: get_fld(source.url, fail_silently=True) or source.id for source in self.sources.values()
        }
        known = [Voice(s.id, s.name, s.role, s.verifies, (s.name, *s.names)) for s in self.sources.values()] + [
            Voice(v.id, v.name, v.role, v.verifies, (v.name, *v.names)) for v in voices
        ]
        self._by_name = {_plain(name): voice for voice in reversed(known) for name in voice.names if _plain(name)}

    def role(self, source_id: str) -> Role:
        """The role of a source; one that left the config counts as an outlet that verifies nothing."""
        source = self.sources.get(source_id)
        return source.role if source else Role.OUTLET

    def owner(self, source_id: str) -> str:
        """Who stands behind a source: its registrable domain, so that two feeds of one paper are one carrier."""
        return self._owners.get(source_id, source_id)

    def spoken(self, speaker: Speaker | None, source_id: str) -> Spoken:
        """Whose word it is when ``source_id`` prints a claim of ``speaker`` (None: of the source itself)."""
        voice = self._find(speaker)
        if speaker is None or (voice is not None and voice.id == source_id):
            source = self.sources.get(source_id)
            label = source.name if source else source_id
            verifies = bool(source and source.verifies)
            role = self.role(source_id)
            return Spoken(_key(role, source_id), label, role, None, verifies, own=True)
        if voice is not None:
            return Spoken(_key(voice.role, voice.id), voice.name, voice.role, None, voice.verifies, own=False)
        if speaker.relation is not None:
            role = speaker.role or Role.FAMILY
            return Spoken(f"{role}:{speaker.relation}", speaker.label, role, speaker.relation, False, own=False)
        if speaker.role is Role.GOVERNMENT:
            return Spoken(_key(Role.GOVERNMENT, ""), speaker.label, Role.GOVERNMENT, None, False, own=False)
        return Spoken(f"named:{_plain(speaker.label)}", speaker.label, speaker.role, None, False, own=False)

    def _find(self, speaker: Speaker | None) -> Voice | None:
        """The voice of that name, or the only one whose name holds all its words ("el Observatorio")."""
        if speaker is None or speaker.relation is not None:
            return None
        name = _plain(speaker.label)
        if not name or name in self._by_name:
            return self._by_name.get(name)
        words = set(name.split())
        held = {
            voice.id: voice
            for known, voice in self._by_name.items()
            if words <= set(known.split()) and speaker.role in (None, voice.role)
        }
        return next(iter(held.values())) if len(held) == 1 else None


def _key(role: Role, voice_id: str) -> str:
    """Ministry, prosecutor and police are one origin: they speak for the same authority."""
    return "government" if role is Role.GOVERNMENT else f"source:{voice_id}"


def _plain(name: str) -> str:
    return " ".join(token.folded for token in tokenise(name) if token.folded not in _ARTICLES)
