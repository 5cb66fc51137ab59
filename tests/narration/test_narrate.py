from dataclasses import replace
from pathlib import Path

import av
import pytest

from doorstep.narration.audio import decode
from doorstep.narration.narrate import Progress
from doorstep.narration.segment import Override, Script, Segment
from doorstep.narration.voices.recorded import Recordings
from doorstep.problems import report
from doorstep.voice_settings import VoiceSettings
from tests.narration.gtts_standin import Standin
from tests.narration.scripts import ASIDE, ESPEAK, FLOW, Studio, script

ONLINE = VoiceSettings(seconds_between_requests=0)
ONLINE_ONLY = VoiceSettings(order=("gtts",), seconds_between_requests=0)


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(tmp_path)


def stamps(studio: Studio) -> dict[str, tuple[int, int]]:
    return {str(p): (p.stat().st_ino, p.stat().st_mtime_ns) for p in studio.out.rglob("*") if p.is_file()}


@pytest.mark.parametrize("lang", FLOW)
def test_a_script_becomes_a_track_with_its_cues(studio: Studio, lang: str) -> None:
    [narration] = studio.narrate(script(lang))
    assert set(studio.made()) == {f"{lang}/vneid/refuse{suffix}" for suffix in (".mp3", ".cues.js", ".vtt")}
    cues = studio.cues(narration.name)
    mp3 = studio.made()[f"{lang}/vneid/refuse.mp3"]
    heard, rate = decode(mp3)
    assert cues["audio"] == "refuse.mp3"
    assert cues["bytes"] == len(mp3) == narration.bytes
    assert cues["seconds"] == narration.seconds == len(heard) / rate
    assert (cues["voice"], cues["draft"]) == (narration.voice, narration.draft) == ("eSpeak NG", True)
    assert (narration.sentences, narration.spoken_again, narration.problems) == (4, 4, ())


def test_asides_are_heard_after_the_flow(studio: Studio) -> None:
    made = script("vi")
    studio.narrate(made)
    cues = studio.cues(made.name)
    first, aside, *rest = made.segments
    assert [cue[0] for cue in cues["cues"]] == [segment.id for segment in (first, *rest, aside)]
    starts = [cue[1] for cue in cues["cues"]]
    assert starts == sorted(starts)
    assert starts[-2] < cues["flow"] * 1000 == starts[-1]


def test_word_times_follow_the_shown_words(studio: Studio) -> None:
    studio.narrate(script("vi"))
    _, _, _, words = studio.cues("vi/vneid/refuse")["cues"][1]
    text = FLOW["vi"][1]
    assert [text[start:end] for start, end, _ in words] == ["Bác", "gác", "máy", "rồi", "gọi", "113"]
    times = [ms for _, _, ms in words]
    assert times == sorted(set(times))


def test_nothing_is_written_when_nothing_changed(studio: Studio) -> None:
    first = studio.narrate(script("vi"), script("en"))
    before = stamps(studio)
    second = studio.narrate(script("vi"), script("en"))
    assert stamps(studio) == before
    assert [narration.spoken_again for narration in second] == [0, 0]
    assert [n.seconds for n in second] == [n.seconds for n in first]


def test_an_edit_speaks_one_sentence_and_changes_one_track(studio: Studio) -> None:
    studio.narrate(script("vi"), script("en"))
    before = stamps(studio)
    edited = script("en", "Stick this card near the phone.")
    assert [narration.spoken_again for narration in studio.narrate(script("vi"), edited)] == [0, 1]
    changed = {Path(name).name for name, stamp in stamps(studio).items() if before[name] != stamp}
    assert changed == {"refuse.mp3", "refuse.cues.js", "refuse.vtt"}
    assert all("/en/" in name for name, stamp in stamps(studio).items() if before[name] != stamp)


def test_a_sentence_said_twice_is_spoken_once(studio: Studio) -> None:
    twice = script("vi", FLOW["vi"][0])
    [narration] = studio.narrate(twice)
    assert (narration.sentences, narration.spoken_again) == (5, 4)
    assert len(studio.cues(twice.name)["cues"]) == 5


def test_only_the_lexicon_entries_that_matter_change_a_track(studio: Studio) -> None:
    lexicon = studio.root / "book" / "lexicon" / "vi.yml"
    lexicon.parent.mkdir(parents=True)
    lexicon.write_text("words:\n  OTP: ô tê pê\n", encoding="utf-8")
    studio.narrate(script("vi"))
    lexicon.write_text("words:\n  OTP: ô tê pê\n  QR: quy rờ\n", encoding="utf-8")
    assert studio.narrate(script("vi"))[0].spoken_again == 0
    lexicon.write_text("words:\n  công an: chú công an\n", encoding="utf-8")
    assert studio.narrate(script("vi"))[0].spoken_again == 1


def test_a_mistake_in_a_lexicon_is_told_once_and_stops_nothing(studio: Studio) -> None:
    lexicon = studio.root / "book" / "lexicon" / "vi.yml"
    lexicon.parent.mkdir(parents=True)
    lexicon.write_text("words:\n  OTP: ''\n", encoding="utf-8")
    first, second = studio.narrate(script("vi"), script("vi", name="vneid/other"))
    assert [problem.code for problem in first.problems] == ["lexicon.empty-reading"]
    assert second.problems == ()
    assert first.seconds > 0


