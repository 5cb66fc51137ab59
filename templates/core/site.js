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

/** Three sizes of type, one button to go round them. */
function setUpTypeSizes(store) {
  const buttons = document.querySelectorAll("[data-do=type]");
  const show = (size) => (root.dataset.type = size);
  store.read("type").then((size) => size && show(size));
  for (const button of buttons) {
    button.addEventListener("click", () => {
      show(((root.dataset.type || 1) % 3) + 1);
      store.write("type", Number(root.dataset.type));
    });
  }
}

root.classList.add("js");
const store = openStore("site"); // one for every language: progress survives a switch
setUpTypeSizes(store);
hydrate(document, store);
document.addEventListener("click", printCard);
const bar = document.querySelector(".bar");
if (bar) startBar(bar, store);
