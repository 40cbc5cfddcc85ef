"""Files into workbooks: hands paths to a process of its own and takes what comes back.

Any bytes give a `RawWorkbook` or a `FileRefused`, never an exception. What one file does to the
reading process (hang, abort, run out of memory) is the reason why that file is refused; the next
file gets a new process, and the outcome for a file does not depend on those read before it.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict
from pathlib import Path
from stat import S_ISREG
from types import TracebackType
from typing import IO, Self

from dan_van.domain.sheet import FileRefused, RawWorkbook
from dan_van.domain.wording import Message
from dan_van.sheets.limits import Limits
from dan_van.sheets.wire import BrokenAnswer, receive_answer, send

# The child gets the very folders this process imports from and nothing of the environment's.
START = "import sys; sys.path[:] = sys.argv[1:]; from dan_van.sheets.worker import main; main()"
LAST_WORDS_SIZE = 2_000
LAST_WORDS_SECONDS = 2
MEMORY_WORDS = ("memory allocation of", "MemoryError")


class ReaderStopped(Exception):
    """The reader was stopped by another thread: nobody waits for an answer any more."""


class WorkbookReader:
    """Reads files one after another through one process, which starts with the first file.

    Use as a context manager; leaving it ends the process.
    """

    def __init__(self, *, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._child: _Child | None = None
        self._is_stopped = False
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._end_child()

    @property
    def pid(self) -> int | None:
        """The number of the reading process, None while there is none."""
        return self._child.pid if self._child else None

    def read(self, path: Path) -> RawWorkbook | FileRefused:
        """Read one file.

        Args:
            path: a file; a folder is refused.

        Returns:
            Its sheets cell for cell, or the reason why it cannot be read (`refused.<code>`).

        Raises:
            ReaderStopped: another thread has stopped the reader.
        """
        refused = _refused_unopened(path)
        if refused is not None:
            return FileRefused(refused)
        while True:
            child = self._running_child()
            is_first = not child.has_served
            try:
                answer = child.read(path)
            except _ChildLost as loss:
                self._end_child()
                # What an earlier file left behind is not the fault of this one.
                if is_first or loss.is_timeout:
                    return FileRefused(loss.reason)
            except BaseException:
                self._end_child()  # Ctrl-C: the answer would come when nobody waits for it
                raise
            else:
                return FileRefused(answer) if isinstance(answer, Message) else answer

    def stop(self) -> None:
        """Break off what another thread reads through this reader, and let it start no more."""
        with self._lock:
            self._is_stopped = True
            if self._child is not None:
                self._child.kill()

    def _running_child(self) -> _Child:
        with self._lock:  # a process that starts while `stop` runs would be overlooked by it
            if self._is_stopped:
                raise ReaderStopped
            if self._child is None:
                self._child = _Child(self._limits)
            return self._child

    def _end_child(self) -> None:
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.end()


def _refused_unopened(path: Path) -> Message | None:
    """Why a path cannot be opened at all; opening a pipe would wait for ever."""
    try:
        if path.is_dir():
            return Message("refused.is_folder", {"example": str(path / "*.xlsx")})
        if not S_ISREG(path.stat().st_mode):
            return Message("refused.unknown_content")
        with path.open("rb"):
            return None
    except PermissionError:
        return Message("refused.no_permission")
    except (FileNotFoundError, ValueError):  # ValueError: a NUL in the name
        return Message("refused.not_found")
    except OSError:
        return Message("refused.cannot_read")


class _ChildLost(Exception):
    """The process ended or was ended before its answer was complete."""

    def __init__(self, reason: Message, *, is_timeout: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_timeout = is_timeout


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ValueError("the process was started without this pipe")
    return pipe


class _Child:
    """One reading process with its pipes."""

    def __init__(self, limits: Limits) -> None:
        self.has_served = False
        self._limits = limits
        self._is_late = False
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  lives as long as the process
        folders = [folder or str(Path.cwd()) for folder in sys.path]
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", START, *folders],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=os.environ | {"RUST_BACKTRACE": "0"},
        )
        self._requests, self._answers = _pipe(self._process.stdin), _pipe(self._process.stdout)

    @property
    def pid(self) -> int:
        return self._process.pid

    def kill(self) -> None:
        self._process.kill()

    def read(self, path: Path) -> RawWorkbook | Message:
        self._is_late = False
        timer = threading.Timer(self._limits.seconds, self._end_late)
        timer.daemon = True
        timer.start()
        try:
            if not self.has_served:
                send(self._requests, json.dumps(asdict(self._limits)).encode())
            send(self._requests, os.fsencode(path.absolute()))
            answer = receive_answer(self._answers)
        except (BrokenAnswer, OSError) as error:
            raise _ChildLost(self._reason(), is_timeout=self._is_late) from error
        finally:
            timer.cancel()
            timer.join()
        self.has_served = True
        return answer

    def _end_late(self) -> None:
        self._is_late = True
        self._process.kill()

    def _reason(self) -> Message:
        try:
            code = self._process.wait(LAST_WORDS_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        if self._is_late:
            return Message("refused.timed_out", {"seconds": self._limits.seconds})
        size = self._errors.seek(0, os.SEEK_END)
        self._errors.seek(max(0, size - LAST_WORDS_SIZE))
        words = self._errors.read().decode(errors="replace")
        if any(word in words for word in MEMORY_WORDS):
            return Message("refused.too_big")
        last = words.strip().rpartition("\n")[2]
        return Message("refused.crashed", {"detail": last or f"exit {code}"})

    def end(self) -> None:
        """End the process at once: between two answers it has nothing to lose."""
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):  # what was not yet sent cannot be sent any more
            self._requests.close()
        self._answers.close()
        self._errors.close()
