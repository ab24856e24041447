"""Look-ups for tests: given answers, or a real name server on loopback whose answers change."""

import asyncio
import socket
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from threading import Thread
from typing import Any, Self

from dnslib import AAAA, QTYPE, RCODE, RR, A, DNSRecord
from dnslib.server import BaseResolver, DNSServer

from app.webhooks.resolver import Answer, Lookup


def answering(*addresses: str) -> Lookup:
    """Return a look-up that gives these addresses for every name, or says that there is none."""

    async def lookup(host: str, port: int) -> list[Answer]:
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [_answer(address) for address in addresses]

    return lookup


def _answer(address: str) -> Answer:
    return (socket.AF_INET6 if ":" in address else socket.AF_INET), address


class NameServer(BaseResolver):  # type: ignore[misc] # dnslib is untyped
    """A name server on loopback. Each name has rounds of answers, one per A query; the last round stays."""

    def __init__(self, **rounds: Sequence[Sequence[str]]) -> None:
        self._rounds = {name.replace("_", ".") + ".": list(each) for name, each in rounds.items()}
        self.asked: dict[str, int] = defaultdict(int)
        """How often each name's A records were asked for."""
        self._server = DNSServer(self, address="127.0.0.1", port=0)
        self.port: int = self._server.server.server_address[1]

    def resolve(self, request: Any, handler: Any) -> Any:
        name, kind = str(request.q.qname).lower(), QTYPE[request.q.qtype]
        reply = request.reply()
        rounds = self._rounds.get(name)
        if rounds is None:
            reply.header.rcode = RCODE.NXDOMAIN
            return reply
        nth = self.asked[name] - (kind != "A")
        for address in rounds[max(0, min(nth, len(rounds) - 1))]:
            if (":" in address) == (kind == "AAAA"):
                data = AAAA(address) if kind == "AAAA" else A(address)
                reply.add_answer(RR(request.q.qname, request.q.qtype, rdata=data, ttl=0))
        self.asked[name] += kind == "A"
        return reply

    async def lookup(self, host: str, port: int) -> list[Answer]:
        """Ask this server for both families, as the system's resolver would."""
        found: list[Answer] = []
        for kind in ("A", "AAAA"):
            query = DNSRecord.question(host, kind)
            packet = await asyncio.to_thread(query.send, "127.0.0.1", self.port, timeout=5)
            found += [_answer(str(record.rdata)) for record in DNSRecord.parse(packet).rr]
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return found

    def __enter__(self) -> Self:
        # As `start_thread` does, but for the pause after which it looks whether to stop: half a second.
        Thread(target=partial(self._server.server.serve_forever, poll_interval=0.01), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()
        self._server.server.server_close()
