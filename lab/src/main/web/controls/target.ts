import { button, make } from "../base/dom";
import { complain, notice } from "../base/notice";
import { known, say, text } from "../base/words";
import type { Catalogue, CatalogueTarget, ExperimentTree, Json, Kind, Limits } from "../server/protocol";
import { at, expressionOf, parsedExpression } from "../state/experiment";
import { framed, plainly, showIn, wordOrNumbers, written, type Field, type FieldContext, type Set } from "./field";
import { drawDensity, drawMask } from "./drawingBoard";
import { chooseColumns } from "./upload";

/** The fields that go with other data: what was told for one kind is of no use for the other. */
export function dataSet(data: Json, kind: Kind, tree: ExperimentTree): Set {
  const set: Set = { data, range: "auto" };
  const dimension = at(tree, "latent.dimension");
  if (kind === "numbers" && typeof dimension === "number" && dimension !== 1) {
    set["latent.dimension"] = 1;
  } else if (kind !== "numbers") {
    const columns = at({ data }, "data.columns");
    set["latent.dimension"] = Array.isArray(columns) ? columns.length : 2;
    set["pretraining"] = "none";
    set["coupling"] = "none";
  }
  return set;
}

/** Where real samples come from. */
export class TargetField implements Field {
  readonly path = "data";
  readonly element: HTMLElement;
  private readonly select = make("select");
  private readonly parameters = make("div", { class: "parameters" });
  private readonly expression: HTMLInputElement;
  private readonly range: Field;
  private readonly file = make("input", { testid: "csv-file", label: "target.upload", attributes: {
    type: "file", accept: ".csv,.tsv,.txt,text/csv", class: "unseen", tabindex: "-1" } });
  private tree: ExperimentTree = {};

  constructor(
    private readonly context: FieldContext,
    private readonly catalogue: Catalogue,
    limits: Limits,
  ) {
    for (const kind of ["numbers", "points"] as const) {
      const group = make("optgroup");
      group.label = text(`target.${kind}`);
      group.dataset["kind"] = kind;
      for (const target of catalogue.targets.filter((each) => each.kind === kind)) {
        const option = make("option", { attributes: { value: target.expression } });
        const twice = catalogue.targets.filter((each) => each.key === target.key).length > 1;
        if (twice) {
          option.textContent = target.expression;
        } else if (known(`target.${target.key}`)) {
          say(option, `target.${target.key}`);
        } else {
          option.textContent = target.key;
        }
        group.append(option);
      }
      this.select.append(group);
    }
    const own = make("option", { say: "target.own", attributes: { value: "" } });
    this.select.append(own);
    this.select.addEventListener("change", () => {
      const target = catalogue.targets.find((each) => each.expression === this.select.value);
      if (target !== undefined) {
        this.ask(target.expression, target.kind);
      } else {
        this.expression.focus();
      }
    });
    this.expression = make("input", { attributes: { type: "text", spellcheck: "false", autocomplete: "off" } });
    this.expression.addEventListener("change", () => this.askExpression(this.expression.value.trim()));
    this.range = written(context, "range", (value) => plainlyRange(value), wordOrNumbers("auto"));
    this.file.addEventListener("change", () => void this.upload(limits));
    this.element = make(
      "div",
      { class: "target" },
      framed(context, "data", "data", this.select),
      this.parameters,
      framed(context, "expression", "expression", this.expression),
      this.range.element,
      make("div", { class: "row" },
        button("target.draw", "draw-density", () => drawDensity((data) => this.askOwn(data, "numbers")), { class: "small" }),
        button("target.mask", "draw-mask", () => drawMask((data) => this.askOwn(data, "points")), { class: "small" }),
        button("target.upload", "upload-csv", () => this.file.click(), { class: "small" }),
        this.file),
    );
  }

  show(tree: ExperimentTree): void {
    this.tree = tree;
    for (const group of this.select.querySelectorAll("optgroup")) {
      group.label = text(`target.${group.dataset["kind"]}`);
    }
    const expression = expressionOf(tree);
    showIn(this.expression, expression ?? plainly(tree["data"]));
    const parsed = expression === null ? null : parsedExpression(expression);
    const bare = (words: string | null): string => words?.replace(/\s/g, "") ?? "";
    const target = this.catalogue.targets.find((each) => each.key === parsed?.name)
      ?? this.catalogue.targets.find((each) => bare(each.expression) === bare(expression));
    this.select.value = target?.expression ?? "";
    this.showParameters(target ?? null, parsed?.parameters ?? []);
    this.range.show(tree);
  }

  private showParameters(target: CatalogueTarget | null, values: number[]): void {
    const fields = (target?.parameters ?? []).map((parameter, place) => {
      const input = make("input", { testid: `parameter-${parameter.name}`, attributes: { type: "number", step: "any" } });
      input.value = String(values[place] ?? parameter.value);
      input.addEventListener("change", () => {
        const all = [...this.parameters.querySelectorAll("input")].map((each) => Number(each.value));
        if (target !== null && all.every(Number.isFinite)) {
          this.ask(`${target.key}(${all.join(",")})`, target.kind);
        }
      });
      const name = make("span");
      const key = `parameter.${parameter.name}`;
      if (known(key)) {
        say(name, key);
      } else {
        name.textContent = parameter.name;
      }
      const label = make("label", { class: "parameter" }, name, input);
      label.dataset["hint"] = "control.parameter.what";
      return label;
    });
    this.parameters.replaceChildren(...fields);
  }

  private ask(data: Json, kind: Kind): void {
    this.context.change(dataSet(data, kind, this.tree));
  }

  /** The tutorial's recipe fails on most data: as long as nobody has changed it, it gives way to one that works. */
  private askOwn(data: Json, kind: Kind): void {
    const preset = (name: string): ExperimentTree | undefined =>
      this.catalogue.presets.find((each) => each.name === name && each.refused === undefined)?.experiment;
    const recommended = preset("recommended");
    if (recommended === undefined || recipeOf(this.tree) !== recipeOf(preset("tutorial") ?? {})) {
      this.ask(data, kind);
      return;
    }
    const { seed: _, latent, ...recipe } = recommended;
    const { "latent.dimension": dimension, ...set } = dataSet(data, kind, recommended);
    const widened = dimension === undefined ? {} : { dimension };
    this.context.change({ ...recipe, ...set, latent: { ...(latent as ExperimentTree), ...widened } });
    notice(text("target.recommended"));
  }

  private askExpression(expression: string): void {
    if (expression === "") {
      return;
    }
    const name = /^[a-z0-9-]+/i.exec(expression)?.[0] ?? "";
    const kind = name === "product" ? "points" : this.catalogue.targets.find((each) => each.key === name)?.kind ?? "numbers";
    this.ask(expression, kind);
  }

  private async upload(limits: Limits): Promise<void> {
    const file = this.file.files?.[0];
    this.file.value = "";
    if (file === undefined) {
      return;
    }
    if (file.size > limits.upload) {
      notice(text("upload.large", { size: Math.round(limits.upload / 1024 / 1024) }), "error");
      return;
    }
    try {
      await chooseColumns(file, (data, kind) => this.askOwn(data, kind));
    } catch (error) {
      complain(error);
    }
  }
}

/** What goes with any data. */
function recipeOf(tree: ExperimentTree): string {
  const { data: _data, seed: _seed, range: _range, pretraining: _pretraining, ...recipe } = tree;
  return JSON.stringify(recipe);
}

const plainlyRange = (value: Json | undefined): string =>
  Array.isArray(value) ? value.map((each) => plainly(each)).join(", ") : plainly(value);
