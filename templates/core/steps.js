/** Walking a page part by part: Back, Next, "3/9", and the way back to where one stopped last time. */

const PART = ".block, .activity";

/** The parts of a page in order: {start, id}. `start` is what to show first: the part's heading, or the part itself. */
export function findParts(root) {
  const parts = [];
  const headed = new Set();
  for (const element of root.querySelectorAll(`${PART}, section`)) {
    const isPart = element.matches(PART);
    if (isPart ? element.parentElement.closest(PART) : element.querySelector(PART) || element.closest(PART)) continue;
    const section = isPart ? element.parentElement.closest("section") : element;
    const heading = section && [...section.children].find((child) => /^H[1-3]$/.test(child.tagName));
    const first = heading && !headed.has(heading);
    if (!isPart && !first) continue;
    if (first) headed.add(heading);
    parts.push({ start: first ? heading : element, id: element.id || `part-${parts.length}` });
  }
  return parts;
}

/** What a person would call a part. */
function nameOf({ start }) {
  const title = start.querySelector(".b-title span");
  return (title || start).textContent.trim();
}

function isBefore(element, other) {
  return element === other || element.contains(other) || Boolean(element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
}

export class Steps {
  constructor(bar, parts, store) {
    this.parts = parts;
    this.store = store;
    this.key = `part:${document.documentElement.dataset.page}`;
    this.progress = bar.querySelector(".track span");
    this.counts = document.querySelectorAll("[data-count]");
    this.at = 0;
    this.held = false; // a button chose the part: scrolling by the page itself does not change it
    this.moved = () => {};
    bar.addEventListener("click", this);
    for (const event of ["wheel", "touchmove", "keydown"]) addEventListener(event, this, { passive: true });
    addEventListener("scroll", this, { passive: true });
    this.show();
  }

  handleEvent(event) {
    if (event.type === "click") {
      const button = event.target.closest("[data-do]");
      const way = button && { back: -1, forward: 1 }[button.dataset.do];
      if (way) this.walk(way);
    } else if (event.type === "scroll") {
      if (!this.held && !this.waiting) this.waiting = requestAnimationFrame(() => this.look());
    } else {
      this.held = false;
    }
  }

  /** Takes the part that is on the screen as the present one. */
  look() {
    this.waiting = 0;
    const line = innerHeight * 0.35;
    let at = 0;
    this.parts.forEach((part, index) => {
      if (part.start.getBoundingClientRect().top <= line) at = index;
    });
    this.set(at);
  }

  walk(way) {
    const at = this.at + way;
    if (at >= this.parts.length) return this.leave();
    this.goTo(Math.max(at, 0));
    this.moved(this.parts[this.at]);
  }

  /** Shows a part at the top and gives it the focus. */
  goTo(at) {
    this.held = true;
    this.set(at);
    const { start } = this.parts[at];
    start.tabIndex = -1;
    start.focus({ preventScroll: true });
    if (at) start.scrollIntoView();
    else scrollTo(0, 0);
  }

  /** After the last part comes the way to the next lesson. */
  leave() {
    const link = document.querySelector(".way.on") || document.querySelector(".way");
    if (!link) return;
    this.held = true;
    link.scrollIntoView({ block: "center" });
    link.focus({ preventScroll: true });
  }

  /** Takes the part that holds an element as the present one. */
  follow(element) {
    let at = 0;
    this.parts.forEach((part, index) => {
      if (isBefore(part.start, element)) at = index;
    });
    this.held = true;
    this.set(at);
  }

  set(at) {
    if (at === this.at) return;
    this.at = at;
    this.store.write(this.key, this.parts[at].id);
    this.show();
  }

  show() {
    const of = this.parts.length;
    this.progress.style.transform = `scaleX(${(this.at + 1) / of})`;
    for (const count of this.counts) {
      count.hidden = false;
      count.textContent = count.dataset.count.replace("{at}", this.at + 1).replace("{of}", of);
    }
  }

  /** Offers the part reached on the last visit, unless the address already names a place. */
  async offerReturn(strip) {
    const id = await this.store.read(this.key);
    const at = this.parts.findIndex((part) => part.id === id);
    if (at < 1 || location.hash || this.at || !strip) return;
    strip.querySelector("b").textContent = nameOf(this.parts[at]);
    strip.hidden = false;
    strip.querySelector("button").addEventListener("click", () => {
      strip.hidden = true;
      this.goTo(at);
    });
  }
}
