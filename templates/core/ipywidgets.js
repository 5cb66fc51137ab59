// The host of ordinary ipywidgets: pages that show some load it, all others do not. It needs no kernel and no network.
import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as controls from "@jupyter-widgets/controls";
import { Widget } from "@lumino/widgets";

const STATE = "application/vnd.jupyter.widget-state+json";
const VIEW = "application/vnd.jupyter.widget-view+json";
const MODULES = { "@jupyter-widgets/base": base, "@jupyter-widgets/controls": controls };

class PageManager extends ManagerBase {
  async loadClass(name, module) {
    const found = MODULES[module] && MODULES[module][name];
    if (!found) throw new Error(`${module}.${name} works in a notebook only`);
    return found;
  }

  async _get_comm_info() {
    return {};
  }

  async _create_comm() {
    throw new Error("there is no kernel behind a page");
  }
}

// A slider's handle has no name of its own: a screen reader would say a number of nothing.
function nameHandles(area) {
  for (const handle of area.querySelectorAll(".noUi-handle:not([aria-label])")) {
    const label = handle.closest(".jupyter-widgets").querySelector(".widget-label");
    if (label) handle.setAttribute("aria-label", label.textContent);
  }
}

async function show(manager, placeholder) {
  const { model_id: id } = JSON.parse(placeholder.textContent);
  const view = await manager.create_view(await manager.get_model(id));
  const area = document.createElement("div");
  area.className = "widget-area";
  placeholder.replaceWith(area);
  // A box shows its children when they are ready, later than itself.
  new MutationObserver(() => nameHandles(area)).observe(area, { childList: true, subtree: true });
  Widget.attach(view.luminoWidget, area);
}

async function showAll() {
  const state = document.querySelector(`script[type="${STATE}"]`);
  if (!state) return;
  const manager = new PageManager();
  await manager.set_state(JSON.parse(state.textContent));
  const placeholders = [...document.querySelectorAll(`script[type="${VIEW}"]`)];
  await Promise.all(placeholders.map((placeholder) => show(manager, placeholder)));
}

showAll().catch((error) => console.error(error));
