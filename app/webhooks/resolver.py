"""Looks names up once, vets every answer, and lets connections go to exactly the vetted addresses."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address

from aiohttp.abc import AbstractResolver, ResolveResult

from app.webhooks.addresses import AddressPolicy, ForbiddenAddressError

Answer = tuple[socket.AddressFamily, str]
"""One address a name stands for: its family, and the address in text."""

Lookup = Callable[[str, int], Awaitable[list[Answer]]]
"""Asks for all addresses of a host and port. Raises OSError when there is no answer."""

AddressInfo = tuple[
    int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[str, int] | tuple[str, int, int, int]
]
"""What a socket is made from, as `socket.getaddrinfo` lays it out; the last member is the address to connect to."""


class SystemLookup:
    """Asks the system's resolver, in threads of its own.

    A name server that never answers holds a thread for as long as the system waits for it; with threads of its own it
    cannot hold up whatever else the process does in threads.
    """

    def __init__(self, threads: int = 16) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="webhook-dns")

    async def __call__(self, host: str, port: int) -> list[Answer]:
        """Return all addresses, in the system's order of preference."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, _ask, host, port)

    def close(self) -> None:
        """Let the threads go. Look-ups under way are not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _ask(host: str, port: int) -> list[Answer]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    return [(family, str(address[0])) for family, _, _, _, address in found]


class VettingResolver(AbstractResolver):
    """A resolver for aiohttp's connector. It refuses a name if any of its addresses is forbidden."""

    def __init__(self, policy: AddressPolicy, lookup: Lookup) -> None:
        self._policy = policy
        self._lookup = lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Look a name up once and return exactly the addresses that were vetted.

        Raises:
            ForbiddenAddressError: One of the addresses must not be called, whatever the family asked for.
            OSError: There is no answer.
        """
        answers = await self._lookup(host, port)
        self._policy.check_answers(host, [address for _, address in answers])
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=found,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for found, address in answers
            if family in {socket.AF_UNSPEC, found}
        ]

    async def close(self) -> None:
        """Do nothing: whoever made the look-up closes it."""


def vetting_socket_factory(policy: AddressPolicy) -> Callable[[AddressInfo], socket.socket]:
    """Return a maker of sockets that looks once more at the very address about to be connected to.

    A connector asks no resolver about a literal address; this is where literals are stopped.
    """

    def make(info: AddressInfo) -> socket.socket:
        family, kind, protocol, _, address = info
        host = str(address[0])
        if (reason := policy.refusal(ip_address(host))) is not None:
            raise ForbiddenAddressError(host, host, reason)
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)  # noqa: FBT003 - the standard library takes it by position
        return made

    return make
