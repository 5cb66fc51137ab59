"""Runs every test, after installing what they need. Arguments go to pytest."""

import sys

import environment
import system

if __name__ == "__main__":
    python = environment.ready(environment.TEST_LOCK)
    if not system.prepare_browser(python):
        environment.stop("no Chromium to test with", "install Chromium or Chrome, then run this again")
    environment.become(python, "-m", "pytest", *sys.argv[1:])
