/** Choice. One right answer: a tap answers at once. Several: tick them, then check. */
import { Course } from "../../core/ladder.js";

export default {
  render({ model, el }) {
    const picks = [...el.querySelectorAll(".pick")];
    const isRight = (number) => picks[number - 1].hasAttribute("data-right");
    const whyOf = (number) => picks[number - 1].parentElement.querySelector(".why");

    const course = new Course({ model, el }, { picked: [], marked: [] }, ({ state, picked, marked }) => {
      picks.forEach((pick, index) => {
        const shown = state === "shown" && pick.hasAttribute("data-right");
        pick.checked = picked.includes(index + 1);
        pick.parentElement.toggleAttribute("data-marked", shown || marked.includes(index + 1));
      });
    });

    const answer = (number) => {
      const why = whyOf(number);
      const patch = { picked: [number], marked: [...new Set([...course.state.marked, number])] };
      course[isRight(number) ? "right" : "wrong"](patch, { said: why.textContent, from: why });
    };

    const tick = (number) => {
      const picked = picks.map((pick, index) => (pick.checked ? index + 1 : 0)).filter(Boolean);
      course.go({ picked, marked: course.state.marked.filter((other) => other !== number) });
      course.tell({});
    };

    const check = () => {
      const { picked } = course.state;
      if (course.finished || !picked.length) return;
      const wrong = picked.filter((number) => !isRight(number));
      const rights = picked.length - wrong.length;
      const { allRight, almost, notYet } = course.status.dataset;
      if (!wrong.length && rights === picks.filter((pick) => pick.hasAttribute("data-right")).length) {
        course.right({ marked: picked }, { shown: allRight, from: el.querySelector("fieldset") });
      } else {
        const why = wrong.length ? whyOf(wrong[0]) : null;
        course.wrong({ marked: picked }, { said: why ? why.textContent : "", shown: rights ? almost : notYet, from: why });
      }
    };

    course.listen(el, "change", ({ target }) => {
      const number = picks.indexOf(target) + 1;
      if (!number) return;
      if (course.finished) course.show();
      else if (target.type === "radio") answer(number);
      else tick(number);
    });
    course.onTap(".check", check);
    return course.start();
  },
};
