import { button, make } from "../base/dom";
import { known, say, text } from "../base/words";
import type { Catalogue, CatalogueTarget, ExperimentTree, Json, Kind } from "../server/protocol";
import { at, expressionOf, parsedExpression } from "../state/experiment";
import { remembered } from "../state/remembered";
import { framed, plainly, showIn, wordOrNumbers, written, type Field, type FieldContext } from "./field";
import { dataSet, type OwnData } from "./ownData";

/** Where real samples come from. */
export class TargetField implements Field {
  readonly path = "data";
  readonly element: HTMLElement;
  private readonly select = make("select");
  private readonly parameters = make("div", { class: "parameters" });
  private readonly expression: HTMLInputElement;
  private readonly range: Field;
  private readonly classes = make("input", { attributes: { type: "checkbox" } });
  private readonly modes: HTMLElement;
  private tree: ExperimentTree = {};

  constructor(
    private readonly context: FieldContext,
    private readonly catalogue: Catalogue,
    data: OwnData,
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
    this.range = written(context, "range", (value) => plainlyRange(value), wordOrNumbers("auto", "ranks", "suited"));
    this.classes.addEventListener("change", () =>
      context.change(this.classes.checked
        ? { label: { column: "mode" }, pretraining: "none", coupling: "none" }
        : { label: "none" }));
    this.modes = framed(context, "label", "classes", this.classes);
    this.modes.classList.add("check");
    this.element = make(
      "div",
      { class: "target" },
      framed(context, "data", "data", this.select),
      this.parameters,
      framed(context, "expression", "expression", this.expression),
      this.range.element,
      this.modes,
      make("div", { class: "row" },
        button("target.draw", "draw-density", () => data.drawDensity(), { class: "small" }),
        button("target.mask", "draw-mask", () => data.drawPoints(), { class: "small" }),
        button("target.upload", "upload-csv", () => data.upload(), { class: "small" }),
        data.file),
    );
  }

  show(tree: ExperimentTree): void {
    this.tree = tree;
    for (const group of this.select.querySelectorAll("optgroup")) {
      group.label = text(`target.${group.dataset["kind"]}`);
    }
    const expression = expressionOf(tree);
    showIn(this.expression, expression ?? fileOf(tree) ?? plainly(tree["data"]));
    const parsed = expression === null ? null : parsedExpression(expression);
    const bare = (words: string | null): string => words?.replace(/\s/g, "") ?? "";
    const target = this.catalogue.targets.find((each) => each.key === parsed?.name)
      ?? this.catalogue.targets.find((each) => bare(each.expression) === bare(expression));
    this.select.value = target?.expression ?? "";
    this.showParameters(target ?? null, parsed?.parameters ?? []);
    this.range.show(tree);
    // The classes of a file's rows are chosen with its columns.
    this.classes.checked = typeof tree["label"] === "object" && tree["label"] !== null;
    this.modes.hidden = expression === null;
  }

  private showParameters(target: CatalogueTarget | null, values: number[]): void {
    const fields = (target?.parameters ?? []).map((parameter, place) => {
      const input = make("input", { testid: `parameter-${parameter.name}`, attributes: { type: "number", step: "any" } });
      input.value = String(values[place] ?? parameter.value);
      input.addEventListener("change", () => {
        const all = [...this.parameters.querySelectorAll("input")].map((each) => Number(each.value));
        if (target !== null && all.every(Number.isFinite)) {
          // If the modes are the classes, they remain so with other parameters.
          this.ask(`${target.key}(${all.join(",")})`, target.kind, this.classes.checked ? "mode" : null);
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

  private ask(data: Json, kind: Kind, label: string | null = null): void {
    this.context.change(dataSet(data, kind, this.tree, label));
  }

  private askExpression(expression: string): void {
    if (expression === "") {
      return;
    }
    const name = /^[a-z0-9-]+/i.exec(expression)?.[0] ?? "";
    const kind = name === "product" ? "points" : this.catalogue.targets.find((each) => each.key === name)?.kind ?? "numbers";
    this.ask(expression, kind);
  }
}

/** An uploaded table by its name and its columns: its id says nothing to anybody. */
function fileOf(tree: ExperimentTree): string | null {
  const [upload, column, columns] = ["data.file", "data.column", "data.columns"].map((path) => at(tree, path));
  const name = Object.entries(remembered.files).find(([, id]) => id === upload)?.[0];
  return name === undefined ? null : `${name}: ${Array.isArray(columns) ? columns.join(", ") : plainly(column)}`;
}

const plainlyRange = (value: Json | undefined): string =>
  Array.isArray(value) ? value.map((each) => plainly(each)).join(", ") : plainly(value);
