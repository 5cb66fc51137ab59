"""Tests talk to this computer only: here by an audit hook, in processes they start by a proxy that is not there."""

import os
import sys
from ipaddress import ip_address

OUTSIDE = dict(os.environ)  # for the one thing that needs a network: installing an environment
_NOWHERE = "http://127.0.0.1:9"
_PROXIES = {
    "HTTP_PROXY": _NOWHERE,
    "HTTPS_PROXY": _NOWHERE,
    "ALL_PROXY": _NOWHERE,
    "NO_PROXY": "localhost,127.0.0.1,::1",
}


def close_network() -> None:
    """From here on, reaching out fails at once, on a machine with a network too."""
    sys.addaudithook(_stay_here)
    for name, value in _PROXIES.items():
        os.environ[name] = os.environ[name.lower()] = value


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host in ("", "localhost")


def _stay_here(event: str, arguments: tuple[object, ...]) -> None:
    address = arguments[1] if event == "socket.connect" else arguments if event == "socket.getaddrinfo" else None
    if isinstance(address, tuple) and isinstance(address[0], str) and not _is_here(address[0]):
        raise PermissionError(f"a test reached out to {address[0]}")