def test_the_number_of_jobs_does_not_change_the_bytes(tmp_path: Path) -> None:
    one, many = Studio(tmp_path / "one"), Studio(tmp_path / "many")
    one.narrate(script("vi"), script("ar"), jobs=1)
    many.narrate(script("vi"), script("ar"), jobs=4)
    assert one.made() == many.made()


def test_damage_in_the_cache_is_mended(studio: Studio) -> None:
    studio.narrate(script("vi"))
    made = studio.made()
    for number, path in enumerate(sorted(p for p in studio.cache.rglob("*") if p.is_file())):
        path.write_bytes(path.read_bytes()[:-7] if number % 2 else b"")
    [narration] = studio.narrate(script("vi"))
    assert narration.spoken_again == 4
    assert studio.made() == made


def test_what_has_nothing_to_say_has_no_cue(studio: Studio) -> None:
    silent = (Override(0, 3, ""),)
    segments = (
        Segment("s-1", "👍 …", "vi"),
        Segment("s-2", "Xin", "vi", say=silent),
        Segment("s-3", "Chào bác.", "vi"),
    )
    [narration] = studio.narrate(Script("vi/a", "vi", segments))
    assert [cue[0] for cue in studio.cues("vi/a")["cues"]] == ["s-3"]
    assert narration.sentences == 1


def test_a_script_without_words_makes_no_track_and_removes_the_old_one(studio: Studio) -> None:
    studio.narrate(Script("vi/a", "vi", (Segment("s-1", "Chào bác.", "vi"),)))
    [narration] = studio.narrate(Script("vi/a", "vi", ()))
    assert (narration.voice, narration.seconds, narration.problems) == ("", 0, ())
    assert studio.made() == {}


def test_progress_counts_every_sentence_and_second(studio: Studio) -> None:
    told: list[Progress] = []
    narrations = studio.narrate(script("vi"), script("en"), progress=told.append)
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert (told[-1].done, told[-1].total) == (8, 8)
    assert told[-1].seconds == pytest.approx(sum(n.seconds for n in narrations))
    assert {p.voice for p in told} == {"eSpeak NG"}
    assert len({p.done for p in told}) == 8
    told.clear()
    studio.narrate(script("vi"), script("en"), progress=told.append)
    assert (told[-1].done, told[-1].total) == (8, 8)


