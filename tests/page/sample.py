"""A sample lesson in three languages, shaped as Sphinx hands it over, and pages rendered from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from shutil import copytree

from markupsafe import Markup

from doorstep.labels import labels_for
from doorstep.paths import templates_dir
from doorstep.render import environment, render_block
from tests.page.sound import write_track

NO_OPTIONS: Mapping[str, str] = {}
LANGUAGES = ("vi", "en", "ar")
NAMES = {"vi": "Tiếng Việt", "en": "English", "ar": "العربية"}
PICTURE = Markup(
    '<svg class="picture" role="img" aria-label="{}" viewBox="0 0 160 100"><rect x="55" y="6" width="50" height="88" '
    'rx="8" fill="none" stroke="currentColor" stroke-width="3"/><circle cx="80" cy="74" r="9" fill="#a61b1b"/></svg>'
)


@dataclass(frozen=True)
class Words:
    """The words of the sample lesson in one language."""

    course: str
    title: str
    goal: str
    why: tuple[str, str]
    steps_title: str
    steps: tuple[str, ...]
    picture: str
    message_title: str
    message: tuple[str, str]
    mistakes_title: str
    mistakes: tuple[str, ...]
    ask_title: str
    question: str
    options: tuple[tuple[str, str], ...]
    home_title: str
    card: str
    promises: tuple[str, ...]
    blank: str
    term: tuple[str, str]
    fact: tuple[str, str]
    welcome: tuple[str, str]


WORDS = {
    "vi": Words(
        course="Định danh điện tử VNeID",
        title="Khi có người gọi bảo “cập nhật” VNeID",
        goal="Bác biết gác máy và ra công an xã hỏi lại.",
        why=("Có kẻ giả làm công an gọi điện cho bà con.", "Bác nhớ một điều. Công an không gửi đường dẫn."),
        steps_title="Từng bước",
        steps=(
            "Người gọi xưng là công an. Bác cứ bình tĩnh.",
            "Bác nói: “Tôi sẽ ra trụ sở hỏi.”",
            "Bác chạm nút đỏ để gác máy.",
        ),
        picture="Nút tròn màu đỏ trên điện thoại",
        message_title="Nghe thử một tin giả",
        message=("Thông tin của bác bị sai.", "Bác bấm vneid.example ngay trong sáng nay."),
        mistakes_title="Hay nhầm ở đâu?",
        mistakes=("Tin vì họ biết tên của bác.", "Nghe tiếp vì ngại."),
        ask_title="Bác làm gì?",
        question="“Công an” gửi đường dẫn để cập nhật VNeID.",
        options=(("Bấm vào xem thử", "Chưa đúng, bác thử lại nhé."), ("Gác máy, ra xã hỏi", "Đúng rồi.")),
        home_title="Mang về nhà",
        card="Ai gọi bảo cập nhật VNeID",
        promises=("Tôi nói: Tôi sẽ ra trụ sở. Rồi gác máy.", "Không bấm đường dẫn, không đọc mã."),
        blank="Công an xã của tôi:",
        term=("đường dẫn", "Dòng chữ bấm vào là mở ra một trang khác."),
        fact=("Địa chỉ mới do hệ thống tự cập nhật.", "Công an Đà Nẵng, 7/2025"),
        welcome=("Chào bác, mời bác vào nhà", "Mỗi bài vài phút, học bằng tai và bằng tay."),
    ),
    "en": Words(
        course="VNeID digital identity",
        title="When someone calls to “update” VNeID",
        goal="You can hang up and ask at the commune police station.",
        why=("Some callers pretend to be the police.", "Remember one thing. The police do not send links."),
        steps_title="Step by step",
        steps=(
            "The caller claims to be the police. Stay calm.",
            "Say: “I will come to the station and ask.”",
            "Tap the red button to hang up.",
        ),
        picture="A round red button on a phone",
        message_title="Listen to a fake message",
        message=("Your record is wrong.", "Tap vneid.example this morning."),
        mistakes_title="Common mistakes",
        mistakes=("Trusting them because they know your name.", "Staying on the line to be polite."),
        ask_title="What do you do?",
        question="The “police” send a link to update VNeID.",
        options=(("Tap to have a look", "Not yet, try again."), ("Hang up and ask at the station", "That is right.")),
        home_title="Take home",
        card="If someone calls about VNeID",
        promises=("I say: I will come to the station. Then I hang up.", "No links. No codes."),
        blank="My commune police:",
        term=("link", "Words that open another page when tapped."),
        fact=("New addresses are updated by the system itself.", "Da Nang police, 7/2025"),
        welcome=("Hello, come on in", "A few minutes a lesson, by ear and by hand."),
    ),
    "ar": Words(
        course="الهوية الرقمية VNeID",
        title="عندما يتصل من يطلب «تحديث» VNeID",
        goal="تستطيع إغلاق الخط وسؤال شرطة البلدية.",
        why=("هناك من يدّعي أنه شرطي ويتصل بالناس.", "تذكّر أمرًا واحدًا. الشرطة لا ترسل رابطًا."),
        steps_title="خطوة بخطوة",
        steps=("المتصل يقول إنه شرطي. ابقَ هادئًا.", "قل: سآتي إلى المكتب وأسأل.", "اضغط الزر الأحمر لإغلاق الخط."),
        picture="زر أحمر مستدير على الهاتف",
        message_title="استمع إلى رسالة مزيفة",
        message=("بياناتك فيها خطأ.", "افتح vneid.example هذا الصباح."),
        mistakes_title="أخطاء شائعة",
        mistakes=("تصديقه لأنه يعرف اسمك.", "الاستمرار خجلًا."),
        ask_title="ماذا تفعل؟",
        question="«الشرطة» ترسل رابطًا لتحديث VNeID.",
        options=(("أضغط لأرى", "ليس بعد، حاول مرة أخرى."), ("أغلق الخط وأسأل المكتب", "صحيح.")),
        home_title="للبيت",
        card="إذا اتصل أحد بشأن VNeID",
        promises=("أقول: سآتي إلى المكتب. ثم أغلق الخط.", "لا رابط ولا رمز."),
        blank="شرطة بلديتي:",
        term=("رابط", "كلمات تفتح صفحة أخرى عند لمسها."),
        fact=("العنوان الجديد يحدّثه النظام نفسه.", "شرطة دا نانغ، 7/2025"),
        welcome=("أهلًا بك، تفضّل", "دقائق لكل درس، بالأذن وباليد."),
    ),
}


class _Writer:
    """Writes the sample lesson; its sentences are numbered s-1, s-2 … as they are written, asides s-aside-1 …"""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.words = WORDS[lang]
        self.numbers = count(1)

    def s(self, text: str) -> Markup:
        return Markup('<span class="s" id="s-{}">{}</span>').format(next(self.numbers), text)

    def p(self, *texts: str) -> Markup:
        return Markup("<p>{}</p>").format(Markup(" ").join(self.s(text) for text in texts))

    def items(self, texts: tuple[str, ...], extra: str = "") -> Markup:
        made = Markup("").join(Markup("<li>{}</li>").format(self.p(text)) for text in texts)
        return Markup("<ul>{}{}</ul>").format(made, extra)

    def steps(self) -> Markup:
        picture = PICTURE.format(self.words.picture)
        made = (Markup("<li><p>{}\n{}</p></li>").format(picture, self.s(text)) for text in self.words.steps)
        return Markup("<ol>{}</ol>").format(Markup("").join(made))

    def block(self, name: str, body: Markup, options: Mapping[str, str] = NO_OPTIONS) -> Markup:
        return render_block(name, self.lang, id=name, title=None, body=body, options=options)

    def section(self, name: str, title: Markup, *parts: Markup) -> Markup:
        return Markup('<section id="{}"><h2>{}</h2>{}</section>').format(name, title, Markup("").join(parts))

    def choice(self) -> Markup:
        made = Markup("").join(
            Markup(
                '<label class="sample-option"><input type="radio" name="o"> {}</label><p id="why-{}" hidden>{}</p>'
            ).format(self.s(option), n, Markup('<span class="s" id="s-aside-{}">{}</span>').format(n, feedback))
            for n, (option, feedback) in enumerate(self.words.options, 1)
        )
        return Markup('<section class="activity" id="sample" aria-label="{}">{}{}</section>').format(
            self.words.ask_title, self.p(self.words.question), made
        )

    def lesson(self) -> Markup:
        title = self.s(self.words.title)
        return Markup('<section id="lesson"><h1>{}</h1>{}</section>').format(title, Markup("").join(self.parts()))

    def parts(self) -> Iterator[Markup]:
        """The parts of the lesson, in the order in which they are read."""
        words = self.words
        link = Markup('<p><a class="term" href="#term-link">{}</a></p>').format(words.term[0])
        blank = Markup('<li><p>{} <span class="blank" role="img" aria-label="{}"></span></p></li>').format(
            words.blank, words.blank
        )
        phone = {"kind": "sms", "from": "0000 123 456"}
        yield self.block("goal", self.p(words.goal))
        yield self.block("why", self.p(*words.why) + link)
        yield self.section("do", self.s(words.steps_title), self.block("steps", self.steps()))
        yield self.section("trap", self.s(words.message_title), self.block("message", self.p(*words.message), phone))
        yield self.section("wrong", self.s(words.mistakes_title), self.block("mistakes", self.items(words.mistakes)))
        yield self.section("ask", self.s(words.ask_title), self.choice())
        title = self.s(words.home_title)
        card = self.block("take-home", self.items(words.promises, blank), {"title": words.card})
        yield self.section("home", title, card)
        yield self.block("emergency", self.p(*words.why))
        yield self.block("facilitator", self.p(words.goal), {"minutes": "20"})


def lesson_body(lang: str) -> Markup:
    """The body of the sample lesson; its sentences are numbered s-1, s-2 … in reading order, asides s-aside-1 …"""
    return _Writer(lang).lesson()


def context(lang: str, page: str, **changes: object) -> dict[str, object]:
    """What a page template is given, by the contract with the builder."""
    words = WORDS[lang]
    lesson = {"title": words.title, "minutes": 7, "objective": words.goal, "url": "lesson.html"}
    course = {"title": words.course, "promise": words.goal, "url": "course.html", "lessons": [lesson] * 3}
    welcome = Markup("<section><h1>{}</h1><p>{}</p></section>").format(*words.welcome)
    values: dict[str, object] = {
        "lang": lang,
        "t": labels_for(lang),
        "title": words.title,
        "body": lesson_body(lang) if page == "lesson" else welcome,
        "root": "../",
        "static": "../static/",
        "url_home": "home.html",
        "url_course": "course.html" if page == "lesson" else None,
        "course_title": words.course if page == "lesson" else None,
        "objective": words.goal,
        "minutes": 7,
        "position": {"lesson": 5, "of": 6} if page == "lesson" else None,
        "languages": [
            {
                "lang": one,
                "name": NAMES[one],
                "dir": labels_for(one)["language"]["dir"],
                "url": f"../{one}/{page}.html",
                "current": one == lang,
            }
            for one in LANGUAGES
        ],
        "previous": {"title": words.card, "url": "lesson.html"} if page == "lesson" else None,
        "next": {"title": words.message_title, "url": "lesson.html"} if page == "lesson" else None,
        "lessons": [lesson] * 4,
        "courses": [course, course],
        "facts": [{"text": words.fact[0], "source": words.fact[1], "checked": "2026-03"}],
        "terms": [{"id": "link", "term": words.term[0], "meaning": words.term[1]}],
        "pages": [{"title": "About", "url": "../about.html"}],
        "track": "lesson" if page == "lesson" else None,
        "reviewed": "2026-11-20",
        "site_name": "Doorstep",
        "canonical_key": f"sample/{page}",
        "widgets": False,
        "widget_state": Markup("{}"),
    }
    return {**values, **changes}


def page_html(lang: str, page: str, **changes: object) -> str:
    """A whole page of the sample site."""
    return environment().get_template(f"page/{page}.html").render(context(lang, page, **changes))


def chooser_html() -> str:
    """The page at the root of the site."""
    languages = [
        {
            "lang": one,
            "name": NAMES[one],
            "dir": labels_for(one)["language"]["dir"],
            "url": f"{one}/home.html",
            "hello": labels_for(one)["page"]["hello"],
        }
        for one in LANGUAGES
    ]
    return environment().get_template("page/chooser.html").render(languages=languages)


PAGES = ("lesson", "course", "home", "article")


def write_site(folder: Path) -> Path:
    """Write the sample site in three languages; the folder comes back."""
    copytree(templates_dir() / "static", folder / "static")
    (folder / "index.html").write_text(chooser_html(), encoding="utf-8")
    for lang in LANGUAGES:
        (folder / lang).mkdir()
        for page in PAGES:
            (folder / lang / f"{page}.html").write_text(page_html(lang, page), encoding="utf-8")
        write_track(folder / lang, page_html(lang, "lesson"))
    return folder
