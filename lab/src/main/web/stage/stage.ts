import { make } from "../base/dom";
import { count, measured, percent, steady } from "../base/format";
import { onLanguage, say, text, write } from "../base/words";
import { onTheme } from "../base/theme";
import { Figure } from "../draw/figure";
import { openTable } from "./dataTable";
import { shownFrame, type Laboratory } from "../state/laboratory";
import { momentOf, VIEWS, type Moment } from "./view";

/** One lane's pictures and the numbers that go with them. */
export class LaneStage {
  readonly element: HTMLElement;
  private readonly figures: Figure[];
  private readonly facts = make("dl", { class: "facts", testid: "facts" });
  private readonly values = new Map<string, HTMLElement>();
  private readonly noLines = make("p", { class: "no-lines-why", testid: "no-lines" });
  private readonly verdict = make("p", { class: "lane-verdict", testid: "lane-verdict" });
  private dirty = true;

  constructor(
    private readonly laboratory: Laboratory,
    private readonly lane: number,
  ) {
    const kind = laboratory.lanes[lane]?.completed.kind ?? "numbers";
    const view = VIEWS[kind];
    this.figures = view.figures(() => this.moment()).map((content) => new Figure(content, openTable));
    const facts = ["iteration", "distance", "floor", ...view.facts, "judged"];
    for (const fact of facts) {
      const value = make("dd", { testid: `fact-${fact}` });
      this.values.set(fact, value);
      this.facts.append(make("div", {}, make("dt", { say: `fact.${fact}`, title: `fact.${fact}.what` }), value));
    }
    const heading = make("header", { class: "lane-heading" });
    if (laboratory.comparing) {
      heading.append(make("span", { class: `lane-name lane-${lane}`, say: `lane.${lane}` }));
    }
    heading.append(this.facts, this.noLines, this.verdict);
    this.element = make(
      "section",
      { class: `lane ${kind}`, testid: `lane-${lane}`, label: `lane.${lane}` },
      heading,
      ...this.figures.map((figure) => figure.element),
    );
    onTheme(() => this.redraw());
    onLanguage(() => this.redraw());
  }

  redraw(): void {
    this.dirty = true;
  }

  dispose(): void {
    this.figures.forEach((figure) => figure.dispose());
  }

  /** Draws if anything changed since the last time; called once for each picture of the screen. */
  paint(): boolean {
    if (!this.dirty) {
      return false;
    }
    this.dirty = false;
    this.figures.forEach((figure) => figure.draw());
    this.tellFacts();
    return true;
  }

  private tellFacts(): void {
    const lane = this.laboratory.lanes[this.lane];
    const frame = lane === undefined ? null : shownFrame(lane);
    const tell = (fact: string, words: string): void => {
      const element = this.values.get(fact);
      if (element !== undefined && element.textContent !== words) {
        write(element, words);
      }
    };
    const judgement = this.laboratory.status?.lanes[this.lane]?.judgement ?? null;
    const judged = judgement !== null && this.laboratory.shownPast === null;
    this.element.classList.toggle("past", this.laboratory.shownPast !== null);
    tell("iteration", frame === null ? "–" : count(frame.iteration));
    tell("distance", measured(frame?.distance));
    tell("floor", measured(lane?.scene?.distance.floor));
    // The judgement uses more samples, so it has its own number and its own floor.
    tell("judged", judged ? text("fact.judged.of", {
      distance: steady(judgement.value, 4),
      floor: steady(judgement.floor, 4),
    }) : "");
    this.values.get("judged")?.parentElement?.toggleAttribute("hidden", !judged);
    const verdict = judged ? judgement.verdict : "";
    if (this.verdict.textContent !== verdict) {
      this.verdict.textContent = verdict;
      this.verdict.title = verdict;
    }
    this.verdict.hidden = !judged;
    this.values.get("judged")?.setAttribute("data-value", String(judged ? judgement.value : ""));
    this.values.get("distance")?.setAttribute("data-value", String(frame?.distance ?? ""));
    if (frame?.kind === "numbers") {
      tell("crossings", frame.crossings === null ? "" : count(frame.crossings));
      this.values.get("crossings")?.parentElement?.toggleAttribute("hidden", frame.crossings === null);
    } else if (frame?.kind === "points") {
      const modes = frame.modes;
      tell("modes", modes === null ? "–" : text("fact.modes.of", { captured: modes.captured, of: modes.of }));
      tell("quality", modes === null ? "–" : percent(modes.highQuality));
    }
    const without = lane?.scene?.kind === "numbers" && lane.scene.lineZ === null;
    this.element.classList.toggle("no-lines", without);
    this.noLines.hidden = !without;
    const why = lane?.scene?.classes == null ? "note.manyLatent" : "note.classes";
    if (this.noLines.getAttribute("data-message") !== why) {
      say(this.noLines, why);
    }
    const known = lane?.scene?.kind !== "points" || lane.scene.modes !== null;
    for (const fact of ["modes", "quality"]) {
      this.values.get(fact)?.parentElement?.toggleAttribute("hidden", !known);
    }
    const sliced = lane?.scene?.distance.name === "slicedWasserstein1" ? ".sliced" : "";
    this.label("distance", `fact.distance${sliced}`, lane?.scene?.distance.samples);
    this.label("floor", "fact.floor", lane?.scene?.distance.samples);
    this.label("judged", "fact.judged", judgement?.samples);
  }

  /** A distance means little without the number of samples that it is of. */
  private label(fact: string, key: string, samples: number | undefined): void {
    const label = this.values.get(fact)?.parentElement?.querySelector("dt") ?? null;
    const values = { samples: samples === undefined ? "–" : count(samples) };
    if (label !== null && (label.getAttribute("data-message") !== key || label.getAttribute("data-values") !== JSON.stringify(values))) {
      say(label, key, values);
    }
  }

  private moment(): Moment | null {
    const lane = this.laboratory.lanes[this.lane];
    return lane?.scene == null
      ? null
      : momentOf(lane.scene, shownFrame(lane), this.laboratory.lanes, lane.past === null ? lane.stage : null);
  }

  /** What a screen reader is told now and then. */
  sentence(): string {
    const lane = this.laboratory.lanes[this.lane];
    const frame = lane === undefined ? null : shownFrame(lane);
    if (frame === null || lane?.scene == null) {
      return "";
    }
    const name = this.laboratory.comparing ? `${text(`lane.${this.lane}`)}: ` : "";
    return name + text("summary.live", {
      iteration: count(frame.iteration),
      distance: measured(frame.distance),
      floor: measured(lane.scene.distance.floor),
    });
  }
}
