/** The voice of one track: says a row of its sentences, one after another, and tells which is being said. */
import { lastBefore } from "./cues.js";

const START = 1;
const END = 2;

/**
 * `track` is the sidecar's data. `tell` has: sentence(cue), word(cue, index), state("playing" | "paused" | "finished" | "failed").
 * A row is a list of cue indexes: the whole flow, or just the sentences of a feedback.
 */
export class Voice {
  constructor(track, tell) {
    this.cues = track.cues;
    this.tell = tell;
    this.flow = this.cues.map((_, index) => index).filter((index) => this.cues[index][START] < track.flow * 1000);
    this.row = this.flow;
    this.at = 0;
    this.audio = new Audio();
    this.audio.preload = "none"; // nothing is fetched before the learner agrees
    this.audio.src = track.audio;
    for (const event of ["play", "pause", "error", "timeupdate", "ended"]) this.audio.addEventListener(event, this);
    this.tick = this.tick.bind(this);
  }

  get playing() {
    return !this.audio.paused;
  }

  get cue() {
    return this.cues[this.row[this.at]];
  }

  indexOf(id) {
    return this.cues.findIndex((cue) => cue[0] === id);
  }

  /** Goes to a place in a row of sentences. */
  goTo(row, at = 0) {
    this.row = row;
    this.at = Math.max(0, Math.min(at, row.length - 1));
    this.audio.currentTime = this.cue[START] / 1000;
    this.enter();
  }

  /** Goes to a cue of the flow, or says an aside on its own. */
  goToCue(index) {
    const at = this.flow.indexOf(index);
    if (at < 0) this.goTo([index]);
    else this.goTo(this.flow, at);
  }

  play(rate) {
    this.audio.defaultPlaybackRate = this.audio.playbackRate = rate;
    const started = this.audio.play();
    if (started) started.catch((error) => error.name === "NotAllowedError" && this.tell.state("paused"));
  }

  pause() {
    this.audio.pause();
  }

  /** The nearest place in the row that can be seen, from `at` in a direction, or -1. */
  shown(at, direction) {
    for (let place = at + direction; place >= 0 && place < this.row.length; place += direction) {
      const element = document.getElementById(this.cues[this.row[place]][0]);
      if (!element || element.getClientRects().length) return place;
    }
    return -1;
  }

  step(direction) {
    const place = this.shown(this.at, direction);
    this.goTo(this.row, place < 0 ? this.at : place);
  }

  handleEvent(event) {
    if (event.type === "error") return this.tell.state("failed");
    if (event.type === "play") {
      this.tell.state("playing");
      return requestAnimationFrame(this.tick);
    }
    if (event.type === "pause") return this.tell.state(this.done ? "finished" : "paused");
    if (event.type === "ended") return this.finish();
    return this.follow();
  }

  tick() {
    if (!this.playing) return;
    this.follow();
    requestAnimationFrame(this.tick);
  }

  /** Brings sentence and word up to the sound. Animation frames stop in a hidden page, so `timeupdate` calls it as well. */
  follow() {
    if (!this.playing || this.audio.seeking) return;
    const ms = this.audio.currentTime * 1000;
    const next = this.next;
    if (next < 0) {
      if (ms >= this.cue[END]) return this.finish();
    } else if (this.row[next] === this.row[this.at] + 1) {
      if (ms >= this.cues[this.row[next]][START]) {
        this.at = next;
        this.enter();
      }
    } else if (ms >= this.cue[END]) {
      return this.goTo(this.row, next);
    }
    this.followWord(ms - this.cue[START]);
  }

  followWord(ms) {
    if (!this.starts) return;
    const word = lastBefore(this.starts, ms);
    if (word === this.word) return;
    this.word = word;
    this.tell.word(this.cue, word);
  }

  enter() {
    this.done = false;
    this.next = this.shown(this.at, 1);
    this.word = -1;
    this.starts = this.cue[3] ? this.cue[3].map((word) => word[2]) : null;
    this.tell.sentence(this.cue);
  }

  finish() {
    this.done = true;
    if (this.playing) this.pause();
    else this.tell.state("finished");
  }
}
