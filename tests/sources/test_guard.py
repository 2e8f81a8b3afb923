"""What the guard refuses and what it lets through, in every spelling."""

import pytest

from monitor.errors import RefusedError
from monitor.sources.guard import Allowed, Target, check_address, check_url

NOT_PUBLIC = [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.254", "127.0.0.1", "127.8.8.8", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:8.8.8.8", "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:0:4136:e378::1",
    "2001:10::1", "2001:20::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "3fff::1", "5f00::1", "fc00::1",
    "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1",
]  # fmt: skip

PUBLIC = ["8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450::8a"]

REFUSED_URLS = [
    "http://127.0.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/",
    "http://017700000001/", "http://127.1/", "http://127.0.1/", "http://0/", "http://127.0.0.1./", "http://0x/",
    "http://127。0。0。1/", "http://１２７.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/", "http://[64:ff9b::127.0.0.1]/", "http://[2002:7f00:1::]/", "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/", "http://10.0.0.1:8080/feed", "http://8.8.8.010/", "http://134744072/",
    "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)", "//example.org/", "",
    "example.org/feed", "http://user@example.org/", "http://user:word@example.org/",
    "http:///feed", "http://", "http://exa mple.org/", "http://example.org:0/", "http://example.org:99999/",
    "http://a\\@127.0.0.1/", "http://[::1", "http://example..org/",
]  # fmt: skip


@pytest.mark.parametrize("ip", NOT_PUBLIC)
def test_addresses_off_the_public_internet_are_refused(ip: str) -> None:
    """No address outside the public internet passes, however IPv6 dresses it up."""
    with pytest.raises(RefusedError):
        check_address(ip, 80)


@pytest.mark.parametrize("ip", PUBLIC)
def test_public_addresses_pass(ip: str) -> None:
    """What anyone on the internet can reach may be read."""
    check_address(ip, 443)


@pytest.mark.parametrize("url", REFUSED_URLS)
def test_addresses_are_refused_as_written(url: str) -> None:
    """Odd spellings, other schemes, user names and broken URLs are refused before any name is looked up."""
    with pytest.raises(RefusedError):
        check_url(url)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://Example.ORG/feed?a=1#x", Target("https", "example.org", 443)),
        ("http://example.org:8080/", Target("http", "example.org", 8080)),
        ("https://ñandú.example/", Target("https", "xn--and-6ma2c.example", 443)),
        ("http://8.8.8.8/", Target("http", "8.8.8.8", 80)),
        ("http://[2606:4700::1111]/", Target("http", "2606:4700::1111", 80)),
        ("https://4chan.example/@user", Target("https", "4chan.example", 443)),
    ],
)
def test_ordinary_addresses_are_read(url: str, target: Target) -> None:
    """Host and port come out as a connection will use them."""
    assert check_url(url) == target


@pytest.mark.parametrize(
    ("allowed", "host", "ip", "port", "passes"),
    [
        (Allowed("127.0.0.1", 8000), "127.0.0.1", "127.0.0.1", 8000, True),
        (Allowed("127.0.0.1", 8000), "127.0.0.1", "127.0.0.1", 8001, False),
        (Allowed("127.0.0.1", 8000), "feed.example", "127.0.0.1", 8000, True),
        (Allowed("10.0.0.0/8", 80), "feed.example", "10.9.8.7", 80, True),
        (Allowed("10.0.0.0/8", 80), "feed.example", "8.8.8.8", 80, True),
        (Allowed("10.0.0.0/8", 80), "feed.example", "192.168.0.1", 80, False),
        (Allowed("feeds.internal", 80), "feeds.internal", "10.0.0.1", 80, True),
        (Allowed("feeds.internal", 80), "Feeds.Internal.", "10.0.0.1", 80, True),
        (Allowed("feeds.internal", 80), "other.internal", "10.0.0.1", 80, False),
        (Allowed("fd00::/8", 80), "x.example", "fd00::1", 80, True),
        (Allowed("fd00::/8", 80), "x.example", "10.0.0.1", 80, False),
    ],
)
def test_exceptions_are_exact(allowed: Allowed, host: str, ip: str, port: int, passes: bool) -> None:
    """An exception opens its own host or network at its own port, and nothing beside it."""
    if passes:
        check_address(ip, port, [allowed], host)
    else:
        with pytest.raises(RefusedError):
            check_address(ip, port, [allowed], host)
