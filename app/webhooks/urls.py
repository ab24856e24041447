"""Checks an endpoint's URL, when it is registered and again whenever it is used."""

import asyncio
import re
import string
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urlsplit

import idna

from app.core.echo import echo
from app.domain.errors import InvalidInputError
from app.webhooks.addresses import AddressPolicy, ForbiddenAddressError, IpAddress, ends_in_number
from app.webhooks.resolver import Lookup

POINTER = "/url"
LONGEST_URL = 2048
LONGEST_NAME = 253
LOOKUP_SECONDS = 3

_DEFAULT_PORTS = {"https": 443, "http": 80}
_FIRST_FREE_PORT = 1024
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff\ufff0-\uffff\\]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")


@dataclass(frozen=True, slots=True)
class Target:
    """A URL that passed. `url` has its host in lower-case ASCII; `address` is there when the host is a literal.

    `path` is what a request asks for: path and query, byte for byte as they were registered.
    """

    url: str
    path: str
    scheme: str
    host: str
    port: int
    address: IpAddress | None


def check_url(url: str, policy: AddressPolicy) -> Target:
    """Check all that can be told from the URL itself, without asking the DNS.

    With a list of allowed hosts, a name that is not on it passes only if networks are listed: then its addresses
    decide, as `check_registration` and the resolver see to.

    Raises:
        InvalidInputError: At `/url`.
    """
    parts = _split(url)
    scheme = parts.scheme
    if scheme != "https" and not (policy.allow_insecure and scheme == "http"):
        raise _invalid("has to start with https://")
    raw_host, port = _host_and_port(parts, policy)
    address = _literal(raw_host)
    host = str(address) if address is not None else _name(raw_host)
    allowed = policy.allowed_hosts
    if address is not None:
        try:
            policy.check_answers(host, [host])
        except ForbiddenAddressError as error:
            raise _invalid(f"leads to {echo(host)}, which webhooks may not be sent to ({error.reason})") from None
    elif not policy.allow_insecure and (host == "localhost" or host.endswith(".localhost")):
        raise _invalid("leads back to this machine")
    elif allowed is not None and not allowed.has_name(host) and not allowed.networks:
        raise _invalid(f"has a host, {echo(host)}, which is not among the allowed hosts")
    shown_host = f"[{host}]" if isinstance(address, IPv6Address) else host
    netloc = shown_host if parts.port is None else f"{shown_host}:{parts.port}"
    # Not put together again from its parts: a lone `?`, for one, would get lost.
    rest = url.partition("://")[2][len(parts.netloc) :]
    return Target(f"{scheme}://{netloc}{rest}", _in_ascii(rest), scheme, host, port, address)


def _in_ascii(rest: str) -> str:
    path = rest if rest.startswith("/") else f"/{rest}"
    return path if path.isascii() else quote(path, safe=string.punctuation)


async def check_registration(url: str, policy: AddressPolicy, lookup: Lookup) -> Target:
    """Check a URL that is to be registered.

    A name is not looked up: an answer that depends on what it stands for would tell which names exist inside our
    network. What counts is the look-up at each connection. Only a name that nothing but networks in the list of allowed
    hosts may cover is looked up; it is refused in the same words if it has no address, or one outside of them.

    Raises:
        InvalidInputError: At `/url`.
    """
    target = check_url(url, policy)
    allowed = policy.allowed_hosts
    if target.address is not None or allowed is None or allowed.has_name(target.host):
        return target
    try:
        async with asyncio.timeout(LOOKUP_SECONDS):
            answers = await lookup(target.host, target.port)
    except (OSError, UnicodeError):
        answers = []
    try:
        policy.check_answers(target.host, [address for _, address in answers])
    except ForbiddenAddressError:
        raise _invalid(f"has a host, {echo(target.host)}, which is not among the allowed hosts") from None
    return target


def _split(url: str) -> SplitResult:
    if len(url) > LONGEST_URL:
        raise _invalid(f"may have {LONGEST_URL} characters at most")
    if _UNSAFE.search(url):
        raise _invalid("must not contain spaces, control characters or backslashes")
    if "#" in url:
        raise _invalid("must not have a fragment (#…)")
    try:
        parts = urlsplit(url)
    except ValueError:
        raise _invalid("is not a URL") from None
    if "@" in parts.netloc:
        raise _invalid("must not carry a user name or password")
    return parts


def _host_and_port(parts: SplitResult, policy: AddressPolicy) -> tuple[str, int]:
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        raise _invalid("has a port that is no number up to 65535") from None
    if not host:
        raise _invalid("has no host")
    if ("[" in parts.netloc) is not (":" in host):
        raise _invalid("has a host that is no address")
    if parts.netloc.endswith(":"):
        raise _invalid("has a colon but no port")
    if port is None:
        port = _DEFAULT_PORTS[parts.scheme]
    open_ports = set(_DEFAULT_PORTS.values()) if policy.allow_insecure else {_DEFAULT_PORTS["https"]}
    if port < _FIRST_FREE_PORT and port not in open_ports:
        raise _invalid("has to use port 443, or one from 1024 up")
    return host, port


def _literal(host: str) -> IpAddress | None:
    if ":" in host:
        try:
            v6 = IPv6Address(host)
        except ValueError:
            raise _invalid("has a host that is no address") from None
        if v6.scope_id is not None:
            raise _invalid("must not name a zone in its address")
        if str(v6) != host:
            raise _invalid(f"has to write its address in the usual form, [{v6}]")
        return v6
    if not host.isascii() or not ends_in_number(host):
        return None
    try:
        return IPv4Address(host)
    except ValueError:
        raise _invalid("has to write its address as four decimal numbers, or use a name") from None


def _name(host: str) -> str:
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode()
        except (idna.IDNAError, UnicodeError):
            raise _invalid("has a host that is no valid international name") from None
        if ends_in_number(host):
            raise _invalid("has to write its address as four decimal numbers, or use a name")
    if host.endswith("."):
        raise _invalid("has to leave out the dot at the end of its host")
    labels = host.split(".")
    if len(host) > LONGEST_NAME or not all(_LABEL.fullmatch(label) for label in labels):
        raise _invalid("has a host that is no valid name")
    for label in labels:
        if label.startswith("xn--"):
            try:
                idna.decode(label)
            except (idna.IDNAError, UnicodeError):
                raise _invalid("has a host that is no valid international name") from None
    return host


def _invalid(message: str) -> InvalidInputError:
    return InvalidInputError(POINTER, f"The URL {message}.")
