import json
import re

from doorstep.narration.cues import Line, cues_script, shown_words, web_vtt
from doorstep.narration.segment import Override, Segment
from doorstep.narration.speakable import speakable
from doorstep.narration.track import Timing, Track


def line(text: str, lang: str = "vi", say: tuple[Override, ...] = (), name: str = "s-1") -> Line:
    return Line(Segment(name, text, lang, say=say), speakable(text, lang, overrides=say))


def timing(spoken: str) -> Timing:
    """Each spoken word begins 100 ms after the one before."""
    words = tuple((m.start(), m.end(), index * 100) for index, m in enumerate(re.finditer(r"\S+", spoken)))
    return Timing(1000, 4000, words)


def shown(each: Line) -> list[tuple[str, int]]:
    units = each.segment.text.encode("utf-16-le")
    words = shown_words(each, timing(each.spoken.text))
    return [(units[start * 2 : end * 2].decode("utf-16-le"), ms) for start, end, ms in words]


def test_words_are_those_shown_not_those_spoken() -> None:
    assert shown(line("Gọi 113, nhé bác!")) == [("Gọi", 0), ("113", 100), ("nhé", 400), ("bác", 500)]


def test_a_word_that_replaces_a_sign_lights_nothing_up() -> None:
    assert shown(line("“Cha” & mẹ (già).")) == [("Cha", 0), ("mẹ", 200), ("già", 300)]


def test_words_are_counted_as_a_browser_counts() -> None:
    each = line("👍 Bác giỏi")
    assert [word[:2] for word in shown_words(each, timing(each.spoken.text))] == [[3, 6], [7, 11]]
    assert shown(each) == [("Bác", 0), ("giỏi", 100)]


def test_arabic_words_keep_their_vowels() -> None:
    assert [word for word, _ in shown(line("اِضْغَطْ الزرّ.", "ar"))] == ["اِضْغَطْ", "الزرّ"]


def test_a_reading_by_the_editor_lights_up_what_it_reads() -> None:
    assert shown(line("Mở VNeID.", say=(Override(3, 8, "vi nê ai đi"),))) == [("Mở", 0), ("VNeID", 100)]


def track(timings: tuple[Timing, ...]) -> Track:
    return Track(b"x" * 812_345, 201.3, 180.2, timings)


def test_the_script_is_what_the_player_expects() -> None:
    lines = [line("Bác gác máy", name="s-ab12"), line("Đúng rồi", name="s-cd34")]
    timings = (Timing(0, 2310, ((0, 3, 0), (4, 7, 310), (8, 11, 700))), Timing(180_200, 181_000, None))
    script = cues_script(track(timings), lines, audio="a.mp3", voice="eSpeak NG", draft=True)
    assert script == (
        'doorstepCues({"audio":"a.mp3","bytes":812345,"seconds":201.3,"flow":180.2,"voice":"eSpeak NG","draft":true,'
        '"cues":[["s-ab12",0,2310,[[0,3,0],[4,7,310],[8,11,700]]],["s-cd34",180200,181000,0]]});\n'
    )


def test_the_script_is_safe_inside_a_page() -> None:
    script = cues_script(track(()), [], audio="</script><!--\u2028&.mp3", voice="v", draft=False)
    assert not re.search("[<>&\u2028]", script)
    assert json.loads(script.removeprefix("doorstepCues(").removesuffix(");\n"))["audio"] == "</script><!--\u2028&.mp3"


def test_captions_have_the_sentences_as_shown() -> None:
    lines = [line("Gọi 113 & <b>."), line("Hai\n\ndòng")]
    timings = (Timing(0, 2310, None), Timing(3_661_005, 3_662_000, None))
    assert web_vtt(track(timings), lines) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.310\nGọi 113 &amp; &lt;b&gt;.\n\n01:01:01.005 --> 01:01:02.000\nHai dòng\n"
    )
