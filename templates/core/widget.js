/** Entry of widget.js: an activity as a notebook widget (anywidget). Its HTML was made by the same templates as a page's. */
import { KINDS } from "./host.js";

export default {
  render({ model, el }) {
    let stop = () => {};
    const show = () => {
      stop();
      el.innerHTML = model.get("html");
      const root = el.querySelector("[data-activity]");
      stop = root ? KINDS[root.dataset.activity].render({ model, el: root }) : () => {};
    };
    el.classList.add("doorstep");
    model.on("change:html", show);
    show();
    return () => {
      model.off("change:html", show);
      stop();
    };
  },
};
