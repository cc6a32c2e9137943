import { make } from "../base/dom";
import { known, learn, say } from "../base/words";
import type { Catalogue, ExperimentTree, CatalogueField, Json } from "../server/protocol";
import { at, numberAt, penalties, typeAt, type Penalty } from "../state/experiment";
import { check, choice, framed, numbersIn, numeric, plainly, wordOrNumbers, written, type Field, type FieldContext } from "./field";

export interface Section {
  key: string;
  fields: Field[];
  more?: Field[];
}

const wordsOr = (allowed: string[], parse: (words: string) => Json | undefined) => (words: string): Json | undefined =>
  words === "" ? allowed[0] : allowed.includes(words) ? words : parse(words);

const number = (words: string): number | undefined =>
  words !== "" && Number.isFinite(Number(words)) ? Number(words) : undefined;

/** A part with fields, such as `{start: 1, end: 0}` or `start: 1, end: 0`. */
function fieldsIn(words: string): Json | undefined {
  const tree: ExperimentTree = {};
  for (const part of words.replace(/^\{|\}$/g, "").split(/[,，]/)) {
    const [name, value] = part.split(/[:：]/).map((side) => side.trim());
    if (name === undefined || name === "" || value === undefined || value === "") {
      return undefined;
    }
    tree[name] = number(value) ?? value;
  }
  return tree;
}

/** The fields of each section; fields that no section names are in the last one. */
const SECTIONS: [string, string[]][] = [
  ["latent", ["latent", "coupling"]],
  ["generator", ["generator"]],
  ["discriminator", ["discriminator"]],
  ["game", ["objective", "penalty", "discriminatorSteps", "generatorSteps"]],
  ["optimiser", ["optimiser"]],
  ["run", ["seed", "iterations", "batch", "pretraining"]],
];

/** Fields that are shown elsewhere, and the class of a sample, which the laboratory does not show. */
const ELSEWHERE = ["data", "range", "label"];

/** Limits of sliders. */
const SLIDERS: Record<string, [number, number]> = { "optimiser.learningRate": [1e-5, 1] };

const topOf = (path: string): string => path.split(".")[0] ?? path;

export function gameSections(context: FieldContext, catalogue: Catalogue): Section[] {
  learn(Object.fromEntries(catalogue.fields.flatMap(({ path, text, words }) => [
    [`control.${path}`, path.slice(path.lastIndexOf(".") + 1)], [`control.${path}.what`, text],
    ...words.map((word) => [`option.${word}`, word])])));
  const own = (path: string): boolean => catalogue.fields.some((each) => wholly(each) && path.startsWith(`${each.path}.`));
  const entries = catalogue.fields.filter((entry) => !ELSEWHERE.includes(topOf(entry.path)) && !own(entry.path));
  const named = SECTIONS.flatMap(([, names]) => names);
  return SECTIONS.map(([key, names], place) => {
    const rest = place < SECTIONS.length - 1 ? [] : entries.map((entry) => topOf(entry.path)).filter((name) => !named.includes(name));
    const order = [...names, ...new Set(rest)];
    const mine = order.flatMap((name) => entries.filter((entry) => topOf(entry.path) === name));
    const controls = (rare: boolean): Field[] => mine.filter((entry) => entry.rare === rare)
      .flatMap((entry) => control(context, catalogue, entry) ?? []);
    const more = controls(true);
    return more.length === 0 ? { key, fields: controls(false) } : { key, fields: controls(false), more };
  });
}

/** Whether a field's own fields are written with it. */
function wholly(entry: CatalogueField): boolean {
  return entry.path === "penalty" || (entry.rare && (entry.type === "part" || entry.type === "choice"));
}

/** The name of a field in message keys; both networks share theirs. */
function messages(path: string): string {
  const shared = path.replace(/^(generator|discriminator)\./, "network.");
  return known(`control.${shared}`) ? shared : path;
}

