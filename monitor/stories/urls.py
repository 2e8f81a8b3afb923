"""One address for one article, however it was linked: the joint by which copies are known by URL."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

# What campaigns, mail-outs, social networks and feed builders add to a link; none of it names another article.
TRACKING = frozenset(
    {
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "twclid",
        "igshid",
        "igsh",
        "mc_cid",
        "mc_eid",
        "ref",
        "ref_src",
        "ref_url",
        "source",
        "cmpid",
        "ocid",
        "smid",
        "ns_mchannel",
        "ns_source",
        "ns_campaign",
        "xtor",
        "rss",
        "feed",
        "from",
        "amp",
        "output",
        "outputtype",
        "share",
        "spm",
        "_ga",
        "_gl",
        "ito",
    }
)
TRACKING_PREFIXES = ("utm_", "hsa_", "mtm_", "pk_", "__twitter", "at_")
DEFAULT_PORTS = {"http": 80, "https": 443}
_AMP_TAIL = re.compile(r"/(amp|amp\.html)/?$")
_SLASHES = re.compile(r"//+")


def canonical_url(url: str) -> str:
    """Return ``url`` without what does not tell one article from another.

    Scheme and ``www.``/``m.``/``amp.`` are dropped from the comparison by making them uniform, tracking parameters,
    default ports, fragments, AMP tails and trailing slashes go, parameters are sorted. What is not an http(s) address
    comes back as "". Applying it twice changes nothing (RFC 3986, 6.2, plus the customs of the web).
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in DEFAULT_PORTS or not host:
        return ""
    for prefix in ("www.", "m.", "amp.", "mobile."):
        if host.startswith(prefix) and host.count(".") >= 2:
            host = host.removeprefix(prefix)
            break
    if port and port not in DEFAULT_PORTS.values():
        host = f"{host}:{port}"
    path = _SLASHES.sub("/", quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._"))
    path = _AMP_TAIL.sub("", path).rstrip("/")
    kept = sorted(
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if key.lower() not in TRACKING and not key.lower().startswith(TRACKING_PREFIXES)
    )
    return urlunsplit(("https", host, path, urlencode(kept), ""))
