"""Putting a file in its place whole or not at all.

The content goes to a temporary sibling that only its owner can read; a reader of the target sees
the old file or the new one, never half of one. Whether an existing file may be replaced is
decided by the caller.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replace_file(path: Path) -> Iterator[Path]:
    """Give a path to write to (it exists, empty, mode 0600); at the end it becomes `path`.

    A link is followed, so what it points to is replaced and the link stays. What is no regular
    file (`/dev/stdout`, a named pipe) is written into, since replacing it would take it away.
    When the body raises, the temporary file is removed and `path` is as it was.

    Raises:
        OSError: the folder is missing, read-only or full, or `path` is a folder.
    """
    import shutil
    import tempfile

    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    is_device = path.exists() and not path.is_file()
    target = path if is_device else Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(
        prefix=".dan-van-", suffix=".tmp", dir=None if is_device else target.parent
    )
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        if is_device:
            with temporary.open("rb") as content, target.open("wb") as device:
                shutil.copyfileobj(content, device)
        else:
            _sync(temporary)
            temporary.replace(target)
            _sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name durable as well, where folders can be opened (not on Windows)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some network file systems
            raise
    finally:
        os.close(handle)


def place_new_file(temporary: Path, folder: Path, names: Iterable[str]) -> Path:
    """Give a finished file of that folder the first of the names that is not taken there.

    Raises:
        OSError: the folder is read-only or full.
    """
    _sync(temporary)
    for name in names:
        path = folder / name
        try:
            os.link(temporary, path)
        except FileExistsError:
            continue
        except OSError:  # a file system without links
            if path.exists():
                continue
            temporary.replace(path)
        else:
            temporary.unlink()
        _sync_folder(folder)
        return path
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
