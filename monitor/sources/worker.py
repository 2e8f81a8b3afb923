"""The process that reads hostile bytes: `python -m monitor.sources.worker MEMORY_MIB SECONDS`, spoken to by pipes.

It is started by `workers.py` with an empty environment and no open file but its pipes, limits itself before the first
task, and answers one task at a time until its input ends.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from typing import Any, BinaryIO, Final

from monitor.errors import FaroError
from monitor.sources import wire
from monitor.sources.article import article_text, page_text
from monitor.sources.feed import parse

TASKS: Final[dict[str, Callable[..., Any]]] = {"feed": parse, "page": page_text, "article": article_text}

#: Sent once, when the worker is ready for its first task.
READY: Final = wire.frame(b"ready")
OPEN_FILES: Final = 64


def main() -> None:
    """Limit this process, then answer tasks until input ends. A bug ends it; the reader of its pipe sees that."""
    memory_mib, seconds = int(sys.argv[1]), float(sys.argv[2])
    _limit(memory_mib)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not be taken for an answer
    tasks = os.fdopen(0, "rb", closefd=False)
    _send(answers, READY)
    while (message := _receive(tasks)) is not None:
        _limit_cpu(seconds)
        task, args = wire.unpack_call(message)
        try:
            answer = wire.pack_answer(TASKS[task](*args))
        except FaroError as error:
            answer = wire.pack_error(error)
        except MemoryError:
            os._exit(1)  # what was left half-done cannot be trusted any more
        _send(answers, answer)


def _limit(memory_mib: int) -> None:
    memory = memory_mib * 1024 * 1024
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),  # a core dump would write to disk what was read
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
    ):
        resource.setrlimit(what, (most, most))


def _limit_cpu(seconds: float) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _receive(tasks: BinaryIO) -> bytes | None:
    length = tasks.read(wire.LENGTH)
    return tasks.read(int.from_bytes(length, "big")) if len(length) == wire.LENGTH else None


def _send(answers: BinaryIO, message: bytes) -> None:
    answers.write(message)
    answers.flush()


if __name__ == "__main__":
    main()
