"""One of the two units' users at work: gives up being root, then does what it is told, a line at a time.

Run as `python -m tests.system.other_user UID GID`; each line in is JSON ``[what, path]``, each line out its outcome. A
class beside it starts and speaks to such a process.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

# Imported before root is given up: another user may not look into the place they are read from.
from monitor.errors import StoreError
from monitor.store.database import Store
from monitor.store.desk import Desk
from monitor.store.news import News
from tests.house import ROOT


def main() -> None:
    """Become the user, and answer until there is no more input."""
    user, group = int(sys.argv[1]), int(sys.argv[2])
    os.setgroups([])
    os.setresgid(group, group, group)
    os.setresuid(user, user, user)
    os.umask(0o007)  # as in the units
    opened: dict[str, Store] = {}
    for line in sys.stdin:
        what, path = json.loads(line)
        try:
            outcome = work(what, Path(path), opened)
        except OSError as error:
            outcome = errno.errorcode[error.errno or 0]
        except StoreError as error:
            outcome = f"StoreError: {error}"
        sys.stdout.write(f"{json.dumps(outcome)}\n")
        sys.stdout.flush()


def work(what: str, path: Path, opened: dict[str, Store]) -> str:
    """Do one thing with ``path``. ``own`` and ``open`` keep a database open; ``write`` and ``read`` its epoch."""
    if what == "own":
        opened[path.name] = News.open(path, owner=True) if path.name == "news.db" else Desk.open(path, owner=True)
    elif what == "open":
        reader = News.open(path, owner=False) if path.name == "news.db" else Desk.open(path, owner=False, writes=False)
        opened[path.name] = reader
    elif what == "write":
        return opened[path.name].new_epoch()
    elif what == "read":
        return opened[path.name].epoch()
    elif what == "close":
        opened.pop(path.name).close()
    elif what == "list":
        return " ".join(sorted(os.listdir(path)))  # noqa: PTH208 - its error is the answer
    elif what == "text":
        return path.read_text(encoding="utf-8")
    elif what == "make":
        path.write_text("made", encoding="utf-8")
    else:
        raise ValueError(what)
    return "done"


class OtherUser:
    """A process that works as another user; a context manager, at whose end it is gone."""

    def __init__(self, user: int, group: int) -> None:
        self._process = subprocess.Popen(
            (sys.executable, "-m", "tests.system.other_user", str(user), str(group)),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def ask(self, what: str, path: Path) -> str:
        """What came of it: "done", what was read, or the name of the error ("EACCES")."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps([what, str(path)])}\n")
        self._process.stdin.flush()
        return str(json.loads(self._process.stdout.readline()))

    def kill(self) -> None:
        """End it without a chance to tidy up (SIGKILL)."""
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGKILL)
        self._process.communicate()


if __name__ == "__main__":
    main()
