import { make } from "../base/dom";
import { known, onLanguage, say, text } from "../base/words";
import { RECIPES } from "../state/recipes";
import type { Laboratory } from "../state/laboratory";

/** The list of presets: the library's, and those of the laboratory, each of which shows one effect. */
export function presetField(laboratory: Laboratory): HTMLElement {
  const select = make("select", { testid: "preset" });
  const add = (group: HTMLElement, value: string, key: string, words: string, refused?: string): void => {
    const option = make("option", { attributes: { value } });
    if (known(key)) {
      say(option, key);
    } else {
      option.textContent = words;
    }
    if (refused !== undefined) {
      option.disabled = true;
      option.title = refused;
    }
    group.append(option);
  };
  select.append(make("option", { say: "preset.choose", attributes: { value: "" } }));
  const library = make("optgroup");
  laboratory.catalogue.presets.forEach((preset) =>
    add(library, `preset ${preset.name}`, `preset.${preset.name}`, preset.name, preset.refused));
  const own = make("optgroup");
  const nameGroups = (): void => {
    library.label = text("preset.group.library");
    own.label = text("preset.group.lab");
  };
  nameGroups();
  onLanguage(nameGroups);
  Object.keys(RECIPES).forEach((name) => add(own, `recipe ${name}`, `recipe.${name}`, name));
  select.append(library, own);
  select.addEventListener("change", () => {
    const [kind, name] = select.value.split(" ");
    select.value = "";
    const preset = laboratory.catalogue.presets.find((each) => each.name === name);
    const recipe = kind === "recipe" ? RECIPES[name ?? ""] : undefined;
    const request = recipe ?? (preset === undefined ? undefined : { experiment: preset.experiment });
    if (request !== undefined) {
      const lanes = laboratory.lanes.map((lane, at) =>
        at === laboratory.selected ? request : { experiment: lane.completed.experiment });
      void laboratory.open(lanes, laboratory.playing);
    }
  });
  const label = make("label", { class: "preset" }, make("span", { say: "preset.label" }), select);
  label.dataset["hint"] = "preset.what";
  return label;
}
