import { known, text } from "../base/words";
import type { Catalogue, Completed } from "../server/protocol";
import { at, expressionOf } from "./experiment";
import { RECIPES } from "./recipes";

/** Describes what is loaded: a preset, a file and its columns, or a distribution. */
export function loaded(completed: Completed, catalogue: Catalogue): string {
  const { experiment, data } = completed;
  const name = String(experiment["name"]);
  const expression = expressionOf(experiment) ?? "";
  const isPreset = catalogue.presets.some((preset) => JSON.stringify(preset.experiment) === JSON.stringify(experiment));
  if (isPreset) {
    return text("loaded.preset", { name, data: expression });
  }
  if (data !== null) {
    const column = at(experiment, "data.column");
    const columns = at(experiment, "data.columns");
    return typeof column === "string" ? text("loaded.column", { file: data.name, column })
      : Array.isArray(columns) && columns.length === 1 ? text("loaded.column", { file: data.name, column: String(columns[0]) })
      : Array.isArray(columns) ? text("loaded.columns", { file: data.name, columns: columns.join(", ") })
      : text("loaded.drawing");
  }
  const recipe = RECIPES[name];
  const told = recipe?.set?.["data"] ?? at(recipe?.experiment, "data");
  if (recipe !== undefined && known(`recipe.${name}`) && (told === undefined || told === expression)) {
    return text("loaded.recipe", { name: text(`recipe.${name}`), data: expression });
  }
  return text("loaded.data", { data: expression });
}
