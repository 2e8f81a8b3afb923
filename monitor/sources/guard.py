"""Which addresses Faro may connect to: the public internet, and what the operator lists by name.

Pure checks, without network: `check_url` looks at what is written, `check_address` at where a connection really goes.
The ranges are those of the IANA special-purpose registries (RFC 6890 and its updates); IPv6 is allowed only inside
global unicast, so whatever embeds an IPv4 address (mapped, NAT64, 6to4, Teredo) is refused with the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

import httpx2

from monitor.errors import RefusedError

PORTS: Final = {"http": 80, "https": 443}

REFUSED_V4: Final = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network, unspecified
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, cloud metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT relays
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
GLOBAL_V6: Final = IPv6Network("2000::/3")
REFUSED_V6: Final = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarking
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)

#: A last label that only a number can have: `inet_aton` would read the host as an address in some odd spelling.
NUMERIC_HOST = re.compile(r"(?:^|\.)(?:0x[0-9a-f]*|[0-9]+)\.?$")
HOST_NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?")


@dataclass(frozen=True, slots=True)
class Allowed:
    """An exception the operator wrote down: one host name, address or network, at one port.

    ``delay`` (seconds between the starts of two requests) and ``concurrency`` replace the usual politeness there.
    A host name stands for every address it resolves to; a network for addresses in it, under any name.
    """

    host_or_network: str
    port: int
    delay: float = 0.0
    concurrency: int = 4

    def covers(self, host: str, ip: str | None, port: int) -> bool:
        """Whether this exception speaks of ``host`` or, once it is known, of the address it resolved to."""
        if port != self.port:
            return False
        if _name(host) == _name(self.host_or_network):
            return True
        address, network = _address(ip if ip is not None else host), _network(self.host_or_network)
        return address is not None and network is not None and address.version == network.version and address in network


@dataclass(frozen=True, slots=True)
class Target:
    """Where a URL points: ``host`` is lower case ASCII (IDNA), or an address without brackets."""

    scheme: str
    host: str
    port: int


def check_url(url: str, allowed: Sequence[Allowed] = ()) -> Target:
    """Read ``url`` and return where it points; raise RefusedError if no request may ever go there as written.

    The parser is the one that will connect, so both see the same host.
    """
    try:
        parsed = httpx2.URL(url)
    except (httpx2.InvalidURL, UnicodeError, ValueError):
        raise RefusedError("la dirección no se puede leer como URL (the address cannot be read as a URL)") from None
    if parsed.scheme not in PORTS:
        raise RefusedError("solo se leen direcciones http y https (only http and https addresses are read)")
    if parsed.userinfo:
        raise RefusedError("la dirección lleva usuario o contraseña (the address carries a user name or password)")
    host = parsed.raw_host.decode("ascii", "replace").lower()
    port = parsed.port if parsed.port is not None else PORTS[parsed.scheme]
    if not host or not 0 < port < 65536:
        raise RefusedError("la dirección no nombra ningún servidor (the address names no host)")
    if _address(host) is not None:
        check_address(host, port, allowed)
    elif NUMERIC_HOST.search(host):
        raise RefusedError(
            "el servidor es una dirección IP escrita de forma inusual (the host is an address in an unusual spelling)"
        )
    elif not HOST_NAME.fullmatch(host) or len(host) > 253:
        raise RefusedError("la dirección no nombra ningún servidor (the address names no host)")
    return Target(parsed.scheme, host, port)


def check_address(ip: str, port: int, exceptions: Sequence[Allowed] = (), host: str = "") -> None:
    """Raise RefusedError unless ``ip`` is public, or an exception covers it (or the ``host`` it was resolved from)."""
    address = _address(ip)
    if address is None:
        raise RefusedError(
            "el nombre del servidor no lleva a ninguna dirección IP (the host did not resolve to an address)"
        )
    if is_public(address) or any(allowed.covers(host, ip, port) for allowed in exceptions):
        return
    raise RefusedError("la dirección no está en el internet público (the address is not on the public internet)")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether anyone on the internet could be reached at ``address``."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in REFUSED_V4)
    if address.scope_id is not None or address not in GLOBAL_V6:
        return False
    return not any(address in network for network in REFUSED_V6)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text.replace("%25", "%"))
    except (AddressValueError, ValueError):
        return None


def _network(text: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


def _name(host: str) -> str:
    return host.lower().rstrip(".")
