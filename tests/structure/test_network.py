"""The guard that keeps tests on this computer does its work."""

import os
import socket
import subprocess
import sys

import pytest


def test_this_process_cannot_reach_out() -> None:
    with pytest.raises(PermissionError, match="reached out to"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_process_of_a_test_cannot_reach_out() -> None:
    ask = "import requests; requests.get('http://doorstep.invalid/', timeout=5)"
    said = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False).stderr
    assert "ProxyError" in said
    assert "127.0.0.1" in os.environ["NO_PROXY"]
