import { make } from "../base/dom";
import { say } from "../base/words";
import type { Catalogue, ExperimentTree, Json, Limits } from "../server/protocol";
import { at, numberAt, penalties, typeAt, type Penalty } from "../state/experiment";
import { check, choice, framed, numbersIn, numeric, plainly, wordOrNumbers, written, type Field, type FieldContext } from "./field";

export interface Section {
  key: string;
  fields: Field[];
  more?: Field[];
}

const wordOr = (word: string, parse: (words: string) => Json | undefined) => (words: string): Json | undefined =>
  words === word || words === "" ? word : parse(words);

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

export function gameSections(context: FieldContext, catalogue: Catalogue, limits: Limits): Section[] {
  return [
    latentSection(context, catalogue),
    networkSection(context, catalogue, "generator"),
    networkSection(context, catalogue, "discriminator"),
    {
      key: "game",
      fields: [
        choice(context, "objective", catalogue.objectives.map((each) => each.key),
          (tree) => typeAt(tree, "objective", "non-saturating"), (value) => ({ objective: value })),
        numeric(context, "objective.labelSmoothing", { low: 0, high: 0.49 }),
        penaltyField(context, catalogue),
        numeric(context, "discriminatorSteps", { low: 1, high: 1000, integer: true }),
        numeric(context, "generatorSteps", { low: 1, high: 1000, integer: true }),
      ],
    },
    {
      key: "optimiser",
      fields: [
        choice(context, "optimiser.type", catalogue.optimisers.map((each) => each.key),
          (tree) => typeAt(tree, "optimiser", "momentum"), (value) => ({ "optimiser.type": value })),
        numeric(context, "optimiser.learningRate", { low: 0, slider: [1e-5, 1] }),
        written(context, "optimiser.generatorLearningRate", plainly, wordOr("same", number)),
        numeric(context, "optimiser.momentum", { low: 0, high: 0.999 }),
        numeric(context, "optimiser.beta1", { low: 0, high: 0.999 }),
        numeric(context, "optimiser.beta2", { low: 0, high: 0.9999 }),
      ],
      more: [
        written(context, "optimiser.schedule", plainly, wordOr("constant", fieldsIn)),
      ],
    },
    {
      key: "run",
      fields: [
        numeric(context, "seed", { integer: true }),
        numeric(context, "iterations", { low: 0, high: limits.iterations, integer: true }),
        numeric(context, "batch", { low: 1, high: limits.batch, integer: true }),
        choice(context, "pretraining", catalogue.pretraining, (tree) => {
          const density = at(tree, "pretraining.density");
          return typeof density === "string" ? density : "none";
        }, (value, tree) => ({
          pretraining: value === "none" ? "none" : { density: value, steps: numberAt(tree, "pretraining.steps", 1000) },
        })),
        numeric(context, "pretraining.steps", { low: 1, high: limits.iterations, integer: true }),
      ],
      more: [
        written(context, "name", plainly, (words) => (words === "" ? undefined : words)),
        numeric(context, "evaluation.every", { low: 1, integer: true }),
        numeric(context, "evaluation.quickSamples", { low: 100, high: 1_000_000, integer: true }),
        written(context, "evaluation.patience", plainly, wordOr("none", number)),
      ],
    },
  ];
}

function latentSection(context: FieldContext, catalogue: Catalogue): Section {
  return {
    key: "latent",
    fields: [
      choice(context, "latent.type", catalogue.latents, (tree) => typeAt(tree, "latent", "grid"), (value, tree) => {
        const dimension = numberAt(tree, "latent.dimension", 1);
        const range = at(tree, "latent.range");
        return { latent: value === "normal" || range === undefined ? { type: value, dimension } : { type: value, dimension, range } };
      }),
      written(context, "latent.range", plainly, (words) => {
        const numbers = numbersIn(words);
        return numbers?.length === 2 ? numbers : undefined;
      }),
      numeric(context, "latent.standardDeviation", { low: 0 }),
      numeric(context, "latent.dimension", { low: 1, high: 64, integer: true, otherwise: 1 }),
      choice(context, "coupling", catalogue.couplings, (tree) => typeAt(tree, "coupling", "none"), (value) => ({ coupling: value })),
    ],
  };
}

function networkSection(context: FieldContext, catalogue: Catalogue, which: "generator" | "discriminator"): Section {
  const words = (name: string): string => `network.${name}`;
  const part = (name: string): string => `${which}.${name}`;
  const select = (name: string, options: string[]): Field =>
    choice(context, part(name), options, (tree) => plainly(at(tree, part(name))), (value) => ({ [part(name)]: value }), words(name));
  const own: Field[] = which === "generator"
    ? [
        numeric(context, "generator.scale", { low: 0 }),
        written(context, "generator.averageDecay", plainly, wordOr("none", number)),
      ]
    : [
        written(context, "discriminator.clamp", plainly, wordOrNumbers("none")),
        check(context, "discriminator.spectralNormalisation"),
        written(context, "discriminator.minibatchDiscrimination", plainly, wordOr("none", fieldsIn)),
        numeric(context, "discriminator.packing", { low: 1, high: 100, integer: true }),
        written(context, "discriminator.instanceNoise", plainly, wordOr("none", fieldsIn)),
      ];
  return {
    key: which,
    fields: [
      written(context, part("hidden"), plainly, numbersIn, words("hidden")),
      select("activation", catalogue.activations),
      select("output", catalogue.outputs[which]),
      select("initialiser", catalogue.initialisers),
    ],
    more: [
      ...own,
      check(context, part("residual"), words("residual")),
      check(context, part("layerNormalisation"), words("layerNormalisation")),
      written(context, part("basis"), plainly, wordOr("none", fieldsIn), words("basis")),
    ],
  };
}

/** Any of the penalties, each with its weight. */
function penaltyField(context: FieldContext, catalogue: Catalogue): Field {
  const list = make("div", { class: "penalties", attributes: { role: "group" } });
  let current: Penalty[] = [];
  const rows = catalogue.penalties.map((entry) => {
    const box = make("input", { testid: `penalty-${entry.key}`, attributes: { type: "checkbox" } });
    const weight = make("input", { label: "control.penalty.weight", testid: `penalty-weight-${entry.key}`,
      attributes: { type: "number", step: "any", min: "0" } });
    const name = make("span");
    say(name, `option.${entry.key}`);
    const ask = (): void => {
      const others = current.filter((each) => each.type !== entry.key);
      const value = Number(weight.value) > 0 ? Number(weight.value) : entry.value;
      const next = box.checked ? [...others, { type: entry.key, [entry.field]: value } as Penalty] : others;
      const order = catalogue.penalties.map((each) => each.key);
      next.sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type));
      context.change({ penalty: next.length === 0 ? "none" : (next as unknown as Json) });
    };
    box.addEventListener("change", ask);
    weight.addEventListener("change", ask);
    const row = make("div", { class: "penalty" }, make("label", {}, box, name), weight);
    row.dataset["hint"] = `option.${entry.key}.what`;
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
