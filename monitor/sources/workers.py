"""Runs what reads hostile bytes in processes of their own, which may hang, die or swell without harming us.

They are spawned, never forked: a fork would hand them the parent's memory with its secrets, and its open files.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Literal, Self, overload

from monitor.errors import WorkerError
from monitor.sources import wire
from monitor.sources.article import Article
from monitor.sources.entry import Feed

_PACKAGE_ROOT: Final = Path(__file__).resolve().parents[2]
#: A new process must be ready within so many seconds, on however busy a machine.
START_SECONDS: Final = 30.0


class Workers:
    """A small pool of worker processes; use it as an async context manager, or call `aclose`.

    At most ``size`` tasks run at once, each for at most ``seconds``, in at most ``memory_mib`` MiB of address space.
    A process is started when first needed and replaced after ``recycle`` tasks, since what it read may have left
    something behind.
    """

    def __init__(self, size: int = 2, seconds: float = 10.0, memory_mib: int = 512, *, recycle: int = 500) -> None:
        self._seconds = seconds
        self._memory_mib = memory_mib
        self._recycle = recycle
        self._slots = asyncio.Semaphore(size)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    @overload
    async def run(self, task: Literal["feed"], *args: bytes | str | frozenset[str] | None) -> Feed: ...
    @overload
    async def run(self, task: Literal["page"], *args: bytes | str | None) -> str: ...
    @overload
    async def run(self, task: Literal["article"], *args: bytes | str | None) -> Article: ...
    async def run(self, task: str, *args: bytes | str | frozenset[str] | None) -> Any:
        """Run one of worker.TASKS and return its answer.

        Raises the task's own FaroError, and WorkerError if the process hung, died or ran out of memory.
        """
        call = wire.pack_call(task, args)
        async with self._slots:
            if self._closed:
                raise WorkerError("los procesos lectores están cerrados (the workers are closed)")
            worker = self._idle.pop() if self._idle else await self._start()
            try:
                async with asyncio.timeout(self._seconds):
                    message = await worker.ask(call)
            except TimeoutError:
                raise WorkerError("la lectura tardó demasiado (reading took too long)") from None
            except (OSError, EOFError):
                raise WorkerError(
                    "el proceso lector murió, quizá sin memoria (the reading process died, perhaps for want of memory)"
                ) from None
            else:
                worker.tasks += 1
                if worker.tasks < self._recycle and not self._closed:
                    self._idle.append(worker)
            finally:
                if worker not in self._idle:  # hung, dead, cancelled in mid-answer, or old
                    await self._stop(worker)
        return wire.unpack_answer(task, message)

    async def aclose(self) -> None:
        """Kill every worker; afterwards no process is left."""
        self._closed = True
        self._idle.clear()
        for worker in tuple(self._all):
            await self._stop(worker)

    async def _start(self) -> _Worker:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-P", "-s", "-B", "-m", "monitor.sources.worker", str(self._memory_mib), str(self._seconds)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={"PYTHONPATH": str(_PACKAGE_ROOT), "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "1"},
            cwd="/",
            start_new_session=True,
        )
        worker = _Worker(process)
        self._all.add(worker)
        try:
            async with asyncio.timeout(START_SECONDS):
                await worker.hear()
        except (TimeoutError, OSError, EOFError):
            await self._stop(worker)
            raise WorkerError("no se pudo iniciar un proceso lector (a reading process could not be started)") from None
        except asyncio.CancelledError:
            await self._stop(worker)
            raise
        return worker

    async def _stop(self, worker: _Worker) -> None:
        self._all.discard(worker)
        worker.kill()
        await asyncio.shield(worker.ended())


class _Worker:
    """One process and its pipes."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None  # noqa: S101 - both are pipes, see _start
        assert process.stdout is not None  # noqa: S101
        self._process = process
        self._tasks, self._answers = process.stdin, process.stdout
        self.pid = process.pid
        self.tasks = 0

    async def ask(self, call: bytes) -> bytes:
        """Send ``call`` and wait for its answer; EOFError or OSError if the process ended."""
        self._tasks.write(call)
        await self._tasks.drain()
        return await self.hear()

    async def hear(self) -> bytes:
        """The next message; EOFError if the process ended, or sends more than anyone would read."""
        length = int.from_bytes(await self._answers.readexactly(wire.LENGTH), "big")
        if length > wire.LONGEST_ANSWER:
            raise EOFError
        return await self._answers.readexactly(length)

    def kill(self) -> None:
        """End the process and whatever it may have started, without asking."""
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):  # it ended by itself a moment ago
                os.killpg(self.pid, signal.SIGKILL)
        self._tasks.close()

    async def ended(self) -> None:
        """Wait until the process is gone, and read what it left in its pipe, so that the pipe closes too."""
        await self._process.wait()
        with contextlib.suppress(OSError):  # a pipe whose other end was killed
            while await self._answers.read(1 << 16):
                pass
            await self._tasks.wait_closed()
