import { freshId, make } from "../base/dom";
import { measured } from "../base/format";
import { sayAttribute, text } from "../base/words";
import type { ExperimentTree, CatalogueField, Json } from "../server/protocol";
import { at, typeAt } from "../state/experiment";

export type Set = Record<string, Json>;

/** One control of an experiment: it shows a value and requests changes. */
export interface Field {
  readonly element: HTMLElement;
  /** The path in the experiment that it speaks of. */
  readonly path: string;
  show(tree: ExperimentTree): void;
}

export interface FieldContext {
  change(set: Set): void;
  isLive(path: string): boolean;
}

/** The frame of a field: its label, a mark if it is live, and its description on request. */
export function framed(context: FieldContext, path: string, name: string, control: HTMLElement, wide = false): HTMLElement {
  const id = freshId("control");
  control.id = id;
  control.dataset["testid"] = `control-${path}`;
  const what = freshId("what");
  control.setAttribute("aria-describedby", what);
  const label = make("label", { attributes: { for: id } }, make("span", { say: `control.${name}` }));
  if (context.isLive(path)) {
    label.append(make("span", { class: "live", say: "control.live", title: "control.live.what" }));
  }
  const element = make(
    "div",
    { class: wide ? "field wide" : "field" },
    label,
    control,
    make("span", { class: "unseen what", id: what, say: `control.${name}.what` }),
  );
  element.dataset["path"] = path;
  element.dataset["hint"] = `control.${name}.what`;
  return element;
}

/** Shows a value, unless the user is typing another one. */
export function showIn(input: HTMLInputElement, value: string): void {
  if (input.dataset["watched"] === undefined) {
    input.dataset["watched"] = "";
    input.addEventListener("input", () => (input.dataset["writing"] = ""));
    input.addEventListener("change", () => delete input.dataset["writing"]);
    input.addEventListener("blur", () => delete input.dataset["writing"]);
  }
  if (input.dataset["writing"] === undefined || document.activeElement !== input) {
    input.value = value;
  }
}

export function choice(
  context: FieldContext,
  path: string,
  options: string[],
  read: (tree: ExperimentTree) => string,
  write: (value: string, tree: ExperimentTree) => Set,
  words = path,
): Field {
  const select = make("select");
  for (const option of options) {
    select.append(make("option", { say: `option.${option}`, attributes: { value: option } }));
  }
  let shown: ExperimentTree = {};
  select.addEventListener("change", () => context.change(write(select.value, shown)));
  return {
    path,
    element: framed(context, path, words, select),
    show: (tree) => {
      shown = tree;
      select.value = read(tree);
    },
  };
}

/** A number of a field; `sliding` has the limits of a logarithmic slider next to it. */
export function numeric(context: FieldContext, entry: CatalogueField, sliding: [number, number] | undefined, words: string): Field {
  const { path, least, most } = entry;
  const input = make("input", { attributes: { type: "number", step: entry.type === "integer" ? "1" : "any", inputmode: "decimal" } });
  if (least !== undefined) {
    input.min = String(least);
  }
  if (most !== undefined) {
    input.max = String(most);
  }
  const change = (): void => {
    const value = Number(input.value);
    if (input.value.trim() !== "" && Number.isFinite(value)) {
      context.change({ [path]: value });
    }
  };
  input.addEventListener("change", change);
  const element = framed(context, path, words, input);
  const slide = sliding === undefined ? null : slider(sliding, input, change);
  if (slide !== null) {
    sayAttribute(slide, "aria-label", `control.${words}`);
    element.append(slide);
  }
  return {
    path,
    element,
    show: (tree) => {
      const value = at(tree, path) ?? leftOut(tree, entry);
      element.hidden = typeof value !== "number";
      if (typeof value === "number") {
        showIn(input, String(value));
        if (slide !== null) {
          slide.value = String(Math.log10(value));
          slide.setAttribute("aria-valuetext", measured(value));
        }
      }
    },
  };
}

/** The value of a field that an experiment leaves out although its part has it; undefined if its part has none. */
function leftOut(tree: ExperimentTree, { path, of, standard }: CatalogueField): number | undefined {
  const part = at(tree, path.slice(0, Math.max(0, path.lastIndexOf("."))));
  const has = typeof part === "string" ? of.includes(part) : of.length === 0 || of.includes(typeAt({ part: part ?? null }, "part", ""));
  return has && part !== undefined && standard !== undefined ? Number(standard) : undefined;
}

function slider([low, high]: [number, number], input: HTMLInputElement, change: () => void): HTMLInputElement {
  const slide = make("input", { class: "slide", attributes: {
    type: "range", min: String(Math.log10(low)), max: String(Math.log10(high)), step: "0.05",
  } });
  slide.addEventListener("input", () => {
    input.value = String(Number((10 ** Number(slide.value)).toPrecision(2)));
  });
  slide.addEventListener("change", change);
  return slide;
}

/** Text that is parsed into a value, such as `6, 5`; `parse` returns null if it is invalid. */
export function written(
  context: FieldContext,
  path: string,
  show: (value: Json | undefined) => string,
  parse: (words: string) => Json | undefined,
  words = path,
): Field {
  const input = make("input", { attributes: { type: "text", spellcheck: "false", autocomplete: "off" } });
  input.addEventListener("change", () => {
    const value = parse(input.value.trim());
    input.setCustomValidity(value === undefined ? text("control.unreadable") : "");
    input.reportValidity();
    if (value !== undefined) {
      context.change({ [path]: value });
    }
  });
  input.addEventListener("input", () => input.setCustomValidity(""));
  const element = framed(context, path, words, input);
  return {
    path,
    element,
    show: (tree) => {
      const value = at(tree, path);
      element.hidden = value === undefined;
      showIn(input, show(value));
    },
  };
}

export function check(context: FieldContext, path: string, words = path): Field {
  const box = make("input", { attributes: { type: "checkbox" } });
  box.addEventListener("change", () => context.change({ [path]: box.checked }));
  const element = framed(context, path, words, box);
  element.classList.add("check");
  return { path, element, show: (tree) => (box.checked = at(tree, path) === true) };
}

/** `6, 5` or `[6, 5]` as a list of numbers. */
export function numbersIn(words: string): number[] | undefined {
  const inner = words.replace(/^\[|\]$/g, "").trim();
  if (inner === "") {
    return [];
  }
  const numbers = inner.split(/[\s,;，、]+/).map(Number);
  return numbers.every(Number.isFinite) ? numbers : undefined;
}

/** Reads two numbers, or one of some words, of which nothing means the first. */
export function wordOrNumbers(...allowed: string[]): (words: string) => Json | undefined {
  return (words) => {
    const word = words === "" ? allowed[0] : allowed.find((each) => each === words.toLowerCase());
    if (word !== undefined) {
      return word;
    }
    const numbers = numbersIn(words);
    return numbers?.length === 2 ? numbers : undefined;
  };
}

export function plainly(value: Json | undefined): string {
  if (value === undefined || value === null) {
    return "";
  }
  if (Array.isArray(value)) {
    return value.join(", ");
  }
  return typeof value === "object" ? JSON.stringify(value).replace(/"/g, "") : String(value);
}
