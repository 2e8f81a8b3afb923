"""Where the benchmark of delivery plays: a config.toml, a list, a key, and a people.db full of people who follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import tomlkit

from monitor.config import Config, load_config
from monitor.config.files import Files
from monitor.keys import Keyring, new_secret, write_secret
from monitor.model import Subject, SubjectType
from monitor.store.effects import Begin, Effect, Follow, FollowName
from monitor.store.people import People

TOKEN = "123:TEST"  # noqa: S105  nobody's token
#: Whom the crowd follows, whom the family follows, and whom those who write to the bot follow besides.
CROWD = Subject("evaristo", SubjectType.PERSON, "Evaristo Pumarrosa Quiñe")
FAMILY = Subject("ana", SubjectType.PERSON, "Ana Lucía Zambrano Oropel")
OTHERS = tuple(
    Subject(f"otra-{at}", SubjectType.PERSON, name)
    for at, name in enumerate(
        ("Baudilio Zarcoche Miralba", "Fermina Tolvaño Quebral", "Oduber Miralcampo Sanz", "Zoraida Quiñónez Albar")
    )
)
#: A name on nobody's list, which each of those who write has typed in.
OWN_NAME = "Remigia Cotoperí Valdés"
#: As many sources as the shipped config has, or a few more.
SOURCES = 45


@dataclass(frozen=True, slots=True)
class Chats:
    """Who is who among chats 1 to ``crowd``: all follow CROWD, the last ``family`` FAMILY too, ``actors`` write."""

    crowd: int
    family: int
    actors: int

    @property
    def writing(self) -> range:
        """Those who write to the bot."""
        return range(1, self.actors + 1)

    @property
    def relatives(self) -> range:
        """Those who follow FAMILY: last in the queue for news of CROWD, so that theirs still waits."""
        return range(self.crowd - self.family + 1, self.crowd + 1)


@dataclass(frozen=True, slots=True)
class Place:
    """The config as it was written and read, and the key that people.db is encrypted with."""

    config: Config
    keyring: Keyring


def make_place(folder: Path, run_dir: Path, api: str) -> Place:
    """Write everything but the databases into ``folder``; ``run_dir`` is in memory, ``api`` the Bot API's address."""
    secret = new_secret()
    for name in ("secrets", "watchlists"):
        (folder / name).mkdir(mode=0o700)
    for name, words in (("key", write_secret(secret)), ("token", TOKEN)):
        path = folder / "secrets" / name
        path.write_text(words + "\n", "utf-8")
        path.chmod(0o600)
    people = [{"id": one.id, "name": one.name, "visibility": "public"} for one in (CROWD, FAMILY, *OTHERS)]
    (folder / "watchlists" / "people.toml").write_text(tomlkit.dumps({"people": people}), "utf-8")
    sources = [
        {
            "id": f"medio-{at}",
            "name": f"El Medio {at}",
            "url": f"https://medio-{at}.example/rss",
            "role": "ngo" if at == 0 else "outlet",
            "language": "es",
            "verifies": at == 0,
        }
        for at in range(SOURCES)
    ]
    written = {
        "sources": sources,
        "channels": {"telegram": {"token_file": "secrets/token", "api": api}},
        "run": {"dir": str(run_dir)},
    }
    (folder / "config.toml").write_text(tomlkit.dumps(written), "utf-8")
    return Place(load_config(folder / "config.toml"), Keyring([secret]))


def fill_people(place: Place, chats: Chats) -> None:
    """Make people.db, as if each chat had written /start, followed whom it follows, and typed its own name."""
    files = Files(place.config.data_dir)
    files.make_for_people()
    now = datetime.now(UTC)
    writing, relatives = set(chats.writing), set(chats.relatives)
    with People.open(files.people, keyring=place.keyring) as people:
        people.db.execute("PRAGMA synchronous = OFF")  # of this connection alone: ten thousand chats are quickly made
        for chat in range(1, chats.crowd + 1):
            effects: list[Effect] = [Begin("es"), Follow(CROWD.id)]
            if chat in relatives:
                effects.append(Follow(FAMILY.id))
            if chat in writing:
                effects += [*(Follow(one.id) for one in OTHERS), FollowName(f"~{chat:016x}", OWN_NAME)]
            people.carry_out(chat, "telegram", str(chat), effects, "", now)
        people.acknowledge(people.names_version(), now)
        people.db.execute("DELETE FROM deliveries")  # their names were looked up, and they have been told so
        people.checkpoint()