@pytest.mark.parametrize("name", ["../a", "/a", "a/../../b", "", "c:\\a"])
def test_a_track_stays_inside_its_folder(studio: Studio, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        studio.narrate(Script(name, "vi", (Segment("s-1", "Chào bác.", "vi"),)))


# A person's recordings


@pytest.mark.parametrize("suffix", [".m4a", ".wav", ".mp3", ".ogg", ".opus"])
def test_a_recording_takes_the_place_of_the_voice_for_its_sentence(studio: Studio, suffix: str) -> None:
    studio.record(FLOW["vi"][1], suffix=suffix)
    [narration] = studio.narrate(script("vi"))
    cue = studio.cues("vi/vneid/refuse")["cues"][1]
    assert cue[2] - cue[1] == pytest.approx(1000, abs=60)
    assert cue[3] == 0  # nobody knows when its words begin
    assert (narration.voice, narration.draft, narration.spoken_again) == ("eSpeak NG", True, 3)


def test_a_lesson_that_is_wholly_recorded_is_no_draft(studio: Studio) -> None:
    for text in (*FLOW["vi"], ASIDE["vi"]):
        studio.record(text)
    for voices in (ESPEAK, VoiceSettings(order=("recorded",))):
        [narration] = studio.narrate(script("vi"), voices=voices)
        assert (narration.voice, narration.draft, narration.spoken_again) == ("recorded", False, 0)


def test_a_new_recording_of_the_same_sentence_is_heard(studio: Studio) -> None:
    path = studio.record(FLOW["vi"][0], suffix=".wav")
    studio.narrate(script("vi"))
    before = studio.made()["vi/vneid/refuse.mp3"]
    content = bytearray(path.read_bytes())
    content[1000:40_000] = bytes(39_000)
    path.write_bytes(content)
    assert studio.narrate(script("vi"))[0].spoken_again == 0
    assert studio.made()["vi/vneid/refuse.mp3"] != before


def test_a_recording_that_is_no_sound_is_told_and_the_voice_speaks(studio: Studio) -> None:
    path = studio.record(FLOW["vi"][0])
    path.write_bytes(b"not sound")
    [narration] = studio.narrate(script("vi"))
    [problem] = narration.problems
    assert (problem.code, problem.severity) == ("narration.recording-unreadable", "warning")
    assert problem.at.path == path.relative_to(studio.root).as_posix()
    assert FLOW["vi"][0] in report([problem])
    assert narration.spoken_again == 4


def test_a_recording_whose_sentence_was_edited_is_told(studio: Studio) -> None:
    studio.record(FLOW["vi"][0])
    studio.record("Câu cũ.")
    [problem] = Recordings(studio.root).unused("vi", [script("vi")])
    assert problem.code == "narration.recording-unused"
    assert report([problem], "vi") != report([problem], "en")
    assert Recordings(studio.root).unused("en", [script("en")]) == []


# The online voice, and what happens without it


def test_the_online_voice_is_used_when_it_answers(google: Standin, studio: Studio) -> None:
    [narration] = studio.narrate(script("vi"), voices=ONLINE)
    assert (narration.voice, narration.draft, narration.problems) == ("Google Translate", False, ())
    assert len(google.heard) == 1 + 4  # the probe, and every sentence
    assert ("Bác gác máy, rồi gọi một một ba.", "vi") in google.heard


def test_stored_online_sentences_need_no_network(google: Standin, studio: Studio) -> None:
    studio.narrate(script("vi"), voices=ONLINE)
    made, asked = studio.made(), len(google.heard)
    google.then = "503"
    studio.narrate(script("vi"), voices=ONLINE)
    for path in (studio.cache / "tracks").rglob("*"):
        if path.is_file():
            path.unlink()
    [narration] = studio.narrate(script("vi"), voices=ONLINE)
    assert (narration.voice, narration.spoken_again) == ("Google Translate", 0)
    assert studio.made() == made
    assert len(google.heard) == asked


@pytest.mark.parametrize("kind", ["log-in page", "503", "unusual traffic"])
def test_without_the_online_voice_the_embedded_one_speaks(google: Standin, studio: Studio, kind: str) -> None:
    google.then = kind
    narrations = studio.narrate(script("vi"), script("en"), voices=ONLINE)
    assert [(n.voice, n.draft, n.problems) for n in narrations] == [("eSpeak NG", True, ())] * 2
    assert len(google.heard) == 1  # asked once, for all tracks


def test_a_computer_without_a_network_makes_the_same_tracks_as_ever(no_google: None, tmp_path: Path) -> None:
    alone, plain = Studio(tmp_path / "alone"), Studio(tmp_path / "plain")
    alone.narrate(script("vi"), voices=ONLINE)
    plain.narrate(script("vi"))
    assert alone.made() == plain.made()


def test_an_online_voice_that_stops_midway_leaves_the_whole_track_to_the_next(google: Standin, studio: Studio) -> None:
    google.plan = ["speaks", "speaks", "speaks"]  # the probe and two sentences
    google.then = "503"
    first, second = studio.narrate(script("vi"), script("en"), voices=ONLINE)
    assert [(n.voice, n.draft) for n in (first, second)] == [("eSpeak NG", True)] * 2
    [problem] = first.problems
    assert (problem.code, problem.severity) == ("narration.voice-gave-up", "warning")
    assert "HTTP 503" in report([problem])
    assert len(google.heard) == 1 + 2 + 5  # the probe, two sentences, and five tries at the third
    assert second.problems == ()  # it was told, and it is not asked again
    assert all(cue[3] for cue in studio.cues("vi/vneid/refuse")["cues"])  # every sentence has eSpeak's word times


def test_what_the_online_voice_said_before_it_stopped_is_kept(google: Standin, studio: Studio) -> None:
    google.plan = ["speaks", "speaks", "speaks"]
    google.then = "503"
    studio.narrate(script("vi"), voices=ONLINE)
    google.then = "speaks"
    google.heard.clear()
    [narration] = studio.narrate(script("vi"), voices=ONLINE)
    assert (narration.voice, narration.spoken_again) == ("Google Translate", 2)
    assert len(google.heard) == 1 + 2


def test_without_any_voice_there_is_an_error_and_no_track(google: Standin, studio: Studio) -> None:
    studio.narrate(script("vi"))
    google.plan = ["speaks"]
    google.then = "403"
    [narration] = studio.narrate(replace(script("vi"), path="lessons/vi/vneid/refuse.md"), voices=ONLINE_ONLY)
    [problem] = narration.problems
    assert problem.at.path == "lessons/vi/vneid/refuse.md"
    assert (problem.code, problem.severity) == ("narration.no-voice", "error")
    assert "HTTP 403" in report([problem])
    assert report([problem], "vi") != report([problem], "en")
    assert (narration.voice, narration.seconds) == ("", 0)
    assert studio.made() == {}


def test_a_language_may_have_an_order_of_its_own(google: Standin, studio: Studio) -> None:
    voices = VoiceSettings(languages={"vi": ("espeak",)}, seconds_between_requests=0)
    vi, en = studio.narrate(script("vi"), script("en"), voices=voices)
    assert (vi.voice, en.voice) == ("eSpeak NG", "Google Translate")


def test_an_online_track_is_joined_without_drift(google: Standin, studio: Studio) -> None:
    [narration] = studio.narrate(script("ar"), voices=ONLINE)
    heard, rate = decode(studio.made()["ar/vneid/refuse.mp3"])
    assert len(heard) == round(narration.seconds * rate)
    with av.open(str(studio.out / "ar" / "vneid" / "refuse.mp3")) as container:
        assert container.streams.audio[0].rate == 24_000
