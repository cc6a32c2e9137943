import { make } from "../base/dom";
import { count } from "../base/format";
import { known, onLanguage, text, write } from "../base/words";
import type { Palette } from "../draw/colours";
import type { AlarmKind, Series } from "../server/protocol";
import { shownFrame, type Lane, type Laboratory } from "../state/laboratory";
import { difference } from "./difference";
import { LineChart, type ChartContent, type Line, type Mark } from "./lineChart";

const DASH = [6, 4];

/** The looks at the distance, up to the one in the heading: chart and heading show the same number. */
function distancesOf(series: Series, lane: Lane): { xs: number[]; ys: (number | null)[] } {
  const { iterations, values } = series.distances;
  const frame = shownFrame(lane);
  if (frame === null || frame.distance === null || frame.scene !== lane.scene?.scene) {
    return { xs: iterations, ys: values };
  }
  const before = iterations.filter((iteration) => iteration < frame.iteration).length;
  const after = iterations.findIndex((iteration) => iteration > frame.iteration);
  const rest = after < 0 ? iterations.length : after;
  return {
    xs: [...iterations.slice(0, before), frame.iteration, ...iterations.slice(rest)],
    ys: [...values.slice(0, before), frame.distance, ...values.slice(rest)],
  };
}

const NOTHING: Series = {
  run: "", lane: 0, scene: 0, iteration: 0, iterations: [], objectiveD: [], objectiveG: [],
  distances: { iterations: [], values: [] }, pretraining: { steps: [], loss: [] },
};

/** The panel next to the stage: objectives, distance and events. */
export class ChartPanel {
  readonly element = make("aside", { class: "charts", label: "charts.label", testid: "charts" });
  private readonly events = make("ol", { class: "events", testid: "events" });
  private charts: LineChart[] = [];
  private told = "";

  constructor(private readonly laboratory: Laboratory) {
    onLanguage(() => {
      this.told = "";
      this.tellEvents();
    });
  }

  rebuild(): void {
    const contents = [this.objectives(), this.distance()];
    if (this.laboratory.comparing) {
      contents.push(this.differences());
    }
    contents.push(this.pretraining());
    this.charts = contents.map((content) => new LineChart(content));
    this.element.replaceChildren(
      ...this.charts.map((chart) => chart.element),
      make("section", { class: "event-panel" }, make("h3", { say: "events.title" }), this.events),
    );
    this.update();
  }

  update(): void {
    const pretraining = this.charts.at(-1);
    if (pretraining !== undefined) {
      // The loss of pretraining is shown during pretraining.
      const first = this.laboratory.lanes.every((lane) => (lane.series?.iterations.length ?? 0) === 0);
      const any = this.laboratory.lanes.some((lane) => (lane.series?.pretraining.steps.length ?? 0) > 0);
      pretraining.element.hidden = !(first && any);
      this.charts[0]?.element.toggleAttribute("hidden", first && any);
    }
    this.charts.forEach((chart) => chart.update());
  }

  /** The numbers of the moment that is shown; the lines follow a little later. */
  tellNow(): void {
    this.charts.forEach((chart) => chart.tellNow());
  }

  /** The charts that are worth taking away, with their titles. */
  shown(): LineChart[] {
    return this.charts.filter((chart) => !chart.element.hidden);
  }

  tellEvents(): void {
    const lanes = this.laboratory.status?.lanes ?? [];
    const items = lanes.flatMap((lane) => [
      ...lane.events.map((event) => ({ lane: lane.lane, iteration: event.iteration, kind: event.kind, words: event.message })),
      ...lane.changes.map((change) => ({
        lane: lane.lane,
        iteration: change.iteration,
        kind: "changed",
        words: text("event.changed", { field: text(`live.${change.field}`), value: change.value }),
      })),
    ]);
    items.sort((one, other) => one.iteration - other.iteration);
    const told = JSON.stringify(items);
    if (told === this.told) {
      return;
    }
    this.told = told;
    if (items.length === 0) {
      this.events.replaceChildren(make("li", { class: "none", say: "events.none" }));
      return;
    }
    this.events.replaceChildren(
      ...items.slice(-50).reverse().map((item) => {
        const sentence = make("span");
        const key = `event.${item.kind}`;
        write(sentence, item.kind !== "changed" && known(key) ? text(key) : item.words);
        const press = make("button", { class: `event ${item.kind}`, title: "events.show", testid: `event-${item.kind}` },
          make("b", {}, count(item.iteration)), " ", sentence);
        press.type = "button";
        press.addEventListener("click", () => this.laboratory.showPast(item.iteration));
        const name = this.laboratory.comparing ? make("span", { class: `lane-name lane-${item.lane}`, say: `lane.${item.lane}` }) : null;
        return make("li", {}, name, press);
      }),
    );
  }

