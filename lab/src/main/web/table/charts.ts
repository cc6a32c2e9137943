import { LineChart, type ChartContent } from "../charts/lineChart";
import { make } from "../base/dom";
import type { TableStatusLooks } from "../server/protocol";
import type { Palette } from "../draw/colours";
import type { TableTraining } from "./training";

/** What the looks of both phases saw: the loss of likelihood, and the area under the curve of the judge that stops the game. */
export class TableCharts {
  private readonly charts: LineChart[];
  readonly elements: HTMLElement[];

  constructor(private readonly training: TableTraining) {
    this.charts = [
      new LineChart(this.content("likelihood", "discriminator", [], [0, 10])),
      new LineChart(this.content("area", "generated", [{ value: 0.5, ink: "axis", key: "table.area.guessing" }], [0.4, 1])),
    ];
    this.elements = this.charts.map((chart, at) => {
      chart.element.append(make("p", { class: "chart-note", say: at === 0 ? "table.likelihood.what" : "table.area.what" }));
      return chart.element;
    });
  }

  private content(name: "likelihood" | "area", ink: keyof Palette, levels: ReturnType<ChartContent["levels"]>,
    rest: [number, number]): ChartContent {
    const looks = (): TableStatusLooks => (name === "likelihood" ? this.training.status.likelihood : this.training.status.game);
    return {
      titleKey: `table.${name}`,
      testid: `chart-${name}`,
      xTitle: name === "likelihood" ? "table.axis.step" : "axis.iteration",
      yTitle: `table.${name}.axis`,
      lines: () => [{ key: `table.${name}.line`, ink, xs: looks().steps, ys: looks().values, dots: true }],
      levels: () => levels,
      marks: () => (looks().steps.length > 0 ? [{ at: looks().kept, ink: "muted" }] : []),
      reached: () => Math.max(1, looks().steps.at(-1) ?? 0),
      until: () => Math.max(1, looks().of),
      rest,
      fromZero: false,
    };
  }

  update(): void {
    const { phase, game } = this.training.status;
    // The judge has nothing to say before the game.
    this.elements[1]?.toggleAttribute("hidden", game.steps.length === 0 && (phase === "preparing" || phase === "likelihood"));
    this.charts.forEach((chart) => chart.update());
  }
}
