import uPlot from "uplot";
import { button, make } from "../base/dom";
import { measured } from "../base/format";
import { onTheme } from "../base/theme";
import { onLanguage, text } from "../base/words";
import { palette, type Palette } from "../draw/colours";
import { FONT, type Surface } from "../draw/surface";
import { Plot } from "../draw/plot";
import { openTable } from "../stage/dataTable";
import { bounds, grownEnd, powers } from "./scales";

export interface Line {
  key: string;
  ink: keyof Palette;
  dash?: number[];
  xs: number[];
  ys: (number | null)[];
  /** Whether it is so coarse that its points are worth a dot. */
  dots?: boolean;
  /** The value of the moment that is shown, where it is not the last one. */
  shown?: number | null;
}

export interface Mark {
  at: number;
  ink: keyof Palette;
}

export interface ChartContent {
  titleKey: string;
  testid: string;
  xTitle: string;
  yTitle: string;
  lines(): Line[];
  levels(): { value: number; ink: keyof Palette; key: string }[];
  marks(): Mark[];
  /** How far x has come, and the last value that there will be. */
  reached(): number;
  until(): number;
  /** The vertical axis while there is nothing yet. */
  rest: [number, number];
  /** Whether the vertical axis begins at 0. */
  fromZero: boolean;
  /** Whether it is one of powers of ten: what lies near 0 is as far apart as what lies far from it. */
  logarithmic?: boolean;
}

const now = (line: Line): number | null | undefined => (line.shown === undefined ? line.ys.at(-1) : line.shown);

/** Lines over iterations that grow while one watches. */
export class LineChart {
  readonly element: HTMLElement;
  private readonly holder = make("div", { class: "chart-holder" });
  private readonly legend = make("div", { class: "legend" });
  private chart: uPlot | null = null;
  private shape = "";

  constructor(readonly content: ChartContent) {
    this.holder.setAttribute("role", "img");
    this.element = make(
      "figure",
      { class: "figure chart", testid: content.testid },
      make(
        "figcaption",
        {},
        make("span", { class: "figure-title", say: content.titleKey }),
        button("figure.table", `${content.testid}-table`, () => openTable(text(content.titleKey), () => this.table()), { class: "quiet" }),
      ),
      this.legend,
      this.holder,
    );
    new ResizeObserver(() => this.resize()).observe(this.holder);
    const rebuild = (): void => {
      this.shape = "";
      this.update();
    };
    onTheme(rebuild);
    onLanguage(rebuild);
  }

  update(): void {
    const lines = this.content.lines();
    const width = this.holder.clientWidth;
    const height = this.holder.clientHeight;
    if (width < 40 || height < 40) {
      return;
    }
    const shape = lines.map((line) => `${line.key} ${line.dash?.length ?? 0}`).join("|");
    if (this.chart === null || shape !== this.shape) {
      this.shape = shape;
      this.chart?.destroy();
      this.chart = new uPlot(this.options(lines, width, height), this.data(lines), this.holder);
    } else {
      this.chart.setData(this.data(lines), true);
    }
    this.tellLegend(lines);
    this.holder.setAttribute("aria-label", this.summary(lines));
  }

  /** Tells the numbers of the moment that is shown, without drawing the lines anew. */
  tellNow(): void {
    if (this.chart !== null) {
      const lines = this.content.lines();
      this.tellLegend(lines);
      this.holder.setAttribute("aria-label", this.summary(lines));
    }
  }

  private summary(lines: Line[]): string {
    return lines.map((line) => `${text(line.key)}: ${measured(now(line))}`).join("; ") || text("figure.nothing");
  }

  private data(lines: Line[]): uPlot.AlignedData {
    if (lines.length === 0) {
      return [[], []];
    }
    // There is no place for 0 on an axis of powers.
    const drawn = (line: Line): (number | null)[] => this.content.logarithmic === true
      ? line.ys.map((value) => (value !== null && value > 0 ? value : null))
      : line.ys;
    return uPlot.join(lines.map((line) => [line.xs, drawn(line)] as uPlot.AlignedData));
  }

