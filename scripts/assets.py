"""Build templates/static/ from the scripts and styles of the templates. Needs Node; run it after changing one of them."""

import os
import shutil
import subprocess
import sys
import tempfile
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
    build_widget_host(templates, npx)


def build_widget_host(templates: Path, npx: str) -> None:
    """Bundle the host of ordinary ipywidgets from its pinned npm packages, installed in a folder that is thrown away."""
    npm = shutil.which("npm") or sys.exit("npm is needed to build the widget host: https://nodejs.org")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(templates / "core" / name, Path(folder) / name)
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
        found = {**os.environ, "NODE_PATH": str(Path(folder) / "node_modules")}
        for bundle in static_assets.HOST_BUNDLES:
            arguments = static_assets.host_arguments(bundle, templates, Path(folder))
            subprocess.run([npx, "--yes", static_assets.ESBUILD, *arguments], check=True, env=found)


if __name__ == "__main__":
    main()
