import { make } from "../base/dom";
import { count, measured, percent } from "../base/format";
import { text } from "../base/words";
import { classInkName } from "../draw/colours";
import type { Json, JudgementSummary } from "../server/protocol";
import { at } from "../state/experiment";
import type { Laboratory, Lane } from "../state/laboratory";

/** The scores of a class, in the order of the columns. */
const SCORES = [
  { metric: "slicedWasserstein1", key: "classes.distance", words: (value: number): string => measured(value, 2) },
  { metric: "agreement", key: "classes.agreement", words: percent },
] as const;

const isNamed = (lane: Lane): boolean => at(lane.completed.experiment, "label.column") !== undefined;

const classesOf = (judgement: JudgementSummary): Json[] => {
  const classes = judgement.figures["classes"];
  return Array.isArray(classes) ? classes : [];
};

/** How each class was judged, beside its noise floor. */
export class ClassPanel {
  private readonly tables = make("div");
  readonly element = make("section", { class: "class-panel", label: "classes.title", testid: "class-panel", attributes: { tabindex: "0", role: "region" } },
    make("h3", { say: "classes.title", title: "classes.title.what" }), this.tables);
  private told = "";

  constructor(private readonly laboratory: Laboratory) {
    this.element.hidden = true;
  }

  /** Tells all anew, in another language. */
  retell(): void {
    this.told = "";
    this.tell();
  }

  tell(): void {
    const { laboratory } = this;
    const lanes = laboratory.lanes.map((lane, number) =>
      ({ lane, number, judgement: laboratory.status?.lanes[number]?.judgement ?? null })).filter(({ lane }) => isNamed(lane));
    this.element.hidden = lanes.length === 0;
    const told = JSON.stringify(lanes.map(({ number, judgement }) => [number, judgement === null ? null : classesOf(judgement)]));
    if (told === this.told) {
      return;
    }
    this.told = told;
    this.tables.replaceChildren(...lanes.flatMap(({ lane, number, judgement }) => [
      ...(laboratory.comparing ? [make("span", { class: `lane-name lane-${number}`, say: `lane.${number}` })] : []),
      judgement === null ? make("p", { class: "muted", say: "classes.later" }) : this.table(classesOf(judgement), lane),
    ]));
  }

  private table(classes: Json[], lane: Lane): HTMLElement {
    const names = lane.scene?.classes?.names ?? [];
    const head = make("tr", {}, make("th", { say: "classes.class", attributes: { scope: "col" } }),
      make("th", { class: "samples", say: "classes.samples", title: "classes.samples.what", attributes: { scope: "col" } }),
      ...SCORES.map(({ key }) => make("th", { say: key, title: `${key}.what`, attributes: { scope: "col" } })));
    const rows = classes.map((judged, place) => {
      const name = String(at(judged, "name"));
      const code = names.indexOf(name);
      return make("tr", {},
        make("th", { attributes: { scope: "row", title: name } },
          make("span", { class: `swatch dot ${classInkName(code < 0 ? place : code)}`, attributes: { "aria-hidden": "true" } }), name),
        make("td", { class: "samples" }, count(Number(at(judged, "samples")))),
        ...SCORES.map(({ metric, words }) => this.score(at(judged, `scores.${metric}`), words)));
    });
    return make("table", { testid: "class-table" }, make("thead", {}, head), make("tbody", {}, ...rows));
  }

  /** A score with its floor beside it; why there is none as a tooltip. */
  private score(score: Json | undefined, words: (value: number) => string): HTMLElement {
    const [value, floor] = [at(score, "value"), at(score, "floor")];
    if (typeof value !== "number" || typeof floor !== "number") {
      return make("td", { attributes: { title: String(at(score, "notJudged") ?? "") } }, "–");
    }
    return make("td", {}, words(value), " ", make("small", {}, text("classes.floor", { floor: words(floor) })));
  }
}
