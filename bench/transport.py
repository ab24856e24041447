"""What the sender costs over the transport it stands on: signed POSTs to a receiver in another process.

Both sides make and sign a request for every POST and read the whole answer. The bare loop calls httpx-aiohttp's
transport directly, with aiohttp's own connector; the sender adds vetting, the deadline, the cap and the outcome.
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable

import aiohttp
import httpx
import uvloop
from httpx_aiohttp import AiohttpTransport

from app.webhooks.addresses import AddressPolicy
from app.webhooks.outcomes import DeliveryRequest, Verdict
from app.webhooks.sender import Sender, SenderLimits
from app.webhooks.signing import Signer, new_secret
from tests.support.receiver import ReceiverProcess

Post = Callable[[int], Awaitable[None]]
BODY = b'{"type":"reminder.due","timestamp":"2026-01-02T03:04:05Z","data":{"filler":"' + b"x" * 522 + b'"}}'


async def per_second(post: Post, *, total: int, at_once: int) -> float:
    """Run `post` with the numbers below `total`, `at_once` of them at a time."""
    numbers = iter(range(total))

    async def work() -> None:
        for number in numbers:
            await post(number)

    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(work())
    return total / (time.perf_counter() - began)


def bare_post(transport: AiohttpTransport, url: httpx.URL, signer: Signer) -> Post:
    """Return the loop body that the sender is compared to."""

    async def post(number: int) -> None:
        message_id, now = f"msg_{number}", int(time.time())
        headers = {
            "content-type": "application/json",
            "webhook-id": message_id,
            "webhook-timestamp": str(now),
            "webhook-signature": signer.sign(message_id, now, BODY),
        }
        response = await transport.handle_async_request(httpx.Request("POST", url, headers=headers, content=BODY))
        await response.aread()
        await response.aclose()
        assert response.is_success

    return post


def sender_post(sender: Sender, url: str, signer: Signer) -> Post:
    """Return the same through the sender."""

    async def post(number: int) -> None:
        outcome = await sender.send(
            DeliveryRequest(message_id=f"msg_{number}", url=url, timestamp=int(time.time()), body=BODY, signer=signer)
        )
        assert outcome.verdict is Verdict.DELIVERED, outcome

    return post


async def main(*, total: int, at_once: int, rounds: int) -> None:
    signer = Signer.parse(new_secret())
    async with ReceiverProcess(keep=False) as receiver:
        session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=at_once))
        transport = AiohttpTransport(client=session)
        limits = SenderLimits(connections=at_once, connections_per_host=at_once)
        sender = Sender(AddressPolicy(allow_insecure=True), limits=limits)
        await sender.start()
        posts = {
            "bare transport": bare_post(transport, httpx.URL(receiver.url), signer),
            "sender": sender_post(sender, receiver.url, signer),
        }
        figures: dict[str, list[float]] = {name: [] for name in posts}
        try:
            for post in posts.values():
                await per_second(post, total=total // 10, at_once=at_once)
            for number in range(1, rounds + 1):
                for name, post in posts.items():
                    figures[name].append(await per_second(post, total=total, at_once=at_once))
                print(f"round {number}: " + ", ".join(f"{name} {each[-1]:,.0f}/s" for name, each in figures.items()))
        finally:
            await sender.close()
            await transport.aclose()
    medians = {name: statistics.median(each) for name, each in figures.items()}
    for name, median in medians.items():
        print(
            f"{name:16} median {median:8,.0f}/s  (lowest {min(figures[name]):,.0f}, highest {max(figures[name]):,.0f})"
        )
    print(
        f"ratio            {medians['sender'] / medians['bare transport']:.3f}  ({at_once} at once, {len(BODY)} bytes)"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--total", type=int, default=10_000, help="POSTs per round")
    parser.add_argument("--at-once", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    uvloop.run(main(total=options.total, at_once=options.at_once, rounds=options.rounds))
