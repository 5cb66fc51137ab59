/** The bar at the bottom: listen to the page sentence by sentence. The sound and its cues are fetched when first asked for. */
import { loadTrack, textRange } from "./cues.js";
import { Voice } from "./voice.js";

const OWN_TAP = "a, button, input, label, select, textarea, summary, [role=button], [contenteditable]";
const HAND_REST = 4000; // ms after a scroll by hand in which the page is not scrolled for the reader
const SLOW = 0.75;

/** Whether listening may cost the reader money: a phone's own data connection, or a wish to save data. */
function mayCost() {
  const network = navigator.connection;
  return location.protocol !== "file:" && Boolean(network) && (network.saveData || network.type === "cellular");
}

export class Player {
  constructor(bar, steps, store) {
    this.bar = bar;
    this.steps = steps;
    this.store = store;
    this.key = `voice:${document.documentElement.dataset.page}`;
    this.note = bar.querySelector(".bar-note");
    this.asking = bar.querySelector(".bar-ask");
    this.slow = bar.querySelector("[data-do=slow]");
    this.voice = null;
    this.handAt = 0;
    bar.addEventListener("click", this);
    document.addEventListener("click", this);
    document.addEventListener("doorstep:say", this);
    for (const event of ["wheel", "touchmove"]) addEventListener(event, this, { passive: true });
    steps.moved = (part) => this.goToPart(part);
    this.remember();
  }

  async remember() {
    const saved = (await this.store.read(this.key)) || {};
    if (this.voice) return;
    this.saved = saved.id;
    if (saved.slow) this.slow.setAttribute("aria-pressed", "true");
    if (this.saved) this.face("resume");
  }

  handleEvent(event) {
    if (event.type === "doorstep:say") return this.sayAside(event.detail);
    if (event.type !== "click") {
      this.handAt = Date.now();
      return undefined;
    }
    if (event.currentTarget === document) return this.tapped(event.target);
    const button = event.target.closest("[data-do]");
    const act = button && this[`do_${button.dataset.do}`];
    return act && act.call(this);
  }

  get rate() {
    return this.slow.getAttribute("aria-pressed") === "true" ? SLOW : 1;
  }

  // What the buttons do

  async do_play() {
    if (this.voice && this.voice.playing) return this.voice.pause();
    if (!this.voice && !(await this.open())) return undefined;
    if (!this.voice.begun && mayCost() && !(await this.store.read("voice-data"))) return this.ask();
    return this.start();
  }

  do_accept() {
    this.store.write("voice-data", true);
    this.asking.hidden = true;
    this.start();
    this.focusPlay();
  }

  do_decline() {
    this.asking.hidden = true;
    this.focusPlay();
  }

  do_previous() {
    this.step(-1);
  }

  do_next() {
    this.step(1);
  }

  do_slow() {
    this.slow.setAttribute("aria-pressed", String(this.rate === 1));
    if (this.voice) this.voice.audio.playbackRate = this.voice.audio.defaultPlaybackRate = this.rate;
    this.save();
  }

  // From silence to sound

  /** Fetches the cues. False, with a kind word, when there is no voice to be had. */
  async open() {
    if (this.opening) return false;
    this.opening = true;
    this.say(this.note.dataset.loading);
    try {
      this.track = await loadTrack(`${this.bar.dataset.track}.cues.js`);
      this.voice = new Voice(this.track, this);
    } catch (missing) {
      this.state("failed");
    }
    this.opening = false;
    return Boolean(this.voice);
  }

  ask() {
    const words = this.asking.querySelector("[data-text]");
    words.textContent = this.filled(words.dataset.text);
    this.say("");
    this.asking.hidden = false;
    this.bar.querySelector("[data-do=accept]").focus();
  }

  start() {
    const { voice } = this;
    if (!voice.begun) {
      voice.begun = true;
      document.documentElement.classList.add("voice-on");
      for (const button of this.bar.querySelectorAll(".listen [hidden].button")) button.hidden = false;
      this.bar.classList.add("open");
      this.begin();
    } else if (voice.done) {
      voice.goTo(voice.flow, voice.row === voice.flow ? 0 : this.flowAt || 0);
    }
    this.about();
    voice.play(this.rate);
  }

