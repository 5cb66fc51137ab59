/** Checklist. Remembers what is ticked, and says how much is left. */
import { Course } from "../../core/ladder.js";

export default {
  render({ model, el }) {
    const picks = [...el.querySelectorAll(".pick")];
    const course = new Course({ model, el }, { picked: [] }, ({ state, picked }) => {
      picks.forEach((pick, index) => {
        pick.checked = picked.includes(index + 1);
      });
      const left = picks.filter((pick) => !pick.checked).length;
      const { itemsLeft, itemsDone } = course.status.dataset;
      course.tell({ shown: state === "new" ? "" : left ? itemsLeft.replace("{n}", left) : itemsDone });
    });
    course.listen(el, "change", () => {
      const picked = picks.map((pick, index) => (pick.checked ? index + 1 : 0)).filter(Boolean);
      course.write({ picked, state: picked.length < picks.length ? "trying" : "done" });
    });
    return course.start();
  },
};