/** The control of a field; null if each of its own fields has one. */
function control(context: FieldContext, catalogue: Catalogue, entry: CatalogueField): Field | null {
  const { path, words } = entry;
  const name = messages(path);
  const word = words[0];
  if (path === "penalty") {
    return penaltyField(context, catalogue);
  }
  if (path === "pretraining") {
    return pretrainingField(context, catalogue);
  }
  if (path === "pretraining.density") {
    return null;
  }
  if (wholly(entry)) {
    return written(context, path, plainly, wordsOr(words, fieldsIn), name);
  }
  switch (entry.type) {
    case "part":
    case "data":
      return null;
    case "flag":
      return check(context, path, name);
    case "word":
      return choice(context, path, words, (tree) => plainly(at(tree, path)), (value) => ({ [path]: value }), name);
    case "choice": {
      const type = `${path}.type`;
      const isWord = (tree: ExperimentTree): boolean => typeof at(tree, path) === "string";
      return choice(context, known(`control.${type}`) ? type : path, words, (tree) => typeAt(tree, path, words[0] ?? ""),
        (value, tree) => ({ [isWord(tree) ? path : type]: value }));
    }
    case "number":
    case "integer":
      return word !== undefined
        ? written(context, path, plainly, wordsOr(words, number), name)
        : numeric(context, entry, SLIDERS[path], name);
    case "list":
      return written(context, path, plainly, numbersIn, name);
    case "range":
      return written(context, path, plainly, wordOrNumbers(...(word === undefined ? [] : [word])), name);
    case "text":
      return written(context, path, plainly, (text) => (text === "" ? undefined : text), name);
  }
}

function pretrainingField(context: FieldContext, catalogue: Catalogue): Field {
  const find = (path: string): CatalogueField | undefined => catalogue.fields.find((each) => each.path === path);
  const options = [...(find("pretraining")?.words ?? []), ...(find("pretraining.density")?.words ?? [])];
  const steps = Number(find("pretraining.steps")?.standard);
  return choice(context, "pretraining", options, (tree) => {
    const density = at(tree, "pretraining.density");
    return typeof density === "string" ? density : "none";
  }, (value, tree) => ({
    pretraining: value === "none" ? "none" : { density: value, steps: numberAt(tree, "pretraining.steps", steps) },
  }));
}

/** Any of the penalties, each with its weight. */
function penaltyField(context: FieldContext, catalogue: Catalogue): Field {
  const list = make("div", { class: "penalties", attributes: { role: "group" } });
  let current: Penalty[] = [];
  const kinds = (catalogue.fields.find((each) => each.path === "penalty")?.words ?? []).flatMap((key) => {
    const own = catalogue.fields.find((each) => each.path.startsWith("penalty.") && each.of.includes(key));
    return own === undefined ? [] : [{ key, field: own.path.slice("penalty.".length), value: Number(own.standard) }];
  });
  const rows = kinds.map((entry) => {
    const box = make("input", { testid: `penalty-${entry.key}`, attributes: { type: "checkbox" } });
    const weight = make("input", { label: "control.penalty.weight", testid: `penalty-weight-${entry.key}`,
      attributes: { type: "number", step: "any", min: "0" } });
    const name = make("span");
    say(name, `option.${entry.key}`);
    const ask = (): void => {
      const others = current.filter((each) => each.type !== entry.key);
      const value = Number(weight.value) > 0 ? Number(weight.value) : entry.value;
      const next = box.checked ? [...others, { type: entry.key, [entry.field]: value } as Penalty] : others;
      const order = kinds.map((each) => each.key);
      next.sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type));
      context.change({ penalty: next.length === 0 ? "none" : (next as unknown as Json) });
    };
    box.addEventListener("change", ask);
    weight.addEventListener("change", ask);
    const row = make("div", { class: "penalty" }, make("label", {}, box, name), weight);
    row.dataset["hint"] = known(`option.${entry.key}.what`) ? `option.${entry.key}.what` : "control.penalty.what";
    list.append(row);
    return { entry, box, weight };
  });
  const element = framed(context, "penalty", "penalty", list, true);
  const label = element.querySelector("label");
  if (label !== null) {
    const title = make("span", { class: "label", id: `${list.id}-title` }, ...label.childNodes);
    label.replaceWith(title);
    list.setAttribute("aria-labelledby", title.id);
  }
  return {
    path: "penalty",
    element,
    show: (tree) => {
      current = penalties(tree);
      for (const { entry, box, weight } of rows) {
        const found = current.find((each) => each.type === entry.key);
        box.checked = found !== undefined;
        weight.value = String(found?.weight ?? found?.limit ?? entry.value);
        weight.disabled = found === undefined;
      }
    },
  };
}