  /** First time: from the part on the screen, or else from where one stopped listening, or else from the top. */
  begin() {
    if (this.steps.at) return this.goToPart(this.steps.parts[this.steps.at]);
    return this.voice.goToCue(Math.max(0, this.voice.indexOf(this.saved)));
  }

  step(way) {
    if (!this.voice) return this.do_play();
    this.voice.step(way);
    if (!this.voice.playing) this.voice.play(this.rate);
    return undefined;
  }

  // Other ways to a sentence

  tapped(target) {
    if (!this.voice || !this.voice.begun || target.closest(OWN_TAP) || String(getSelection())) return;
    const sentence = target.closest(".s");
    const index = sentence ? this.voice.indexOf(sentence.id) : -1;
    if (index < 0) return;
    this.voice.goToCue(index);
    this.voice.play(this.rate);
  }

  goToPart({ start }) {
    const { voice } = this;
    if (!voice || !voice.begun) return;
    const at = voice.flow.findIndex((index) => {
      const sentence = document.getElementById(voice.cues[index][0]);
      return sentence && (start.contains(sentence) || start.compareDocumentPosition(sentence) & Node.DOCUMENT_POSITION_FOLLOWING);
    });
    if (at >= 0) voice.goTo(voice.flow, at);
  }

  /** Says the sentences of a feedback, then stays silent: what comes next is up to the learner. */
  sayAside({ from, then }) {
    const { voice } = this;
    if (!voice || !voice.begun) return;
    const sentences = [...from.querySelectorAll(".s"), ...(then ? then.querySelectorAll(".s") : [])];
    const row = sentences.map((sentence) => voice.indexOf(sentence.id)).filter((index) => index >= 0);
    if (!row.length) return;
    voice.goTo(row);
    voice.play(this.rate);
  }

  // What the voice tells

  sentence([id, , , words]) {
    const { voice } = this;
    if (this.now) this.now.classList.remove("now");
    this.mark(null);
    this.now = document.getElementById(id);
    this.words = words;
    if (voice.row === voice.flow) {
      this.flowAt = voice.at;
      this.saved = id;
      this.save();
      if (this.now) this.steps.follow(this.now);
    }
    if (!this.now) return;
    this.now.classList.add("now");
    this.reveal(this.now);
  }

  word(cue, index) {
    const word = this.words && this.words[index];
    this.mark(word && this.now ? textRange(this.now, word[0], word[1]) : null);
  }

  /** Lights a word without touching the page's markup, where the browser can. */
  mark(range) {
    if (typeof Highlight !== "function") return;
    if (range) CSS.highlights.set("word", new Highlight(range));
    else CSS.highlights.delete("word");
  }

  state(name) {
    this.face({ playing: "pause", paused: "resume" }[name] || "listen");
    if (name === "finished") {
      if (this.voice.row === this.voice.flow) this.say(this.note.dataset.finished);
      else this.face("resume");
    }
    if (name === "failed") {
      this.voice = null;
      if (this.now) this.now.classList.remove("now");
      this.say(this.note.dataset.missing, true);
    }
  }

  // On the screen

  face(name) {
    for (const face of this.bar.querySelectorAll("[data-face]")) face.hidden = face.dataset.face !== name;
  }

  say(text, trouble = false) {
    this.note.textContent = text;
    this.note.classList.toggle("trouble", trouble);
  }

  about() {
    const { about, draft } = this.note.dataset;
    this.say(this.filled(about) + (this.track.draft ? ` · ${draft}` : ""));
  }

  filled(text) {
    const { flow, bytes } = this.track;
    return text.replace("{minutes}", Math.max(1, Math.round(flow / 60))).replace("{kilobytes}", Math.ceil(bytes / 1024));
  }

  focusPlay() {
    this.bar.querySelector("[data-do=play]").focus();
  }

  /** Scrolls a sentence into the free part of the screen, unless a hand has just scrolled. */
  reveal(element) {
    const box = element.getBoundingClientRect();
    const free = innerHeight - this.bar.offsetHeight;
    if ((box.top >= 8 && box.bottom <= free - 8) || Date.now() - this.handAt < HAND_REST) return;
    scrollBy(0, box.top - free * 0.25);
  }

  save() {
    this.store.write(this.key, { id: this.saved, slow: this.rate !== 1 });
  }
}
