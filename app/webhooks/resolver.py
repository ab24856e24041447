"""Looks names up once, vets every answer, and lets connections go to exactly the vetted addresses."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address

from app.webhooks.addresses import AddressPolicy, ForbiddenAddressError

Answer = tuple[socket.AddressFamily, str]
"""One address a name stands for: its family, and the address in text."""

Lookup = Callable[[str, int], Awaitable[list[Answer]]]
"""Asks for all addresses of a host and port. Raises OSError when there is no answer."""

AddressInfo = tuple[
    int | socket.AddressFamily, int | socket.SocketKind, int, str, tuple[str, int] | tuple[str, int, int, int]
]
"""What a socket is made from, as `socket.getaddrinfo` lays it out; the last member is the address to connect to."""


_IPV6 = 6


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


class VettedNames:
    """Looks names up and vets what they stand for: a name is refused if any of its addresses is forbidden.

    Args:
        policy: What is forbidden.
        lookup: Asks for addresses.
        ttl: Seconds for which an answer is remembered. Those who ask for one name at the same time share a look-up.
    """

    def __init__(self, policy: AddressPolicy, lookup: Lookup, ttl: float = 0) -> None:
        self.policy = policy
        self._lookup = lookup
        self._ttl = ttl
        self._asked: dict[tuple[str, int], tuple[float, asyncio.Future[list[Answer]]]] = {}

    async def addresses(self, host: str, port: int) -> list[Answer]:
        """Return exactly the addresses that were vetted, in their order. A literal address stands for itself.

        Raises:
            ForbiddenAddressError: One of the addresses must not be called.
            UnknownNameError: There is no answer.
        """
        if (literal := _literal(host)) is not None:
            return [literal]
        answers = await self._ask((host, port))
        self.policy.check_answers(host, [address for _, address in answers])
        return answers

    async def _ask(self, key: tuple[str, int]) -> list[Answer]:
        now = asyncio.get_running_loop().time()
        known = self._asked.get(key)
        if known is None or (known[1].done() and known[0] <= now):
            self._asked = {each: found for each, found in self._asked.items() if found[0] > now or not found[1].done()}
            known = self._asked[key] = (now + self._ttl, asyncio.ensure_future(self._look_up(*key)))
            known[1].add_done_callback(lambda done: done.cancelled() or done.exception())
        try:
            # Whoever asked first may give up; the others still wait for the answer.
            return await asyncio.shield(known[1])
        except OSError as error:
            self._asked.pop(key, None)
            raise UnknownNameError(str(error)) from error

    async def _look_up(self, host: str, port: int) -> list[Answer]:
        return await self._lookup(host, port)


class UnknownNameError(Exception):
    """A name stands for nothing, or nobody could say for what."""


def _literal(host: str) -> Answer | None:
    try:
        address = ip_address(host)
    except ValueError:
        return None
    return socket.AF_INET6 if address.version == _IPV6 else socket.AF_INET, str(address)


def vetting_socket_factory(policy: AddressPolicy) -> Callable[[AddressInfo], socket.socket]:
    """Return a maker of sockets that looks once more at the very address about to be connected to.

    Nobody looks up a literal address; this is where literals are stopped.
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
