"""Every page and block in every language, as text: nothing missing, nothing inline, nothing unquoted."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markupsafe import Markup

from doorstep.icons import icon_names
from doorstep.labels import label_languages, labels_for
from doorstep.paths import templates_dir
from doorstep.render import render_block
from tests.page.sample import LANGUAGES, PAGES, chooser_html, lesson_body, page_html

BLOCKS = ("goal", "why", "steps", "mistakes", "message", "take-home", "facilitator", "emergency")
OURS = ("page", "player", "block")
TEMPLATES = sorted((templates_dir() / "page").glob("*.html")) + sorted((templates_dir() / "blocks").glob("*.html"))
BARE = {"lesson": {"track": None, "minutes": None, "terms": [], "facts": [], "reviewed": None, "next": None,
                   "previous": None, "position": None, "objective": None},
        "course": {"lessons": []}, "home": {"courses": []}, "article": {"objective": None}}  # fmt: skip


class Outline(HTMLParser):
    """The tags of a page in order, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def count(self, tag: str) -> int:
        return sum(name == tag for name, _ in self.tags)


def all_pages() -> list[object]:
    made = [pytest.param(page_html(lang, page), id=f"{lang}-{page}") for lang in LANGUAGES for page in PAGES]
    return [*made, pytest.param(chooser_html(), id="chooser")]


@pytest.fixture(params=all_pages())
def html(request: pytest.FixtureRequest) -> str:
    page: str = request.param
    return page


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_renders_with_as_little_as_it_may_be_given(lang: str, page: str) -> None:
    html = page_html(lang, page, **BARE[page])
    assert "None" not in html
    assert Outline(html).count("h1") == 1


def test_a_page_has_one_title_one_heading_and_its_landmarks(html: str) -> None:
    outline = Outline(html)
    assert outline.count("title") == outline.count("h1") == outline.count("main") == 1
    assert outline.tags[0] == ("html", outline.tags[0][1])
    assert outline.tags[0][1]["dir"] == labels_for(outline.tags[0][1]["lang"] or "")["language"]["dir"]


def test_a_page_has_nothing_that_the_security_policy_refuses(html: str) -> None:
    for tag, attributes in Outline(html).tags:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        assert tag != "style"
        assert tag != "script" or attributes.get("src") or attributes.get("type", "").startswith("application/")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe" not in policy[1]


def test_ids_are_unique_and_labels_point_at_them(html: str) -> None:
    tags = Outline(html).tags
    ids = Counter(attributes["id"] for _, attributes in tags if "id" in attributes)
    assert [name for name, number in ids.items() if number > 1] == []
    for _, attributes in tags:
        for name in (attributes.get("aria-labelledby") or "").split():
            assert name in ids


def test_every_icon_of_a_page_is_in_its_sprite(html: str) -> None:
    used = set(re.findall(r'<use href="#i-([a-z0-9-]+)"', html))
    drawn = set(re.findall(r'<symbol id="i-([a-z0-9-]+)"', html))
    assert used == drawn


def test_a_page_with_live_widgets_is_as_strict_except_for_pictures_that_they_hold() -> None:
    strict, live = page_html("en", "article", widgets=False), page_html("en", "article", widgets=True)
    policy = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
    assert policy.findall(live) == [
        policy.findall(strict)[0].replace("img-src 'self' data:", "img-src 'self' data: blob:")
    ]


def test_titles_and_words_are_escaped() -> None:
    html = page_html("vi", "lesson", title='<u>"x"</u>', objective='"><script>1</script>', course_title="<i>")
    assert "<u>" not in html
    assert "<script>1" not in html
    assert "<i>" not in html


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_renders_bare_and_with_everything(lang: str, kind: str) -> None:
    body = Markup("<p>x</p>")
    bare = render_block(kind, lang, id=None, body=body, options={})
    options = {"minutes": "5", "kind": "zalo", "from": "0000 <1>", "title": "a & b"}
    full = render_block(kind, lang, id="it", title=Markup("<em>t</em>"), body=body, options=options)
    for html in (bare, full):
        assert html.count("<section") == html.count("</section>") == 1
        assert body in html
    assert f'class="block b-{kind}"' in bare
    assert 'id="' not in bare
    assert 'id="it"' in full
    assert "<1>" not in full


def test_blanks_and_messages_of_the_sample_are_where_learners_see_them() -> None:
    body = lesson_body("vi")
    assert labels_for("vi")["block"]["ribbon"] in body
    assert 'data-kind="sms"' in body
    assert 'class="blank"' in body


def test_every_language_has_the_same_labels_none_of_them_empty() -> None:
    assert set(label_languages()) == set(LANGUAGES)
    for section in OURS:
        for lang in LANGUAGES:
            labels = labels_for(lang)[section]
            assert labels.keys() == labels_for("en")[section].keys()
            assert all(str(word).strip() for word in labels.values())


def test_a_label_takes_the_same_values_in_every_language() -> None:
    for section in OURS:
        for key, word in labels_for("en")[section].items():
            wanted = set(re.findall(r"{\w+}", word))
            for lang in LANGUAGES:
                assert set(re.findall(r"{\w+}", labels_for(lang)[section][key])) == wanted, (lang, section, key)


def test_every_label_is_used() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    used = set(re.findall(r"t\.(\w+)\.(\w+)", text)) | {("block", kind) for kind in BLOCKS}
    used |= {("page", "hello")}  # the builder hands it to the chooser
    used |= {("block", f"message_{way}") for way in ("call", "sms", "zalo")}
    assert {(section, key) for section in OURS for key in labels_for("en")[section]} <= used


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_quotes_its_attributes_and_trusts_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    bare = re.sub(r"\{%.*?%\}", "", re.sub(r"\{\{.*?\}\}", "VALUE", text, flags=re.DOTALL), flags=re.DOTALL)
    assert not re.search(r"<[^>]*\s[\w-]+=[^\"\s]", re.sub(r'"[^"]*"', '""', bare))
    assert "|safe" not in text.replace(" ", "")


def test_icons_are_drawn_in_one_way() -> None:
    for name in icon_names():
        drawing = (templates_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in drawing
        assert "style=" not in drawing
        assert "<script" not in drawing
