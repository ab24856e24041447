"""Processes of the program that start at once: forked from one that has loaded everything and run nothing.

Loading the program takes a second or two of the processor, and tests start it well over a hundred times. What is
forked runs the same `main` with an environment, a folder, a group of signals and channels of its own; the id of the
process is real, so that it can be killed and measured. That the program also starts from nothing is tested apart.
"""

import asyncio
import atexit
import contextlib
import json
import os
import resource
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

ROOT = Path(__file__).resolve().parents[2]
_ONE_AT_A_TIME = threading.Lock()
_LIMITS = (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE)
"""What is inherited from the test and not from the process that forks."""


class Forked:
    """A running process, as `asyncio.subprocess.Process` shows it."""

    def __init__(self, pid: int, status: asyncio.StreamReader) -> None:
        self.pid = pid
        self.stdout: asyncio.StreamReader | None = None
        self._ended = asyncio.ensure_future(status.read())

    @property
    def returncode(self) -> int | None:
        """The exit status, or the negative number of the signal that ended it; None while it runs."""
        return int(self._ended.result()) if self._ended.done() else None

    async def wait(self) -> int:
        """Wait for its end and return its exit status."""
        status = int(await asyncio.shield(self._ended))
        if self.stdout is not None:
            await self.stdout.read()
        return status

    def send_signal(self, number: int) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


async def fork(
    module: str,
    *arguments: str,
    env: Mapping[str, str],
    cwd: Path,
    stdout: BinaryIO | None = None,
    stderr: BinaryIO | None = None,
) -> Forked:
    """Run a module's `main` in a process of its own. Without a file for its output, that can be read from it."""
    reads, writes = os.pipe()
    out_reads, out_writes = os.pipe() if stdout is None else (-1, os.dup(stdout.fileno()))
    errors = os.dup(2 if stderr is None else stderr.fileno())
    limits = {limit: resource.getrlimit(limit) for limit in _LIMITS}
    order = {"module": module, "arguments": arguments, "env": dict(env), "cwd": str(cwd), "limits": limits}
    pid = await asyncio.to_thread(_ask, order, (writes, out_writes, errors))
    for each in (writes, out_writes, errors):
        os.close(each)
    forked = Forked(pid, _reader(reads))
    if stdout is None:
        forked.stdout = _reader(out_reads)
    return forked


def _reader(descriptor: int) -> asyncio.StreamReader:
    """Give what is written to a pipe. Without a transport, since nobody would close it."""
    loop, reader = asyncio.get_running_loop(), asyncio.StreamReader()

    def take() -> None:
        data = os.read(descriptor, 65536)
        if data:
            reader.feed_data(data)
        else:
            reader.feed_eof()
            loop.remove_reader(descriptor)
            os.close(descriptor)

    loop.add_reader(descriptor, take)
    return reader


@cache
def _nursery() -> socket.socket:
    """Start the process that forks, once, and return the line to it."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AFTERVIEW_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.forking", str(theirs.fileno())],
        cwd=ROOT, env=environment | {"PYTHONPATH": str(ROOT)}, pass_fds=[theirs.fileno()],
    )  # fmt: skip
    theirs.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def _ask(order: Mapping[str, Any], descriptors: Sequence[int]) -> int:
    with _ONE_AT_A_TIME:
        line = _nursery()
        socket.send_fds(line, [json.dumps(order).encode()], list(descriptors))
        return int(line.recv(64))


def _serve(line: socket.socket) -> None:
    """Fork whenever asked to, and write down how each process ended."""
    statuses: dict[int, int] = {}
    wakes, woken = socket.socketpair()
    for each in (wakes, woken):
        each.setblocking(False)
    signal.set_wakeup_fd(woken.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)
    # Those who stop the tests with Ctrl-C mean the tests.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        ready, _, _ = select.select([line, wakes], [], [])
        if wakes in ready:
            wakes.recv(4096)
            _reap(statuses)
        if line in ready:
            order, descriptors, _, _ = socket.recv_fds(line, 2**20, 3)
            if not order:
                return
            pid = os.fork()
            if pid == 0:
                for descriptor in statuses.values():
                    os.close(descriptor)
                for each in (line, wakes, woken):
                    each.close()
                _become(json.loads(order), descriptors)
            statuses[pid] = descriptors[0]
            for descriptor in descriptors[1:]:
                os.close(descriptor)
            line.send(str(pid).encode())


def _reap(statuses: dict[int, int]) -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        descriptor = statuses.pop(pid)
        with contextlib.suppress(BrokenPipeError):
            os.write(descriptor, str(os.waitstatus_to_exitcode(status)).encode())
        os.close(descriptor)


def _become(order: Mapping[str, Any], descriptors: Sequence[int]) -> None:
    """Be the process that was asked for, and end as it does."""
    status, out, errors = descriptors
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.close(status)
    os.dup2(out, 1)
    os.dup2(errors, 2)
    os.close(out)
    os.close(errors)
    for limit, values in order["limits"].items():
        resource.setrlimit(int(limit), values)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    sys.argv = [order["module"], *order["arguments"]]
    code = 1
    try:
        _mains()[order["module"]]()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001 - as the interpreter does
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


@cache
def _mains() -> Mapping[str, Any]:
    """Load what may be asked for."""
    import alembic.command  # noqa: F401 - here alone, not in every process of the tests

    from app.cli import serving  # noqa: F401
    from app.cli.__main__ import main
    from tests.support import faulty_worker

    return {"app.cli": main, "tests.support.faulty_worker": faulty_worker.run}


if __name__ == "__main__":
    _mains()
    _serve(socket.socket(fileno=int(sys.argv[1])))
