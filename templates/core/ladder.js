/**
 * The course every activity takes: new -> trying -> right | shown | done. Help comes in three rungs and is never a penalty:
 * the feedback of what was touched, then the hint, then how it is done.
 */
import { listenToKeys } from "./keys.js";

const FINISHED = ["right", "shown", "done"];
const HINT_AT = 2;
const SHOW_AT = 3;
const REPEAT = 400; // ms: a trembling finger taps twice

export class Course {
  /** `fresh`: what this kind remembers, at the beginning. `paint(state)`: puts a state on the page, without side effects. */
  constructor({ model, el }, fresh, paint) {
    this.model = model;
    this.el = el;
    this.fresh = fresh;
    this.paint = paint;
    this.undoings = [];
    this.status = el.querySelector(".status");
    this.hint = el.querySelector(".hint");
    this.answer = el.querySelector(".answer");
    this.last = -REPEAT;
  }

  /** Listens and shows the saved state. Returns the way to stop. */
  start() {
    this.el.setAttribute("data-live", "");
    this.listen(this.el, "click", (event) => this.dropRepeat(event), true);
    listenToKeys(this);
    this.onTap(".restart", () => this.restart());
    if (this.hint) this.onTap(".hint summary", () => !this.hint.open && this.say(this.hint));
    if (this.answer) this.listen(this.answer, "toggle", () => this.answer.open && !this.finished && this.write({ state: "shown" }));
    const show = () => this.show();
    this.model.on("change:state", show);
    this.undoings.push(() => this.model.off("change:state", show));
    this.show();
    return () => this.undoings.forEach((undo) => undo());
  }

  listen(target, type, handler, capture) {
    target.addEventListener(type, handler, capture);
    this.undoings.push(() => target.removeEventListener(type, handler, capture));
  }

  /** Calls back with whatever element under the activity matches and was tapped, clicked or pressed. */
  onTap(selector, handler) {
    this.listen(this.el, "click", (event) => {
      const found = event.target.closest(selector);
      if (found) handler(found, event);
    });
  }

  /** The state as saved, or as far as it fits this activity. */
  get state() {
    const state = Object.assign({ v: 1, state: "new", tries: 0, best: "" }, this.fresh);
    const saved = this.model.get("state") || {};
    if (saved.v !== 1) return state;
    for (const key of Object.keys(state)) {
      if (typeof saved[key] === typeof state[key] && Array.isArray(saved[key]) === Array.isArray(state[key])) state[key] = saved[key];
    }
    return state;
  }

  get finished() {
    return FINISHED.includes(this.state.state);
  }

  write(patch) {
    const next = Object.assign(this.state, patch);
    if (FINISHED.includes(next.state) && next.best !== "right") next.best = next.state;
    this.model.set("state", next);
    this.model.set("done", Boolean(next.best));
    this.model.save_changes();
  }

  show() {
    const { state } = this;
    this.el.dataset.state = state.state;
    this.el.toggleAttribute("data-help", state.tries >= HINT_AT && state.state !== "new");
    if (this.answer && state.state === "shown") this.answer.open = true;
    this.paint(state);
  }

  /** A step that is neither right nor wrong, or the right end of it all. */
  go(patch) {
    const { state } = this.state;
    this.write(Object.assign({ state: state === "new" ? "trying" : state }, patch));
  }

  right(patch, words) {
    this.write(Object.assign({}, patch, this.finished ? {} : { state: "right" }));
    this.tell(words);
  }

  wrong(patch, words) {
    const tries = this.state.tries + 1;
    const state = this.finished ? this.state.state : tries < SHOW_AT ? "trying" : "shown";
    this.write(Object.assign({}, patch, { tries, state }));
    const hint = tries >= HINT_AT ? this.hint : null;
    if (hint) hint.open = true;
    this.tell(Object.assign({ then: tries === HINT_AT ? hint : null }, words));
  }

  /** Says `said` to who cannot see `from`, shows `shown` to everybody, and has the voice read `from`, then `then`. */
  tell({ said = "", shown = "", from = null, then = null }) {
    const [heard, seen] = this.status.children;
    heard.textContent = said ? `${said} ` : "";
    seen.textContent = shown;
    if (from || then) this.say(from || then, from && then);
  }

  say(from, then = null) {
    this.el.dispatchEvent(new CustomEvent("doorstep:say", { bubbles: true, detail: { from, then } }));
  }

  restart() {
    this.write(Object.assign({}, this.fresh, { state: "new", tries: 0 }));
    for (const help of [this.hint, this.answer]) if (help) help.open = false;
    this.tell({});
    this.focusFirst();
  }

  /** What was pressed may be gone after a new start: the focus goes to the beginning. */
  focusFirst() {
    this.el.querySelector("input, .tap").focus();
  }

  dropRepeat(event) {
    if (!event.target.closest("input, button, .go")) return;
    const now = Date.now();
    if (Math.abs(now - this.last) < REPEAT) {
      event.preventDefault();
      event.stopPropagation();
    } else {
      this.last = now;
    }
  }
}
