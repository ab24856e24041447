"""A disk that can be filled up and freed again while a program works on it."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_CHUNK = 4096


@dataclass
class SmallDisk:
    """A folder on a file system of its own, where this machine allows one; else files that may not grow.

    Without the right to mount, the process is forbidden to let any file grow: its writes fail in the same places, with
    EFBIG in place of ENOSPC.
    """

    folder: Path
    is_mounted: bool

    def fill(self, pid: int) -> None:
        """Leave no room for process `pid`."""
        if not self.is_mounted:
            _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, hard))
            return
        with (self.folder / "ballast").open("ab", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(b"x" * _CHUNK)
            except OSError:
                pass

    def free(self, pid: int) -> None:
        """Make room again."""
        if self.is_mounted:
            (self.folder / "ballast").unlink()
        else:
            _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard, hard))


@contextmanager
def small_disk(folder: Path, *, megabytes: int, may_mount: bool) -> Iterator[SmallDisk]:
    """Give a small disk for as long as the block lasts."""
    folder.mkdir()
    mounted = (
        may_mount
        and os.geteuid() == 0
        and not _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder))
    )
    try:
        yield SmallDisk(folder, mounted)
    finally:
        if mounted:
            _run("umount", "--lazy", str(folder))


def _run(*command: str) -> int:
    try:
        return subprocess.run(command, check=False, capture_output=True).returncode
    except OSError:
        return 1
