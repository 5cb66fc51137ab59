"""Style, types and layers in a few seconds; ``--fix`` mends what ruff can mend. The tests run the same tools."""

import subprocess
import sys

import environment

FIX = "--fix" in sys.argv[1:]
TOOLS = (
    ["ruff", "check", *(["--fix"] if FIX else [])],
    ["ruff", "format", *([] if FIX else ["--check"])],
    ["mypy"],
    ["lint-imports"],
)

if __name__ == "__main__":
    folder = environment.ready(environment.TEST_LOCK).parent
    codes = [subprocess.call([str(folder / tool), *rest], cwd=environment.ROOT) for tool, *rest in TOOLS]
    raise SystemExit(max(codes))
