"""``doorstep build``: again, after an edit, with a mistake, beside another build."""

import subprocess
from pathlib import Path

from filelock import FileLock

from tests.built_site import JUPYTER_BOOK, LESSON, LESSON_FILE, doorstep, edit


def state(site: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        path.relative_to(site).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes())
        for path in site.rglob("*")
        if path.is_file()
    }


def changed(before: dict[str, tuple[int, int, bytes]], site: Path) -> set[str]:
    after = state(site)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_building_again_changes_no_file(own_project: Path) -> None:
    site = own_project / "_build/site"
    before = state(site)
    result = doorstep(own_project, "build")
    assert result.returncode == 0, result.stderr
    assert changed(before, site) == set()
    assert "0 files changed" in result.stdout


def test_a_one_word_edit_changes_only_that_lesson(own_project: Path) -> None:
    site = own_project / "_build/site"
    before = state(site)
    edit(own_project, "Giữ bình tĩnh, dù", "Giữ bình tĩnh, tuy")
    result = doorstep(own_project, "build")
    assert result.returncode == 0, result.stderr
    names = {f"vi/{LESSON}.{kind}" for kind in ("html", "mp3", "cues.js", "vtt")}
    assert changed(before, site) == names


def test_a_new_title_is_told_by_every_page_that_tells_it(own_project: Path) -> None:
    site = own_project / "_build/site"
    before = state(site)
    edit(own_project, "title: Khi có người gọi bảo cập nhật VNeID", "title: Người lạ gọi đến")
    assert doorstep(own_project, "build").returncode == 0
    pages = {"vi/index.html", "vi/vneid/index.html", f"vi/{LESSON}.html"}
    assert {name for name in changed(before, site) if name.endswith(".html")} == pages
    for page in pages:
        assert "Người lạ gọi đến" in (site / page).read_text(encoding="utf-8")


def test_a_mistake_that_only_sphinx_sees_is_told_until_it_is_mended(own_project: Path) -> None:
    edit(own_project, "\n# ", "\n:::{gaol}\nx\n:::\n\n# ", path="book/vi/about.md")
    first, second = doorstep(own_project, "build"), doorstep(own_project, "build")
    assert (first.returncode, second.returncode) == (1, 1)
    assert "Unknown directive type: 'gaol'" in first.stderr
    assert second.stderr == first.stderr


def test_a_choice_without_a_right_answer_stops_the_build_and_keeps_the_site(own_project: Path) -> None:
    site = own_project / "_build/site"
    before = state(site)
    edit(own_project, "- [x] Gác máy", "- [ ] Gác máy")
    line = next(
        number
        for number, text in enumerate((own_project / LESSON_FILE).read_text(encoding="utf-8").splitlines(), 1)
        if text == ":::{choice}"
    )
    result = doorstep(own_project, "build")
    assert result.returncode == 1
    report = result.stderr.splitlines()
    at, fix = report[0], report[1]
    assert at.startswith(f"{LESSON_FILE}:")
    assert line <= int(at.split(":")[1]) <= line + 6
    assert at.endswith("[choice.no-right-answer]")
    assert fix.startswith("    fix: ")
    assert changed(before, site) == set()


def test_all_mistakes_are_told_in_one_run(own_project: Path) -> None:
    edit(own_project, "- [x] Gác máy", "- [ ] Gác máy")
    edit(own_project, "minutes: 7", "minuts: 7")
    edit(own_project, ":::{goal}", ":::{gaol}", path=f"lessons/en/{LESSON}.md")
    result = doorstep(own_project, "build")
    assert result.returncode == 1
    assert "[choice.no-right-answer]" in result.stderr
    assert f"{LESSON_FILE}:4: " in result.stderr
    assert "did you mean 'minutes'" in result.stderr
    assert f"lessons/en/{LESSON}.md:" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_removed_translation_disappears_from_the_site(own_project: Path) -> None:
    site = own_project / "_build/site"
    (own_project / f"lessons/ar/{LESSON}.md").unlink()
    result = doorstep(own_project, "build")
    assert result.returncode == 0, result.stderr
    assert not (site / f"ar/{LESSON}.html").exists()
    assert not (site / f"ar/{LESSON}.mp3").exists()
    assert LESSON.split("/")[1] not in (site / "ar/vneid/index.html").read_text(encoding="utf-8")


def test_a_second_build_says_who_holds_the_lock(own_project: Path) -> None:
    with FileLock(own_project / "_build/build.lock"):
        (own_project / "_build/build.holder").write_text("process 4711, since 08:00:00", encoding="utf-8")
        result = doorstep(own_project, "build")
    assert result.returncode == 3
    assert "process 4711" in result.stderr


def test_plain_jupyter_book_gives_the_same_page(own_project: Path) -> None:
    result = subprocess.run(
        [*JUPYTER_BOOK, "build", ".", "--all", "-W", "--keep-going"],
        cwd=own_project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout[-2000:] + result.stderr[-2000:]
    page = f"vi/{LESSON}.html"
    assert (own_project / "_build/html" / page).read_bytes() == (own_project / "_build/site" / page).read_bytes()


def test_the_table_of_contents_is_fresh(built_project: Path) -> None:
    result = doorstep(built_project, "toc", "--check")
    assert result.returncode == 0, result.stdout
