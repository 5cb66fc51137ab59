/** Phone and scenario: one scene at a time, and the way back. What comes of a button is seen in the scene it leads to. */
import { Course } from "../../core/ladder.js";

export default {
  render({ model, el }) {
    const scenes = [...el.querySelectorAll(".scene")];
    const start = el.querySelector(".start");
    const nameOf = (scene) => scene.id.slice(el.id.length + 2);
    const named = (name) => scenes.find((scene) => nameOf(scene) === name) || start;

    const course = new Course({ model, el }, { scene: "", trail: [] }, ({ scene }) => {
      for (const other of scenes) other.toggleAttribute("data-now", other === named(scene));
    });
    const { allRight, notYet } = course.status.dataset;
    course.focusFirst = () => named(course.state.scene).querySelector("h3").focus();

    course.onTap(".go", (link, event) => {
      event.preventDefault();
      const next = named(link.hash.slice(el.id.length + 3));
      const { scene, trail } = course.state;
      const patch = { scene: nameOf(next), trail: [...trail, nameOf(named(scene))] };
      if (next.classList.contains("end")) course.right(patch, { said: allRight, from: next });
      else if (link.dataset.way === "away") course.wrong(patch, { said: notYet, from: next });
      else {
        course.go(patch);
        course.tell({ from: next });
      }
      course.focusFirst();
    });
    course.onTap(".undo", () => {
      const { trail } = course.state;
      if (!trail.length) return;
      course.go({ scene: trail[trail.length - 1], trail: trail.slice(0, -1) });
      course.tell({});
      course.focusFirst();
    });
    return course.start();
  },
};
