"""Asks a server that speaks the OpenAI chat-completions format to write a draft."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any, Final

import httpx

from app.domain.drafting.facts import DraftFacts
from app.domain.drafting.kinds import WrittenBy
from app.domain.drafting.prompt import chat_messages, parse_answer
from app.domain.drafting.writer import WriterFailedError, Written

RESPONSE_LIMIT: Final = 64 * 1024
"""Bytes of an answer that are read; a draft is far shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatCompletionsSettings:
    """Where and how to ask.

    `url` is the server's base, such as `https://host/v1`, or the full address ending in `/chat/completions`.
    `timeout` is for the whole exchange, in seconds; `max_tokens` bounds what one draft may cost.
    """

    url: str
    model: str
    key: str | None = None
    timeout: float = 20.0
    max_tokens: int = 600

    @property
    def endpoint(self) -> str:
        """Return the address to post to."""
        base = self.url.rstrip("/")
        return base if base.endswith("/chat/completions") else f"{base}/chat/completions"


class ChatCompletionsWriter:
    """A `DraftWriter` behind HTTP. Redirects are not followed: a key goes nowhere but where it was set for."""

    def __init__(self, client: httpx.AsyncClient, settings: ChatCompletionsSettings) -> None:
        self._client = client
        self._settings = settings

    async def write(self, facts: DraftFacts) -> Written:
        """Return the model's draft.

        Raises:
            WriterFailedError: With reason `timeout`, `unreachable`, `status`, `encoded`, `too_large`, or those of
                `parse_answer`.
        """
        loop = asyncio.get_running_loop()
        ends_at = loop.time() + self._settings.timeout
        try:
            async with asyncio.timeout_at(ends_at):
                raw = await self._ask(facts)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise WriterFailedError("timeout", "The writer did not answer in time.") from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise WriterFailedError("unreachable", f"The writer could not be asked: {type(error).__name__}.") from error
        composed = parse_answer(_content(raw), facts)
        if loop.time() > ends_at:
            # Nothing interrupts the reading of an answer, which is bounded instead. It counts all the same.
            raise WriterFailedError("timeout", "The writer's answer was not read in time.")
        return Written(subject=composed.subject, body=composed.body, written_by=WrittenBy.MACHINE)

    async def _ask(self, facts: DraftFacts) -> bytes:
        body = {
            "model": self._settings.model,
            "messages": chat_messages(facts),
            "max_tokens": self._settings.max_tokens,
            "temperature": 0,
            "response_format": {"type": "json_object"},
        }
        headers = {"Accept-Encoding": "identity"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        timeout = httpx.Timeout(self._settings.timeout)
        async with self._client.stream(
            "POST", self._settings.endpoint, json=body, headers=headers, timeout=timeout, follow_redirects=False
        ) as response:
            if response.status_code != httpx.codes.OK:
                raise WriterFailedError("status", f"The writer answered with status {response.status_code}.")
            if response.headers.get("content-encoding", "identity") != "identity":
                # A few compressed bytes can become any number.
                raise WriterFailedError("encoded", "The writer's answer is compressed, which was not asked for.")
            pieces = bytearray()
            async for piece in response.aiter_raw():
                pieces += piece
                if len(pieces) > RESPONSE_LIMIT:
                    raise WriterFailedError("too_large", f"The writer's answer is over {RESPONSE_LIMIT} bytes.")
            return bytes(pieces)


def _content(raw: bytes) -> str:
    """Return what the model said."""
    try:
        answer: Any = json.loads(raw)
        content = answer["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError) as error:
        raise WriterFailedError("malformed", "The writer's answer is not a chat completion.") from error
    if not isinstance(content, str):
        raise WriterFailedError("malformed", "The writer's answer has no text.")
    return content
