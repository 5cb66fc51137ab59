"""Builds the whole site into ``_build/site``, on a new machine too. Arguments go to ``doorstep build``."""

import sys

import environment

if __name__ == "__main__":
    environment.become(environment.ready(), "-m", "doorstep", "build", *sys.argv[1:])
