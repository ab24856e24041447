"""Prints deliveries as a receiver got them over a socket, one JSON object a line, for another language to judge.

`python -m tests.javascript.deliveries | node tests/javascript/verify.js`
"""

import asyncio
import json
import sys
from base64 import b64encode
from typing import Any

from app.core.clock import SystemClock
from app.core.ids import new_id
from app.webhooks.addresses import AddressPolicy
from app.webhooks.outcomes import DeliveryRequest, Verdict
from app.webhooks.sender import Sender
from app.webhooks.signing import Signer, new_private_key, new_secret
from tests.support.receiver import Received, Receiver

BODIES = {
    "plain": b'{"type":"reminder.due","timestamp":"2026-03-02T09:00:00Z","data":{}}',
    "not ASCII": '{"type":"reminder.due","data":{"company":"Café Zoë 東京 🎉"}}'.encode(),
    "odd spacing": b' {"type" : "reminder.due" ,\n "data":{} } ',
}


async def send(receiver: Receiver, sender: Sender, signer: Signer, body: bytes) -> Received:
    """Send one webhook and return it as it arrived."""
    request = DeliveryRequest(
        message_id=str(new_id()),
        endpoint_id=str(new_id()),
        url=receiver.url,
        timestamp=int(SystemClock().now().timestamp()),
        body=body,
        signer=signer,
    )
    outcome = await sender.send(request)
    assert outcome.verdict is Verdict.DELIVERED, outcome
    return receiver.requests[-1]


def shown(name: str, secret: str, request: Received, *, genuine: bool, body: bytes | None = None) -> dict[str, Any]:
    """Return a delivery as the judge reads it."""
    names = ("webhook-id", "webhook-timestamp", "webhook-signature")
    return {
        "name": name,
        "secret": secret,
        "body": b64encode(request.body if body is None else body).decode(),
        "headers": {each: request.headers[each] for each in names},
        "genuine": genuine,
    }


async def main() -> None:
    """Send some, print each, and with each some that are not genuine."""
    secret, old, other = new_secret(), new_secret(), new_secret()
    found = []
    async with Receiver() as receiver, Sender(AddressPolicy(allow_insecure=True)) as sender:
        for name, body in BODIES.items():
            request = await send(receiver, sender, Signer.parse(secret), body)
            found += [
                shown(name, secret, request, genuine=True),
                shown(f"{name}, changed", secret, request, genuine=False, body=request.body + b" "),
                shown(f"{name}, another's secret", other, request, genuine=False),
            ]
            request = await send(receiver, sender, Signer.parse(secret, old), body)
            found += [
                shown(f"{name}, while the secret is replaced, by the new", secret, request, genuine=True),
                shown(f"{name}, while the secret is replaced, by the old", old, request, genuine=True),
            ]
            request = await send(receiver, sender, Signer.parse(secret, new_private_key()), body)
            found.append(shown(f"{name}, beside an asymmetric signature", secret, request, genuine=True))
    for delivery in found:
        sys.stdout.write(json.dumps(delivery) + "\n")


if __name__ == "__main__":
    asyncio.run(main())
