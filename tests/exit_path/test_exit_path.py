"""The way out of Jupyter Book stays open: current Sphinx, MyST-Parser and MyST-NB alone give the same bytes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from doorstep.library import read_library
from doorstep.toc import toc_text
from tests.built_site import LANGUAGES, REPOSITORY, copy_project
from tests.network import OUTSIDE

MAKE = """
import sys
sys.path.insert(0, "scripts")
import environment
print(environment.ready(environment.EXIT_LOCK, environment.ROOT / ".venv-exit"))
"""

pytestmark = pytest.mark.exit_path


@pytest.fixture(scope="module")
def plain_python() -> Path:
    """The Python of an environment with current Sphinx and no Jupyter Book."""
    made = subprocess.run(
        [sys.executable, "-c", MAKE], cwd=REPOSITORY, env=OUTSIDE, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return Path(made.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the ``conf.py`` that Jupyter Book itself writes for who leaves, less its own extension."""
    root = copy_project(tmp_path_factory.mktemp("exit") / "project")
    command = [
        shutil.which("jupyter-book", path=str(Path(sys.executable).parent)) or "jupyter-book",
        "config",
        "sphinx",
        ".",
    ]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    conf = root / "conf.py"
    text = conf.read_text(encoding="utf-8")
    assert "'jupyter_book', " in text
    conf.write_text(text.replace("'jupyter_book', ", ""), encoding="utf-8")
    return root


def test_the_way_out_has_current_sphinx_and_no_jupyter_book(plain_python: Path) -> None:
    asked = (
        "import importlib.util as u, sphinx, myst_parser;"
        "print(u.find_spec('jupyter_book'), sphinx.version_info[0] >= 9, myst_parser.__version__ >= '5')"
    )
    said = subprocess.run([plain_python, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["None", "True", "True"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plain_sphinx_gives_the_same_pages(lang: str, plain_python: Path, project: Path, built_site: Path) -> None:
    library, _ = read_library(project)
    assert library is not None
    (project / f"toc-{lang}.yml").write_text(toc_text(library, lang), encoding="utf-8")
    out = project / "_build" / lang
    settings = ["-D", f"language={lang}", "-D", f"external_toc_path=toc-{lang}.yml"]
    build = [plain_python, "-m", "sphinx", "-b", "html", "-q", "-W", "--keep-going", *settings, ".", out]
    done = subprocess.run(build, cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    pages = {path.relative_to(built_site).as_posix(): path for path in (built_site / lang).rglob("*.html")}
    assert pages
    assert {path.relative_to(out).as_posix() for path in (out / lang).rglob("*.html")} == pages.keys()
    different = [name for name, path in pages.items() if path.read_bytes() != (out / name).read_bytes()]
    assert different == []
