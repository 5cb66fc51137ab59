/** Redflags. A tap on a part says why it is suspicious, or that it is fine; another tap takes it back. */
import { Course } from "../../core/ladder.js";

export default {
  render({ model, el }) {
    const picks = [...el.querySelectorAll(".pick")];
    const flags = picks.filter((pick) => pick.hasAttribute("data-right"));

    const course = new Course({ model, el }, { picked: [] }, ({ state, picked }) => {
      picks.forEach((pick, index) => {
        pick.checked = picked.includes(index + 1);
        pick.parentElement.toggleAttribute("data-marked", state === "shown" && flags.includes(pick));
      });
    });
    const { found, moreLeft, allFound, noFlags } = course.status.dataset;

    course.listen(el, "change", ({ target }) => {
      if (!picks.includes(target)) return;
      const picked = picks.map((pick, index) => (pick.checked ? index + 1 : 0)).filter(Boolean);
      const seen = flags.filter((flag) => flag.checked).length;
      const why = target.checked ? target.parentElement.querySelector(".why") : null;
      const said = why ? why.textContent : "";
      if (flags.length && seen === flags.length) course.right({ picked }, { said, shown: allFound, from: why });
      else {
        course.go({ picked });
        const count = found.replace("{found}", seen).replace("{all}", flags.length);
        course.tell({ said, shown: flags.length ? count : "", from: why });
      }
    });
    course.onTap(".none-left", () => {
      if (course.finished) return;
      if (flags.every((flag) => flag.checked)) course.right({}, { shown: allFound || noFlags });
      else course.wrong({}, { shown: moreLeft });
    });
    return course.start();
  },
};
