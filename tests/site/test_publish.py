"""Publishing replaces the site as a whole, and leaves alone what did not change."""

from pathlib import Path

import pytest

from doorstep.site.publish import publish, recover


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    publish({"index.html": b"home", "vi/one.html": b"one"}, folder)
    return folder


def state(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_publish_without_changes_touches_no_file(site: Path) -> None:
    before = state(site)
    result = publish({"index.html": b"home", "vi/one.html": b"one"}, site)
    assert (result.changed, result.removed, result.kept) == ((), (), 2)
    assert state(site) == before


def test_only_the_changed_file_is_new_on_the_disk(site: Path) -> None:
    before = state(site)
    result = publish({"index.html": b"home", "vi/one.html": b"other"}, site)
    after = state(site)
    assert result.changed == ("vi/one.html",)
    assert after["index.html"] == before["index.html"]
    assert (site / "vi/one.html").read_bytes() == b"other"


def test_a_file_that_is_no_longer_made_disappears(site: Path) -> None:
    result = publish({"index.html": b"home"}, site)
    assert result.removed == ("vi/one.html",)
    assert not (site / "vi").exists()


def test_a_source_that_cannot_be_read_leaves_the_old_site(site: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        publish({"index.html": b"new", "vi/one.html": site.parent / "gone.html"}, site)
    assert (site / "index.html").read_bytes() == b"home"
    assert sorted(path.name for path in site.parent.iterdir()) == ["site"]


def test_a_publish_cut_off_between_its_two_renames_is_finished(site: Path) -> None:
    fresh = site.with_name("site.new")
    fresh.mkdir()
    (fresh / "index.html").write_bytes(b"new")
    site.rename(site.with_name("site.old"))
    recover(site)
    assert (site / "index.html").read_bytes() == b"new"
    assert sorted(path.name for path in site.parent.iterdir()) == ["site"]


def test_a_publish_cut_off_while_copying_is_undone(site: Path) -> None:
    fresh = site.with_name("site.new")
    fresh.mkdir()
    recover(site)
    assert (site / "index.html").read_bytes() == b"home"
    assert not fresh.exists()
