/** Keys that browsers lack in activities: arrows that look without answering, Enter on a box, Space on a link that acts. */

const STEPS = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };

export function listenToKeys(course) {
  course.listen(course.el, "keydown", (event) => {
    const { key, target } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (target.matches("input") && key === "Enter") act(event);
    else if (target.matches(".go") && key === " ") act(event);
    else if (target.matches('[type="radio"]') && key in STEPS) move(event, course.el);
  });
}

function act(event) {
  event.preventDefault();
  if (!event.repeat) event.target.click();
}

function move(event, el) {
  event.preventDefault();
  const group = [...el.querySelectorAll('[type="radio"]')].filter((radio) => radio.name === event.target.name);
  const mirrored = /Left|Right/.test(event.key) && getComputedStyle(el).direction === "rtl";
  const at = group.indexOf(event.target) + STEPS[event.key] * (mirrored ? -1 : 1);
  group[(at + group.length) % group.length].focus();
}
