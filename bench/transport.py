"""What the sender costs beside the bare loop's transport: signed POSTs to a receiver in another process.

Both sides make and sign a request for every POST and read the whole answer. The bare loop calls httpx-aiohttp's
transport directly, with aiohttp's own connector; the sender adds vetting, the deadline, the cap and the outcome.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from app.webhooks.addresses import AddressPolicy
from app.webhooks.outcomes import DeliveryRequest, Verdict
from app.webhooks.sender import Sender, SenderLimits
from app.webhooks.signing import Signer, new_secret
from bench.deliveries import AT_ONCE, receiving
from bench.figures import Figure, Result
from bench.lab import Lab

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
            DeliveryRequest(
                message_id=f"msg_{number}",
                endpoint_id="endpoint",
                url=url,
                timestamp=int(time.time()),
                body=BODY,
                signer=signer,
            )
        )
        assert outcome.verdict is Verdict.DELIVERED, outcome

    return post


async def run(lab: Lab) -> Result:
    """Compare the two, in turn."""
    total = lab.amount(10_000)
    signer = Signer.parse(new_secret())
    async with receiving(lab) as url:
        session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=AT_ONCE))
        transport = AiohttpTransport(client=session)
        limits = SenderLimits(connections=AT_ONCE, connections_per_host=AT_ONCE)
        sender = Sender(AddressPolicy(allow_insecure=True), limits=limits)
        await sender.start()
        posts = {
            "bare transport": bare_post(transport, httpx.URL(url), signer),
            "sender": sender_post(sender, url, signer),
        }
        figures: dict[str, list[float]] = {name: [] for name in posts}
        task = lab.progress.add_task("transport", total=lab.rounds)
        try:
            for post in posts.values():
                await per_second(post, total=total // 10, at_once=AT_ONCE)
            for _ in range(lab.rounds):
                for name, post in posts.items():
                    figures[name].append(await per_second(post, total=total, at_once=AT_ONCE))
                lab.progress.advance(task)
        finally:
            await sender.close()
            await transport.aclose()
    made = [Figure(name, "POSTs/s", samples) for name, samples in figures.items()]
    ratio = made[1].median / made[0].median
    return Result(
        "transport",
        f"The sender beside the bare loop, {AT_ONCE} at a time, {len(BODY)} bytes",
        made,
        remarks=[f"Ratio {ratio:.2f}. Both run in this process, beside the receiver."],
    )