  private lines(take: (series: Series, lane: Lane) => Omit<Line, "dash">[]): Line[] {
    return this.laboratory.lanes.flatMap((lane, at) =>
      take(lane.series ?? NOTHING, lane).map((line): Line =>
        at === 0 ? { ...line, key: this.named(line.key, at) } : { ...line, key: this.named(line.key, at), dash: DASH }));
  }

  private named(key: string, lane: number): string {
    return this.laboratory.comparing ? `${key}.${lane}` : key;
  }

  private content(name: string, lines: () => Line[], levels: ChartContent["levels"] = () => []): ChartContent {
    return {
      titleKey: `chart.${name}`,
      testid: `chart-${name}`,
      xTitle: "axis.iteration",
      yTitle: `chart.${name}.axis`,
      lines,
      levels,
      marks: () => this.marks(),
      reached: () => Math.max(1, ...this.laboratory.lanes.map((lane) => lane.series?.iteration ?? 0)),
      until: () => Math.max(...(this.laboratory.status?.lanes.map((lane) => lane.of) ?? [1])),
      rest: name === "distance" ? [0.01, 10] : name === "difference" ? [-1, 1] : [-2, 0],
      fromZero: false,
      logarithmic: name === "distance",
    };
  }

  private marks(): Mark[] {
    const inks: Record<AlarmKind, keyof Palette> =
      { "generator-collapsed": "generated", "discriminator-saturated": "discriminator", "not-finite": "text" };
    const marks = (this.laboratory.status?.lanes ?? []).flatMap((lane) => [
      ...lane.events.map((event): Mark => ({ at: event.iteration, ink: inks[event.kind] })),
      ...lane.changes.map((change): Mark => ({ at: change.iteration, ink: "axis" })),
    ]);
    const past = this.laboratory.shownPast;
    return past === null ? marks : [...marks, { at: past, ink: "muted" }];
  }

  private objectives(): ChartContent {
    return this.content(
      "objectives",
      () => this.lines((series) => [
        { key: "line.objectiveD", ink: "discriminator", xs: series.iterations, ys: series.objectiveD },
        { key: "line.objectiveG", ink: "generated", xs: series.iterations, ys: series.objectiveG },
      ]),
      () => {
        const scene = this.laboratory.lanes[0]?.scene;
        // Two runs may have different objectives, so their reference levels are omitted.
        return this.laboratory.comparing ? [] : [
          ...(scene?.flatD == null ? [] : [{ value: scene.flatD, ink: "discriminator" as const, key: "level.flatD" }]),
          ...(scene?.flatG == null ? [] : [{ value: scene.flatG, ink: "generated" as const, key: "level.flatG" }]),
        ];
      },
    );
  }

  private distance(): ChartContent {
    return this.content(
      "distance",
      () => this.lines((series, lane) => {
        const distance = shownFrame(lane)?.distance ?? null;
        return [{ key: "line.distance", ink: "text", ...distancesOf(series, lane), shown: distance, dots: true }];
      }),
      () => {
        const floor = this.laboratory.lanes[0]?.scene?.distance.floor;
        return floor == null ? [] : [{ value: floor, ink: "real", key: "level.floor" }];
      },
    );
  }

  private differences(): ChartContent {
    return this.content("difference", () => {
      const [first, second] = [0, 1].map((lane) => (this.laboratory.lanes[lane]?.series ?? NOTHING).distances);
      if (first === undefined || second === undefined) {
        return [];
      }
      const [one, other] = this.laboratory.lanes.map((lane) => shownFrame(lane));
      const now = one?.distance == null || other?.distance == null ? null : other.distance - one.distance;
      return [{ key: "line.difference", ink: "text", ...difference(first, second), shown: now, dots: true }];
    }, () => [{ value: 0, ink: "axis", key: "level.equal" }]);
  }

  private pretraining(): ChartContent {
    return {
      ...this.content("pretraining", () => this.lines((series) => [
        { key: "line.pretraining", ink: "discriminator", xs: series.pretraining.steps, ys: series.pretraining.loss },
      ])),
      xTitle: "axis.step",
      marks: () => [],
      reached: () => Math.max(1, ...this.laboratory.lanes.map((lane) => lane.series?.pretraining.steps.at(-1) ?? 0)),
      until: () => Math.max(...(this.laboratory.status?.lanes.map((lane) => lane.pretrainingOf) ?? [1])),
      rest: [0, 0.1],
      fromZero: true,
    };
  }
}