  private tellLegend(lines: Line[]): void {
    const entries = [
      ...lines.map((line) => ({ key: line.key, ink: line.ink, dash: line.dash !== undefined, words: measured(now(line)) })),
      ...this.content.levels().map((level) => ({ key: level.key, ink: level.ink, dash: true, words: measured(level.value) })),
    ];
    while (this.legend.children.length > entries.length) {
      this.legend.lastElementChild?.remove();
    }
    entries.forEach((entry, at) => {
      let element = this.legend.children[at] as HTMLElement | undefined;
      if (element?.dataset["key"] !== entry.key) {
        const fresh = make("span", { class: "entry" }, make("span", { class: `swatch ${entry.ink} ${entry.dash ? "dashed" : "line"}` }),
          make("span", { say: entry.key }), make("span", { class: "number" }));
        fresh.dataset["key"] = entry.key;
        if (element === undefined) {
          this.legend.append(fresh);
        } else {
          element.replaceWith(fresh);
        }
        element = fresh;
      }
      const number = element.lastElementChild;
      if (number !== null && number.textContent !== entry.words) {
        number.textContent = entry.words;
      }
    });
  }

  private options(lines: Line[], width: number, height: number): uPlot.Options {
    const inks = palette();
    const font = `11px ${FONT}`;
    const axis: uPlot.Axis = {
      stroke: inks.muted,
      font,
      labelFont: font,
      labelSize: 16,
      labelGap: 0,
      grid: { stroke: inks.grid, width: 1 },
      ticks: { stroke: inks.axis, width: 1, size: 4 },
      gap: 4,
    };
    return {
      width,
      height,
      padding: [8, 16, 0, 2],
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { size: 6 } },
      scales: {
        x: { time: false, range: () => [0, this.end()] },
        y: { range: () => bounds(this.content, this.content.lines()), ...(this.content.logarithmic === true ? { distr: 3 as const, log: 10 as const } : {}) },
      },
      axes: [
        { ...axis, label: text(this.content.xTitle), size: 26, space: 46, values: (_, splits) => splits.map(shortCount) },
        {
          ...axis, label: text(this.content.yTitle), space: (chart) => Math.max(20, chart.height / 8),
          size: (_, values) => Math.max(40, 14 + 6.8 * Math.max(0, ...(values ?? []).map((value) => value.length))),
          ...(this.content.logarithmic === true
            ? { splits: (chart: uPlot, _: number, low: number, high: number) => powers(low, high, chart.height / 18), filter: (_: uPlot, splits: number[]) => splits }
            : {}),
          values: (_, splits) => splits.map((value) => String(Number(value.toPrecision(6))).replace("-", "−")),
        },
      ],
      series: [
        {},
        ...(lines.length === 0 ? [{ show: false }] : lines.map((line): uPlot.Series => ({
          stroke: inks[line.ink],
          width: line.dots === true ? 1.8 : 1.3,
          ...(line.dash === undefined ? {} : { dash: line.dash }),
          spanGaps: true,
          points: { show: line.dots === true, size: 4, fill: inks[line.ink] },
        }))),
      ],
      hooks: { drawClear: [(chart) => this.background(chart)], draw: [(chart) => this.foreground(chart)] },
    };
  }

  private end(): number {
    return grownEnd(this.content.reached(), Math.max(1, this.content.until()));
  }

  private background(chart: uPlot): void {
    const inks = palette();
    for (const level of this.content.levels()) {
      const y = chart.valToPos(level.value, "y", true);
      this.stroke(chart, [chart.bbox.left, y, chart.bbox.left + chart.bbox.width, y], inks[level.ink], [3, 4]);
    }
  }

  private foreground(chart: uPlot): void {
    const inks = palette();
    for (const mark of this.content.marks()) {
      const x = chart.valToPos(mark.at, "x", true);
      if (x >= chart.bbox.left && x <= chart.bbox.left + chart.bbox.width) {
        this.stroke(chart, [x, chart.bbox.top, x, chart.bbox.top + chart.bbox.height], inks[mark.ink], [6, 3]);
      }
    }
  }

  private stroke(chart: uPlot, [fromX, fromY, toX, toY]: [number, number, number, number], colour: string, dash: number[]): void {
    const scale = window.devicePixelRatio;
    chart.ctx.save();
    chart.ctx.strokeStyle = colour;
    chart.ctx.lineWidth = 1.2 * scale;
    chart.ctx.setLineDash(dash.map((length) => length * scale));
    chart.ctx.beginPath();
    chart.ctx.moveTo(fromX, fromY);
    chart.ctx.lineTo(toX, toY);
    chart.ctx.stroke();
    chart.ctx.restore();
  }

  private resize(): void {
    if (this.chart === null) {
      this.update();
    } else if (this.holder.clientWidth > 40 && this.holder.clientHeight > 40) {
      this.chart.setSize({ width: this.holder.clientWidth, height: this.holder.clientHeight });
    }
  }

  private table(): { columns: string[]; rows: (string | number)[][] } {
    const lines = this.content.lines();
    const [xs, ...ys] = this.data(lines) as unknown as [number[], ...(number | null)[][]];
    return {
      columns: [text(this.content.xTitle), ...lines.map((line) => text(line.key))],
      rows: xs.map((x, at) => [x, ...ys.map((column) => measured(column[at], 4))]),
    };
  }

  /** Draws the same to take away. */
  drawOn(surface: Surface, area: { x: number; y: number; width: number; height: number }): void {
    const inks = palette();
    const lines = this.content.lines();
    const range = bounds(this.content, lines);
    const log = this.content.logarithmic === true;
    const scaled = (value: number | null): number | null =>
      value === null || !log ? value : value > 0 ? Math.log10(value) : null;
    const [low, high] = log ? [Math.log10(range[0]), Math.log10(range[1])] : range;
    const end = this.end();
    const plot = new Plot(surface, { left: 56, right: 24, top: 12, bottom: 38 }, [0, end], [low, high], area);
    plot.axis({ side: "bottom", title: text(this.content.xTitle), low: 0, high: end, grid: true });
    const marks = log ? powers(...range, plot.height / 18).map((value): [number, string] => [Math.log10(value), String(value)]) : undefined;
    plot.axis({ side: "left", title: text(this.content.yTitle), low, high, grid: true, ...(marks === undefined ? {} : { marks }) });
    for (const level of this.content.levels()) {
      const y = plot.atY(scaled(level.value) ?? low);
      surface.segments([plot.x, y, plot.x + plot.width, y],
        { colour: inks[level.ink], width: 1.2, dash: [3, 4] });
    }
    for (const line of lines) {
      surface.line(plot.xs(line.xs), plot.ys(line.ys.map(scaled)),
        { colour: inks[line.ink], width: 1.4, ...(line.dash === undefined ? {} : { dash: line.dash }) });
    }
    for (const mark of this.content.marks()) {
      surface.segments([plot.atX(mark.at), plot.y, plot.atX(mark.at), plot.y + plot.height],
        { colour: inks[mark.ink], width: 1.2, dash: [6, 3] });
    }
    plot.frame();
    this.drawLegend(surface, lines, area);
  }

  private drawLegend(surface: Surface, lines: Line[], area: { x: number; y: number }): void {
    const inks = palette();
    let x = area.x + 56;
    const entries = [...lines.map((line) => ({ ...line, dash: line.dash ?? [] })), ...this.content.levels().map((level) => ({ ...level, dash: [3, 4] }))];
    for (const entry of entries) {
      const words = text(entry.key);
      surface.segments([x, area.y - 1, x + 16, area.y - 1], { colour: inks[entry.ink], width: 2, dash: entry.dash });
      surface.text(words, x + 20, area.y + 3, { size: 11, colour: inks.text });
      x += 34 + surface.measure(words, 11);
    }
  }
}

function shortCount(value: number): string {
  return value >= 1000 && value % 100 === 0 ? `${value / 1000}k` : String(value);
}
