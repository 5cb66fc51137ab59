/** Entry of doorstep.js: turns the finished page into a live one. Without it the page can still be read, answered and printed. */
import { hydrate } from "./host.js";
import { Player } from "./player.js";
import { printCard } from "./print.js";
import { Steps, findParts } from "./steps.js";
import { openStore } from "./store.js";

const root = document.documentElement;

/** Keeps the bar from covering what has the focus: the page knows its height. */
function makeRoomFor(bar) {
  const measure = () => root.style.setProperty("--bar", `${bar.offsetHeight}px`);
  new ResizeObserver(measure).observe(bar);
  measure();
}

function startBar(bar, store) {
  const parts = findParts(document.querySelector(".lesson") || document.querySelector("main"));
  if (!parts.length) return;
  bar.hidden = false;
  makeRoomFor(bar);
  const steps = new Steps(bar, parts, store);
  steps.offerReturn(document.querySelector(".resume"));
  if (bar.dataset.track) new Player(bar, steps, store);
}

root.classList.add("js");
const store = openStore(root.dataset.site);
hydrate(document, store);
document.addEventListener("click", printCard);
const bar = document.querySelector(".bar");
if (bar) startBar(bar, store);
