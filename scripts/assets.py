"""Builds templates/static/ from the scripts and styles of the templates. Needs Node; run it after changing one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from doorstep import static_assets  # noqa: E402

if __name__ == "__main__":
    templates = ROOT / "templates"
    npm = shutil.which("npm") or sys.exit("doorstep: Node.js is missing\n    fix: install it from https://nodejs.org")
    esbuild = [npm, "exec", "--yes", "--", static_assets.ESBUILD]
    for arguments in static_assets.page_builds(templates):
        subprocess.run([*esbuild, *arguments], check=True)
    for name, source in static_assets.COPIES.items():
        shutil.copyfile(templates / source, templates / "static" / name)
    if not static_assets.host_is_fresh(templates):
        with TemporaryDirectory() as packages:
            for name in static_assets.PACKAGE_FILES:
                shutil.copyfile(templates / "core" / name, Path(packages) / name)
            subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=packages, check=True)
            os.environ["NODE_PATH"] = str(Path(packages) / "node_modules")
            for arguments in static_assets.host_builds(templates, Path(packages)):
                subprocess.run([*esbuild, *arguments], check=True)
