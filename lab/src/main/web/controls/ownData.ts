import { button, make } from "../base/dom";
import { openDialog } from "../base/dialog";
import { complain, notice } from "../base/notice";
import { text } from "../base/words";
import type { ExperimentTree, Json, Kind } from "../server/protocol";
import { at } from "../state/experiment";
import type { Laboratory } from "../state/laboratory";
import { drawDensity, drawMask } from "./drawingBoard";
import type { Set } from "./field";
import { chooseColumns } from "./upload";

/** The fields that change with the data: values for one kind of data do not apply to another. */
export function dataSet(data: Json, kind: Kind, tree: ExperimentTree, label: string | null = null): Set {
  const range = at(tree, "range");
  const set: Set = { data, range: typeof range === "string" ? range : "auto", label: label === null ? "none" : labelOf(label, tree) };
  const dimension = at(tree, "latent.dimension");
  if (kind === "numbers" && typeof dimension === "number" && dimension !== 1) {
    set["latent.dimension"] = 1;
  } else if (kind !== "numbers") {
    const columns = at({ data }, "data.columns");
    set["latent.dimension"] = Array.isArray(columns) ? columns.length : 2;
  }
  if (kind !== "numbers" || label !== null) {
    set["pretraining"] = "none";
    set["coupling"] = "none";
  }
  return set;
}

/** A label whose classes are found in the data; how the networks see them stays. */
const labelOf = (column: string, tree: ExperimentTree): Json => {
  const old = tree["label"];
  return { ...(typeof old === "object" && old !== null && !Array.isArray(old) ? old : {}), column, classes: "auto", shares: "auto" };
};

/** The fields that apply to any data, as text. */
function recipeOf(tree: ExperimentTree): string {
  const { data: _data, seed: _seed, range: _range, pretraining: _pretraining, ...recipe } = tree;
  return JSON.stringify(recipe);
}

const nothing = (): void => undefined;

/** The user's own data: a file, or a drawing. */
export class OwnData {
  readonly file = make("input", { testid: "csv-file", label: "target.upload", attributes: {
    type: "file", accept: ".csv,.tsv,.txt,text/csv", class: "unseen", tabindex: "-1" } });
  /** What is done once a file is there. */
  private after = nothing;

  constructor(private readonly laboratory: Laboratory) {
    this.file.addEventListener("change", () => void this.send());
  }

  /** Asks which data to use, and does something once they are there. */
  ask(after: () => void): void {
    const choice = (name: string, act: () => void): HTMLElement =>
      make("li", {}, button(`own.${name}`, `own-${name}`, () => {
        dialog.close();
        act();
      }), make("p", { say: `own.${name}.what` }));
    const dialog = openDialog("own.title", make("ul", { class: "take-list" },
      choice("upload", () => this.upload(after)),
      choice("density", () => this.drawDensity(after)),
      choice("points", () => this.drawPoints(after))));
  }

  upload(after = nothing): void {
    this.after = after;
    this.file.click();
  }

  drawDensity(after = nothing): void {
    drawDensity((data) => void this.use(data, "numbers", after));
  }

  drawPoints(after = nothing): void {
    drawMask((data) => void this.use(data, "points", after));
  }

  private async send(): Promise<void> {
    const file = this.file.files?.[0];
    const most = this.laboratory.info.limits.upload;
    this.file.value = "";
    if (file === undefined) {
      return;
    }
    if (file.size > most) {
      notice(text("upload.large", { size: Math.round(most / 1024 / 1024) }), "error");
      return;
    }
    try {
      await chooseColumns(file, (data, kind, label) => void this.use(data, kind, this.after, label));
    } catch (error) {
      complain(error);
    }
  }

  /** The tutorial's recipe fails on most data: as long as nobody has changed it, it gives way to one that works. */
  private async use(data: Json, kind: Kind, after: () => void, label: string | null = null): Promise<void> {
    const tree = this.laboratory.experiment();
    const preset = (name: string): ExperimentTree | undefined =>
      this.laboratory.catalogue.presets.find((each) => each.name === name && each.refused === undefined)?.experiment;
    const recommended = preset("recommended");
    const gives = recommended !== undefined && recipeOf(tree) === recipeOf(preset("tutorial") ?? {});
    if (await this.laboratory.change(gives ? recipeFor(data, kind, recommended, label) : dataSet(data, kind, tree, label))) {
      if (gives) {
        notice(text("target.recommended"));
      }
      after();
    }
  }
}

/** A preset's recipe for other data. */
function recipeFor(data: Json, kind: Kind, preset: ExperimentTree, label: string | null): Set {
  const { seed: _, latent, ...recipe } = preset;
  const { "latent.dimension": dimension, ...set } = dataSet(data, kind, preset, label);
  const widened = dimension === undefined ? {} : { dimension };
  return { ...recipe, ...set, latent: { ...(latent as ExperimentTree), ...widened } };
}
