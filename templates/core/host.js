/** Gives every activity on the page what a notebook gives a widget: a model. Here it is kept in the store. */
import checklist from "../activities/checklist/checklist.js";
import choice from "../activities/choice/choice.js";
import order from "../activities/order/order.js";
import phone from "../activities/phone/phone.js";
import redflags from "../activities/redflags/redflags.js";
import scenario from "../activities/scenario/scenario.js";

export const KINDS = { choice, redflags, order, checklist, phone, scenario };

/** The part of an anywidget model that activities use: get, set, on, off, save_changes. */
class Model {
  constructor(key, store) {
    this.key = key;
    this.store = store;
    this.values = { state: {}, done: false };
    this.handlers = [];
  }

  get(name) {
    return this.values[name];
  }

  set(name, value) {
    if (this.values[name] === value) return;
    this.values[name] = value;
    for (const { event, handler } of this.handlers.slice()) if (event === `change:${name}`) handler();
  }

  on(event, handler) {
    this.handlers.push({ event, handler });
  }

  off(event, handler) {
    this.handlers = this.handlers.filter((known) => known.event !== event || known.handler !== handler);
  }

  save_changes() {
    this.touched = true;
    this.store.write(this.key, this.values.state);
  }

  async restore() {
    const saved = await this.store.read(this.key);
    if (saved && !this.touched) this.set("state", saved);
  }
}

/** Brings the activities under `root` to life at once; what was saved follows as soon as the store has it. */
export function hydrate(root, store) {
  for (const el of root.querySelectorAll("[data-activity]")) {
    const kind = KINDS[el.dataset.activity];
    if (!kind || el.hasAttribute("data-live")) continue;
    const model = new Model(el.id, store);
    kind.render({ model, el });
    model.restore();
  }
}
