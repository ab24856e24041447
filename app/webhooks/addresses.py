"""Keeps webhooks from being aimed at addresses inside a network: the policy, the ranges, the check of an address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

IpAddress = IPv4Address | IPv6Address
IpNetwork = IPv4Network | IPv6Network

_FORBIDDEN_V4 = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared between a carrier and its customers",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "reserved for protocols",
    "192.0.2.0/24": "documentation",
    "192.88.99.0/24": "6to4 relay",
    "192.168.0.0/16": "private",
    "198.18.0.0/15": "benchmarking",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "255.255.255.255/32": "broadcast",
    "240.0.0.0/4": "reserved",
}
_FORBIDDEN_V6 = {
    "::1/128": "loopback",
    "::ffff:0:0/96": "an IPv4 address in IPv6 clothes",
    "::/8": "reserved",
    "64:ff9b:1::/48": "local translation",
    "100::/64": "discard",
    "2001::/23": "reserved for protocols",
    "2001:db8::/32": "documentation",
    "3fff::/20": "documentation",
    "5f00::/16": "segment routing",
    "fc00::/7": "private",
    "fe80::/10": "link-local",
    "fec0::/10": "site-local",
    "ff00::/8": "multicast",
}
_FORBIDDEN_V4_NETWORKS = tuple((IPv4Network(text), reason) for text, reason in _FORBIDDEN_V4.items())
_FORBIDDEN_V6_NETWORKS = tuple((IPv6Network(text), reason) for text, reason in _FORBIDDEN_V6.items())

_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")
_LOW_32_BITS = 0xFFFF_FFFF
_SIX_TO_FOUR_SHIFT = 80

_DEVELOPMENT_V4 = tuple(
    IPv4Network(text) for text in ("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
)
_DEVELOPMENT_V6 = (IPv6Network("::1/128"), IPv6Network("fc00::/7"))

_NAME_PATTERN = re.compile(r"(?:\*\.)?[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?")


class ForbiddenAddressError(Exception):
    """A connection was refused before it was opened: the host leads where webhooks must not go.

    The message is fit for the endpoint's owner: it does not say what a name stands for inside our network. `address`
    and `reason` are for the operator's log.
    """

    def __init__(self, host: str, address: str | None, reason: str) -> None:
        super().__init__(f"{host} leads to no address that webhooks may be sent to")
        self.host = host
        self.address = address
        self.reason = reason


@dataclass(frozen=True, slots=True)
class AllowedHosts:
    """The only hosts that may be called, once there is such a list."""

    names: frozenset[str] = frozenset()
    suffixes: tuple[str, ...] = ()
    networks: tuple[IpNetwork, ...] = ()

    @classmethod
    def parse(cls, items: Iterable[str]) -> "AllowedHosts":
        """Read exact names, `*.suffix` (anything below the suffix, not the suffix itself), addresses and networks.

        Raises:
            ValueError: An item is none of these.
        """
        names: set[str] = set()
        suffixes: list[str] = []
        networks: list[IpNetwork] = []
        for item in items:
            text = item.strip().lower()
            try:
                networks.append(ip_network(text.strip("[]")))
            except ValueError:
                if not _NAME_PATTERN.fullmatch(text) or ends_in_number(text):
                    raise ValueError(f"{item!r} is neither a name, nor *.suffix, nor a network") from None
                if text.startswith("*."):
                    suffixes.append(text[1:])
                else:
                    names.add(text)
        return cls(frozenset(names), tuple(suffixes), tuple(networks))

    def has_name(self, host: str) -> bool:
        """Tell whether a name, lower-case and in ASCII, is listed or lies below a listed suffix."""
        return host in self.names or host.endswith(self.suffixes)

    def has_address(self, address: IpAddress) -> bool:
        """Tell whether an address lies in a listed network."""
        return any(address in network for network in self.networks)


@dataclass(frozen=True, slots=True)
class AddressPolicy:
    """Where webhooks may go.

    `allow_insecure` admits http and the addresses of private networks and of this machine, for development; link-local,
    multicast and reserved ones stay forbidden. `allowed_hosts`, when set, admits nothing else; it lifts no other rule.
    """

    allow_insecure: bool = False
    allowed_hosts: AllowedHosts | None = None

    def refusal(self, address: IpAddress) -> str | None:
        """Return what kind of address it is that must not be called, or None if it may be."""
        if isinstance(address, IPv6Address):
            if (inner := _inner_v4(address)) is not None:
                return self.refusal(inner)
            return self._refusal_in(address, _FORBIDDEN_V6_NETWORKS, _DEVELOPMENT_V6)
        return self._refusal_in(address, _FORBIDDEN_V4_NETWORKS, _DEVELOPMENT_V4)

    def _refusal_in(
        self, address: IpAddress, forbidden: tuple[tuple[IpNetwork, str], ...], development: tuple[IpNetwork, ...]
    ) -> str | None:
        for network, reason in forbidden:
            if address in network:
                if self.allow_insecure and any(address in each for each in development):
                    return None
                return reason
        return None

    def check_answers(self, host: str, answers: Iterable[str]) -> None:
        """Check every address a host stands for: one bad one spoils them all.

        Args:
            host: A name in ASCII, or a literal address.
            answers: The addresses, in text.

        Raises:
            ForbiddenAddressError: There is none, or one of them must not be called.
        """
        needs_network = self.allowed_hosts is not None and not self.allowed_hosts.has_name(host)
        empty = True
        for answer in answers:
            empty = False
            try:
                address = ip_address(answer)
            except ValueError:
                raise ForbiddenAddressError(host, answer, "not an address") from None
            if (reason := self.refusal(address)) is not None:
                raise ForbiddenAddressError(host, answer, reason)
            if needs_network and self.allowed_hosts is not None and not self.allowed_hosts.has_address(address):
                raise ForbiddenAddressError(host, answer, "not among the allowed hosts")
        if empty:
            raise ForbiddenAddressError(host, None, "no address at all")


def ends_in_number(host: str) -> bool:
    """Tell whether some program might read the host as an IPv4 address: its last label is a number, decimal or hex.

    Short forms (`127.1`), one number (`2130706433`), octal (`0177.0.0.1`) and hex (`0x7f.1`) all end so; no name of the
    public DNS does.
    """
    last = host.rstrip(".").rpartition(".")[2].lower()
    return last.isdigit() or re.fullmatch(r"0x[0-9a-f]*", last) is not None


def _inner_v4(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & _LOW_32_BITS)
    if address in _SIX_TO_FOUR:
        return IPv4Address((int(address) >> _SIX_TO_FOUR_SHIFT) & _LOW_32_BITS)
    return None
