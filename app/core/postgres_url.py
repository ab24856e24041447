"""The address of a PostgreSQL database: as users write it for any client, checked, and as the driver takes it."""

import difflib
import re
import ssl
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

import certifi

EXAMPLE = "postgresql://user:password@host:5432/name"
DEFAULT_CONNECT_SECONDS = 10.0
_SCHEME = re.compile(r"postgres(?:ql)?(?:\+[a-z0-9]+)?", re.ASCII)
_CHOICES = {
    "sslmode": ("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
    "target_session_attrs": ("any", "primary", "standby", "read-write", "read-only", "prefer-standby"),
    "channel_binding": ("disable", "prefer", "require"),
}
_TAKEN = (
    "host", "port", "dbname", "database", "user", "password", "passfile", "sslmode", "sslrootcert", "sslcert", "sslkey",
    "sslpassword", "sslcrl", "target_session_attrs",
)  # fmt: skip
"""Parameters that the driver reads from the address by itself."""
_KNOWN = (*_TAKEN, "application_name", "channel_binding", "connect_timeout")
# Up to the last @, since a password may contain one, or a slash, that its owner forgot to encode.
_PASSWORD = re.compile(r"(//[^:/@?#]*:).*(@)|([?&](?:ssl)?password=)[^&#]*")


@dataclass(frozen=True, slots=True)
class PostgresUrl:
    """An address that was checked."""

    dsn: str = field(repr=False)
    """What the driver is given."""
    connect_seconds: float | None
    """How long a connection may take; None for as long as it likes."""
    application_name: str | None
    where: str
    """The server as it is called in messages, such as `localhost:5432`."""
    user: str | None
    database: str | None


def is_postgres(url: str) -> bool:
    """Tell whether an address is meant to be PostgreSQL's."""
    return _SCHEME.fullmatch(url.partition("://")[0]) is not None


def read_postgres_url(url: str) -> PostgresUrl:
    """Read an address.

    Parameters are those of libpq. The driver knows no channel binding, so `require` is only taken where TLS is required
    as well; `sslmode=verify-full` then protects against what channel binding protects against.

    Raises:
        ValueError: if it has a fault; the message says which, and never repeats the password.
    """
    parts = urlsplit(url)
    try:
        given = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        message = f"must end in parameters such as ?sslmode=require, after an address such as {EXAMPLE}"
        raise ValueError(message) from None
    options = dict(given)
    for name in options:
        _check_known(name)
    for name, choices in _CHOICES.items():
        if name in options and options[name] not in choices:
            message = f"has {name}={options[name][:50]}, which must be one of {', '.join(choices)}"
            raise ValueError(message)
    _check_server(parts.netloc)
    if options.get("sslrootcert") == "system":
        # As in libpq: certificates that the system trusts, which says nothing unless the name is checked too.
        trusted = ssl.get_default_verify_paths().cafile or certifi.where()
        options |= {"sslrootcert": trusted, "sslmode": "verify-full"}
    if options.pop("channel_binding", "") == "require" and options.get("sslmode") not in _CHOICES["sslmode"][3:]:
        message = "has channel_binding=require, which needs sslmode=require, verify-ca or verify-full beside it"
        raise ValueError(message)
    seconds = _seconds(options.pop("connect_timeout", ""))
    name = options.pop("application_name", "")
    dsn = urlunsplit(("postgresql", parts.netloc, parts.path, urlencode(options, quote_via=quote), ""))
    user = parts.netloc.rpartition("@")[0].partition(":")[0] or options.get("user")
    return PostgresUrl(
        dsn=dsn,
        connect_seconds=seconds,
        application_name=name or None,
        where=parts.netloc.rpartition("@")[2] or options.get("host") or "the local socket",
        user=None if user is None else unquote(user),
        database=unquote(parts.path.removeprefix("/")) or options.get("dbname") or options.get("database"),
    )


def masked(url: str) -> str:
    """Return an address with `***` for each password in it."""
    return _PASSWORD.sub(lambda found: f"{found[1]}***{found[2]}" if found[1] else f"{found[3]}***", url)


def _check_known(name: str) -> None:
    if name in _KNOWN:
        return
    nearest = difflib.get_close_matches(name, _KNOWN, n=1)
    remedy = f"did you mean {nearest[0]}?" if nearest else f"it takes {', '.join(_KNOWN)}"
    message = f"has the parameter {name[:50]!r}, which is not known: {remedy}"
    raise ValueError(message)


def _check_server(netloc: str) -> None:
    if netloc.count("@") > 1:
        message = "has more than one @: write %40 for an @ in the user's name or the password"
        raise ValueError(message)
    for host in netloc.rpartition("@")[2].split(","):
        port = host.rpartition("]")[2].partition(":")[2]
        if port and not (port.isdecimal() and 0 < int(port) < 2**16):
            message = f"has the port {port[:20]!r}, which must be a number from 1 to 65535"
            raise ValueError(message)


def _seconds(text: str) -> float | None:
    """Read `connect_timeout`: whole seconds, where 0 means as long as it takes."""
    if not text:
        return DEFAULT_CONNECT_SECONDS
    if not text.isdecimal():
        message = f"has connect_timeout={text[:20]}, which must be a number of seconds such as 10"
        raise ValueError(message)
    return float(text) or None
