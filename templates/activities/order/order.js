/** Order. Tap what comes first, then what comes next; tap again to take it back. It is checked when all are placed. */
import { Course } from "../../core/ladder.js";

export default {
  render({ model, el }) {
    const rows = [...el.querySelectorAll(".row")];
    const places = rows.map((row) => Number(row.dataset.place));
    const answer = places.slice().sort((a, b) => a - b);

    const course = new Course({ model, el }, { placed: [], fixed: 0 }, ({ state, placed, fixed }) => {
      const all = state === "shown" || state === "right";
      rows.forEach((row, index) => {
        const at = (all ? answer : placed).indexOf(places[index]);
        row.querySelector(".turn").textContent = at < 0 ? "" : at + 1;
        row.querySelector(".tap").setAttribute("aria-pressed", at >= 0);
        row.toggleAttribute("data-turn", at >= 0);
        row.toggleAttribute("data-fixed", at >= 0 && (all || at < fixed));
      });
    });
    const { placed: placing, takenBack, firstRight, allRight, notYet } = course.status.dataset;

    const takeBack = (placed) => {
      course.go({ placed });
      course.tell({ shown: takenBack });
    };

    const place = (placed) => {
      if (placed.length < answer.length) {
        course.go({ placed });
        return course.tell({ said: placing.replace("{n}", placed.length) });
      }
      const slip = placed.findIndex((number, at) => number !== answer[at]);
      if (slip < 0) return course.right({ placed, fixed: placed.length }, { shown: allRight });
      const shown = slip ? firstRight.replace("{n}", slip) : notYet;
      return course.wrong({ placed: placed.slice(0, slip), fixed: slip }, { shown });
    };

    course.onTap(".tap", (button) => {
      const { placed, fixed } = course.state;
      const number = places[rows.indexOf(button.closest(".row"))];
      const at = placed.indexOf(number);
      if (course.finished || (at >= 0 && at < fixed)) return;
      if (at >= 0) takeBack(placed.slice(0, at));
      else place([...placed, number]);
    });
    course.onTap(".undo", () => {
      const { placed, fixed } = course.state;
      if (!course.finished && placed.length > fixed) takeBack(placed.slice(0, -1));
    });
    return course.start();
  },
};
