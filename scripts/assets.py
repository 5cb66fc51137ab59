"""Build templates/static/ from the scripts and styles of the templates. Needs Node; run it after changing one of them."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from doorstep import static_assets  # noqa: E402


def main() -> None:
    """Leave fresh bundles and copies in templates/static/."""
    templates = ROOT / "templates"
    npx = shutil.which("npx") or sys.exit("Node.js is needed to build the assets: https://nodejs.org")
    for bundle in static_assets.BUNDLES:
        arguments = static_assets.esbuild_arguments(bundle, templates)
        subprocess.run([npx, "--yes", static_assets.ESBUILD, *arguments], check=True)
    for name, source in static_assets.COPIES.items():
        shutil.copyfile(templates / source, templates / "static" / name)


if __name__ == "__main__":
    main()
