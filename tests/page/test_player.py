"""Listening in a real browser: a real MP3 with a tone for each sentence, over http and from a folder."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from doorstep.labels import labels_for
from tests.page.sample import LANGUAGES, lesson_body, page_html, write_site
from tests.page.sound import sentences

LABELS = labels_for("vi")["player"]
FLOW = [name for name, _ in sentences(lesson_body("vi")) if "aside" not in name]


def press(page: Page, does: str) -> None:
    page.click(f"[data-do={does}]")


def wait_for(page: Page, sentence: str) -> None:
    page.wait_for_function("(name) => said.includes(name)", arg=sentence)


def said(page: Page) -> list[str]:
    names: list[str] = page.evaluate("said")
    return names


def pause(page: Page) -> int:
    """Pause the voice; the place in the flow where it stands comes back."""
    press(page, "play")
    expect(page.locator("[data-face=resume]")).to_be_visible()
    return FLOW.index(said(page)[-1])


def next_said(page: Page, after: int) -> str:
    """The first sentence said after so many others."""
    page.wait_for_function("(number) => said.length > number", arg=after)
    return said(page)[after]


def playing(page: Page) -> bool:
    return bool(page.evaluate("sounds.some((sound) => !sound.paused)"))


def face(page: Page) -> str:
    return page.locator("[data-face]:visible").inner_text().strip()


@pytest.fixture
def lesson(screen: Page, site: str) -> Page:
    screen.goto(f"{site}/vi/lesson.html")
    return screen


def test_sentences_light_up_one_after_another_while_they_are_said(lesson: Page) -> None:
    press(lesson, "play")
    wait_for(lesson, FLOW[3])
    assert said(lesson)[:4] == FLOW[:4]
    assert lesson.locator(".now").count() == 1
    assert playing(lesson)
    assert face(lesson) == LABELS["pause"]


def test_the_word_being_said_is_marked_without_changing_the_page(lesson: Page) -> None:
    press(lesson, "play")
    lesson.wait_for_function("() => CSS.highlights.has('word')")
    marked = lesson.evaluate("[...CSS.highlights.get('word')].map(String).join()")
    assert marked in lesson.inner_text("h1").split()
    assert lesson.locator("h1 *").count() == 1


def test_the_bar_says_how_long_how_heavy_and_that_the_voice_is_a_draft(lesson: Page, site_folder: Path) -> None:
    press(lesson, "play")
    wait_for(lesson, FLOW[0])
    note = lesson.inner_text("[role=status].bar-note")
    kilobytes = -(-(site_folder / "vi/lesson.mp3").stat().st_size // 1024)
    assert note == f"1 phút · {kilobytes} KB · {LABELS['draft']}"


def test_pausing_keeps_the_place_and_playing_goes_on_from_it(lesson: Page) -> None:
    press(lesson, "play")
    wait_for(lesson, FLOW[1])
    place, number = pause(lesson), len(said(lesson))
    assert not playing(lesson)
    press(lesson, "play")
    assert next_said(lesson, number) == FLOW[place + 1]


def test_next_and_previous_go_by_sentences(lesson: Page) -> None:
    press(lesson, "play")
    wait_for(lesson, FLOW[1])
    for does, way in (("next", 1), ("next", 1), ("previous", -1), ("previous", -1)):
        place, number = pause(lesson), len(said(lesson))
        press(lesson, does)
        assert next_said(lesson, number) == FLOW[place + way]
        assert playing(lesson)


def test_slow_is_three_quarters_and_is_remembered(lesson: Page) -> None:
    press(lesson, "play")
    wait_for(lesson, FLOW[0])
    press(lesson, "slow")
    expect(lesson.locator("[data-do=slow]")).to_have_attribute("aria-pressed", "true")
    assert lesson.evaluate("sounds[0].playbackRate") == 0.75
    lesson.reload()
    expect(lesson.locator("[data-do=slow]")).to_have_attribute("aria-pressed", "true")
    press(lesson, "play")
    lesson.wait_for_function("() => sounds.length && sounds[0].playbackRate === 0.75")


def test_tapping_a_sentence_says_it_once_the_voice_is_on(lesson: Page) -> None:
    target = lesson.locator(f"#{FLOW[4]}")
    target.click()
    assert said(lesson) == []
    press(lesson, "play")
    next_said(lesson, 0)
    pause(lesson)
    number = len(said(lesson))
    lesson.locator(f"#{FLOW[7]}").click()
    next_said(lesson, number + 1)
    assert said(lesson)[number : number + 2] == FLOW[7:9]


def test_tapping_an_option_or_a_link_does_its_own_work_only(lesson: Page) -> None:
    press(lesson, "play")
    wait_for(lesson, FLOW[0])
    pause(lesson)
    before = said(lesson)
    lesson.locator(".sample-option").first.click()
    assert lesson.locator(".sample-option input").first.is_checked()
    lesson.locator("a.term").first.click()
    assert lesson.url.endswith("#term-link")
    assert not playing(lesson)
    assert said(lesson) == before


def test_reading_on_stops_where_the_flow_ends(lesson: Page) -> None:
    press(lesson, "play")
    wait_for(lesson, FLOW[0])
    lesson.locator(f"#{FLOW[-1]}").click()
    expect(lesson.locator(".bar-note")).to_have_text(LABELS["finished"])
    assert not playing(lesson)
    assert said(lesson)[-1] == FLOW[-1]
    press(lesson, "play")
    wait_for(lesson, FLOW[0])


SHOW_FEEDBACK = """() => {
  const why = document.getElementById("why-2");
  why.hidden = false;
  why.dispatchEvent(new CustomEvent("doorstep:say", { bubbles: true, detail: { from: why } }));
}"""


def test_feedback_is_said_aside_and_then_the_voice_waits(lesson: Page) -> None:
    press(lesson, "play")
    wait_for(lesson, FLOW[1])
    lesson.evaluate(SHOW_FEEDBACK)
    wait_for(lesson, "s-aside-2")
    expect(lesson.locator("[data-face=resume]")).to_be_visible()
    assert not playing(lesson)
    before = said(lesson)
    assert before[-1] == "s-aside-2"
    press(lesson, "play")
    assert next_said(lesson, len(before)) == before[-2]


def test_feedback_is_silent_while_nobody_has_asked_for_the_voice(lesson: Page) -> None:
    lesson.evaluate(SHOW_FEEDBACK)
    assert said(lesson) == []
    assert lesson.evaluate("sounds") == []


def test_a_sentence_that_is_hidden_is_passed_over(lesson: Page) -> None:
    lesson.evaluate(f"document.getElementById('{FLOW[1]}').closest('section').hidden = true")
    press(lesson, "play")
    wait_for(lesson, FLOW[2])
    assert said(lesson)[:2] == [FLOW[0], FLOW[2]]


def test_walking_takes_the_voice_along_and_the_voice_takes_the_count_along(lesson: Page) -> None:
    press(lesson, "play")
    wait_for(lesson, FLOW[0])
    press(lesson, "forward")
    press(lesson, "forward")
    wait_for(lesson, "s-5")
    assert said(lesson).index("s-3") < said(lesson).index("s-5")
    expect(lesson.locator(".crumb [data-count]")).to_have_text(re.compile("3/9"))
    lesson.locator("#s-10").click()
    expect(lesson.locator(".crumb [data-count]")).to_have_text(re.compile("4/9"))


def test_listening_begins_at_the_part_on_the_screen(lesson: Page) -> None:
    for _ in range(3):
        press(lesson, "forward")
    press(lesson, "play")
    wait_for(lesson, "s-9")
    assert said(lesson)[0] == "s-9"


def test_the_next_visit_goes_on_with_the_same_sentence(lesson: Page) -> None:
    press(lesson, "play")
    wait_for(lesson, FLOW[2])
    place = pause(lesson)
    lesson.reload()
    expect(lesson.locator("[data-face=resume]")).to_be_visible()
    lesson.evaluate("scrollTo(0, 0)")
    press(lesson, "play")
    assert next_said(lesson, 0) == FLOW[place]


def test_nothing_is_fetched_before_somebody_wants_to_listen(phone: BrowserContext, http_site: str) -> None:
    page, asked = phone.new_page(), []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{http_site}/vi/lesson.html", wait_until="networkidle")
    assert set(asked) <= {"lesson.html", "doorstep.css", "doorstep.js", "icon.svg"}
    press(page, "play")
    wait_for(page, FLOW[0])
    assert {"lesson.cues.js", "lesson.mp3"} <= set(asked)


def test_costly_data_is_spent_after_a_yes_only(phone: BrowserContext, http_site: str) -> None:
    phone.add_init_script("Object.defineProperty(navigator, 'connection', {value: {type: 'cellular'}})")
    page, asked = phone.new_page(), []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{http_site}/vi/lesson.html")
    press(page, "play")
    expect(page.locator(".bar-ask p")).to_contain_text("KB")
    expect(page.locator("[data-do=accept]")).to_be_focused()
    press(page, "decline")
    expect(page.locator(".bar-ask")).to_be_hidden()
    assert "lesson.mp3" not in asked
    press(page, "play")
    press(page, "accept")
    wait_for(page, FLOW[0])
    page.reload()
    press(page, "play")
    page.wait_for_function("() => said.length > 0")
    expect(page.locator(".bar-ask")).to_be_hidden()


@pytest.mark.parametrize("spoiled", ["no cues", "broken cues", "no sound", "broken sound"])
def test_without_a_voice_the_page_says_so_kindly_and_goes_on(
    phone: BrowserContext, tmp_path: Path, spoiled: str
) -> None:
    screen, folder = phone.new_page(), write_site(tmp_path / "site")
    what, thing = spoiled.split()
    path = folder / "vi" / ("lesson.cues.js" if thing == "cues" else "lesson.mp3")
    if what == "no":
        path.unlink()
    else:
        path.write_text("}", encoding="utf-8")
    screen.goto((folder / "vi/lesson.html").as_uri())
    press(screen, "play")
    expect(screen.locator(".bar-note.trouble")).to_have_text(LABELS["missing"])
    expect(screen.locator("[data-face=listen]")).to_be_visible()
    press(screen, "forward")
    expect(screen.locator(".crumb [data-count]")).to_have_text(re.compile("2/9"))
    press(screen, "play")
    expect(screen.locator(".bar-note.trouble")).to_have_text(LABELS["missing"])


def test_keys_work_the_buttons_and_space_still_scrolls(lesson: Page) -> None:
    lesson.keyboard.press("Space")
    lesson.wait_for_function("() => scrollY > 0")
    assert lesson.evaluate("sounds") == []
    lesson.focus("[data-do=play]")
    lesson.keyboard.press("Enter")
    next_said(lesson, 0)
    lesson.keyboard.press("Space")
    expect(lesson.locator("[data-face=resume]")).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_the_bar_fit_their_buttons_on_every_screen(screen: Page, site_folder: Path, lang: str) -> None:
    screen.goto(f"{site_folder.as_uri()}/{lang}/lesson.html")
    cramped = """[...document.querySelectorAll(".bar .button")].filter((button) => button.offsetWidth &&
        (button.scrollWidth > button.clientWidth || button.getBoundingClientRect().right > innerWidth))
        .map((button) => button.textContent.trim())"""
    for state in ("quiet", "playing", "paused"):
        if state != "quiet":
            press(screen, "play")
            expect(screen.locator(f"[data-face={'pause' if state == 'playing' else 'resume'}]")).to_be_visible()
        for width, height in ((320, 568), (360, 640), (412, 800), (640, 360), (1280, 800)):
            screen.set_viewport_size({"width": width, "height": height})
            assert screen.evaluate(cramped) == [], (state, width)


def test_a_page_without_a_track_walks_but_does_not_offer_to_listen(screen: Page, tmp_path: Path) -> None:
    folder = write_site(tmp_path / "site")
    (folder / "vi/lesson.html").write_text(page_html("vi", "lesson", track=None), encoding="utf-8")
    screen.goto((folder / "vi/lesson.html").as_uri())
    expect(screen.locator("[data-do=forward]")).to_be_visible()
    assert screen.locator("[data-do=play]").count() == 0
