"""What holds for every file of the built site."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath

import pytest

from doorstep.site.weight import BUDGET_HTML, BUDGET_PAGE, BUDGET_REQUESTS, weigh
from doorstep.textfile import read_text
from tests.built_site import LANGUAGES, LESSON, REPOSITORY

PAGES = [
    "index.html",
    *(f"{lang}/{name}.html" for lang in LANGUAGES for name in ("index", "about", "vneid/index", LESSON)),
]


class Reader(HTMLParser):
    """Collects what the invariants ask of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, attribute: str) -> list[str]:
        return [values[attribute] or "" for _, values in self.tags if attribute in values]


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, built_site: Path) -> tuple[str, Reader]:
    return request.param, Reader((built_site / request.param).read_text(encoding="utf-8"))


def test_every_built_page_is_looked_at(built_site: Path) -> None:
    built = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html")}
    assert built - {f"{lang}/workshop.html" for lang in LANGUAGES} == set(PAGES)


def test_a_page_says_its_language_and_direction(page: tuple[str, Reader]) -> None:
    name, reader = page
    html = next(values for tag, values in reader.tags if tag == "html")
    expected = name.split("/")[0] if "/" in name else "vi"
    assert html["lang"] == expected
    assert html["dir"] == ("rtl" if expected == "ar" else "ltr")


def test_ids_are_unique(page: tuple[str, Reader]) -> None:
    counted = Counter(page[1].all("id"))
    assert [name for name, count in counted.items() if count > 1] == []


def test_nothing_comes_from_another_host(page: tuple[str, Reader]) -> None:
    reader = page[1]
    loaded = [values.get("src") or "" for tag, values in reader.tags if tag in {"script", "img", "audio", "source"}]
    loaded += [values.get("href") or "" for tag, values in reader.tags if tag == "link"]
    assert [address for address in loaded if re.match(r"(?:https?:)?//", address)] == []


def test_the_policy_allows_no_inline_code(page: tuple[str, Reader]) -> None:
    reader = page[1]
    policy = next(v["content"] or "" for t, v in reader.tags if t == "meta" and v.get("http-equiv"))
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert reader.all("style") == []
    assert [name for _, values in reader.tags for name in values if name.startswith("on")] == []
    assert [values for tag, values in reader.tags if tag == "script" and "src" not in values] == []
    assert [values for tag, values in reader.tags if values.get("type") == "module" or "integrity" in values] == []


def test_every_relative_address_leads_somewhere(page: tuple[str, Reader], built_site: Path) -> None:
    name, reader = page
    ids = set(reader.all("id"))
    lost = []
    for address in reader.all("href") + reader.all("src"):
        path, _, anchor = address.partition("#")
        if ":" in path:
            continue
        if (path and not (built_site / normpath(f"{Path(name).parent.as_posix()}/{path}")).is_file()) or (
            not path and anchor and anchor not in ids
        ):
            lost.append(address)
    assert lost == []


def test_a_page_is_within_its_budget(page: tuple[str, Reader], built_site: Path) -> None:
    weight = weigh(built_site, page[0])
    assert weight.html <= BUDGET_HTML
    assert weight.total <= BUDGET_PAGE
    assert weight.requests <= BUDGET_REQUESTS


def test_pictures_have_words(page: tuple[str, Reader]) -> None:
    reader = page[1]
    images = [values for tag, values in reader.tags if tag == "img"]
    drawings = [values for tag, values in reader.tags if tag == "svg" and values.get("role") == "img"]
    assert [values for values in images if "alt" not in values] == []
    assert [values for values in drawings if not values.get("aria-label")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_for_the_trainer_is_in_the_learner_site(lang: str, built_site: Path) -> None:
    text, _ = read_text(REPOSITORY / f"lessons/{lang}/{LESSON}.md")
    assert text
    notes = text.split(":::{facilitator}")[1].split("\n:::")[0]
    sentences = [line.removeprefix("- ").strip() for line in notes.splitlines() if line.startswith("- ")]
    plain = [re.split(r"\{fact\}", sentence)[0].strip() for sentence in sentences]
    assert len(plain) >= 3
    for path in built_site.rglob("*"):
        if path.suffix in {".html", ".js", ".vtt", ".json"}:
            content = re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8"))
            assert [sentence for sentence in plain if sentence in content] == [], path


def test_each_lesson_has_its_track_and_cues(built_site: Path) -> None:
    for lang in LANGUAGES:
        for kind in ("mp3", "cues.js", "vtt"):
            assert (built_site / lang / f"{LESSON}.{kind}").stat().st_size > 1000


def test_each_cue_belongs_to_a_sentence_of_the_page(built_site: Path) -> None:
    for lang in LANGUAGES:
        ids = set(Reader((built_site / lang / f"{LESSON}.html").read_text(encoding="utf-8")).all("id"))
        cues = (built_site / lang / f"{LESSON}.cues.js").read_text(encoding="utf-8")
        spoken = set(re.findall(r'"(s-[0-9a-f-]+)"', cues))
        assert spoken
        assert spoken <= ids
        assert {name for name in ids if name.startswith("s-")} == spoken
