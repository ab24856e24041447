"""What the document says in prose."""

from typing import Any

TITLE = "Afterview"
SUMMARY = "What a job candidate does after an interview."
DESCRIPTION = """\
Afterview plans what a candidate does after an interview, explains each step, and says by a signed webhook when one \
falls due.

**Keys.** Send `Authorization: Bearer <key>`. Each operation names the scope it needs. A key may be bound to one \
candidate; what belongs to another tenant or candidate answers 404. An access token is such a key for a browser: it \
expires soon, and makes no further keys, tokens or calendar feeds.

**Errors** are `application/problem+json` (RFC 9457). `type` is the address of a page that explains the problem. \
An unknown address answers 404 and a wrong method 405, in the same form.

**Writing.** Give every POST that has an effect an `Idempotency-Key`: repeated within 24 hours it is answered as the \
first time, and nothing is done twice. `If-Match` with a resource's ETag makes sure that nobody changed it meanwhile. \
PATCH takes JSON merge patches (RFC 7396): what is absent stays, null empties.

**Reading.** Every single resource has an `ETag`; `If-None-Match` answers 304 while it is the same. Lists are paged: \
`limit` and `cursor` in, `next_cursor` and a `Link` out.

**Times** are RFC 3339 instants with an offset, in answers always UTC; time zones are IANA names; ids are UUIDs.

**Limits.** Bodies have at most 256 KiB, headers 64 KiB, and a request has 20 seconds to arrive. `RateLimit` tells \
what is left of the allowances of the key and its tenant. Quotas bound how many of each thing there may be: one too \
many answers 403, type `quota-exceeded`. Every answer carries `X-Request-Id`. Unknown fields of a body are refused."""

CONTACT = {"name": "Afterview", "url": "https://afterview.example.com/"}
LICENSE = {"name": "MIT", "identifier": "MIT"}

VERSION = "1.0.0"
SERVER = "The service (production)."
SECURITY = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "av_live_… or av_test_…",
    "description": "An API key, or a short-lived access token of one candidate (RFC 6750).",
}

TAGS = {
    "Candidates": "Who looks for a job: their time zone, waking hours and own numbers for the rules.",
    "Applications": "One candidacy for one role at one company, and where it stands.",
    "Interviews": "The rounds of an application, what came of them, and what the employer promised.",
    "Reminders": "What to do, when and why. They are planned by the service and settled by the candidate.",
    "Drafts": "Notes that the candidate may send: composed, checked, edited, exported.",
    "Draft templates": "The texts that drafts are composed from, and your own in their place.",
    "Webhook endpoints": "Where events are sent, and how these endpoints do.",
    "Events": "The log of all events, to poll or to reconcile with.",
    "Webhook events": "What your endpoints receive.",
    "Deliveries": "What became of each event on its way to an endpoint.",
    "Plans": "What would follow from an interview, without recording it.",
    "Imports": "Interviews taken from the payloads of other systems.",
    "Calendar feeds": "Addresses under which calendar programs show a candidate's interviews and reminders.",
    "Policy": "The numbers that the rules go by, for the whole tenant.",
    "Test clock": "Where a test tenant's time stands, to see what will happen when.",
    "API keys": "Who may call the API, with which scopes.",
}


def tags(used: list[str]) -> list[dict[str, Any]]:
    """Return the tags in their order, those without words of their own last."""
    known = [name for name in TAGS if name in used]
    others = sorted({name for name in used if name not in TAGS})
    return [{"name": name, "description": TAGS.get(name, f"{name}.")} for name in [*known, *others]]
