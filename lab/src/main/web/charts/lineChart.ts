import { button, make } from "../base/dom";
import { measured } from "../base/format";
import { onTheme } from "../base/theme";
import { onLanguage, text } from "../base/words";
import { palette, type Palette } from "../draw/colours";
import { Sheet } from "../draw/figure";
import { Plot, ticks } from "../draw/plot";
import type { Surface } from "../draw/surface";
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

type Area = { x: number; y: number; width: number; height: number };

const now = (line: Line): number | null | undefined => (line.shown === undefined ? line.ys.at(-1) : line.shown);

/** Lines over iterations that grow during training. */
export class LineChart {
  readonly element: HTMLElement;
  private readonly sheet = new Sheet((surface) => this.draw(surface, { x: 0, y: 0, width: surface.width, height: surface.height }));
  private readonly legend = make("div", { class: "legend" });

  constructor(readonly content: ChartContent) {
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
      this.sheet.element,
    );
    onTheme(() => this.update());
    onLanguage(() => this.update());
  }

  update(): void {
    this.sheet.draw();
    this.tellNow();
  }

  /** Tells the numbers of the moment that is shown, without drawing the lines anew. */
  tellNow(): void {
    const lines = this.content.lines();
    this.tellLegend(lines);
    this.sheet.canvas.setAttribute("aria-label", this.summary(lines));
  }

  private summary(lines: Line[]): string {
    return lines.map((line) => `${text(line.key)}: ${measured(now(line))}`).join("; ") || text("figure.nothing");
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

  private table(): { columns: string[]; rows: (string | number)[][] } {
    const lines = this.content.lines();
    const xs = [...new Set(lines.flatMap((line) => line.xs))].sort((one, other) => one - other);
    const values = lines.map((line) => new Map(line.xs.map((x, at) => [x, line.ys[at]])));
    return {
      columns: [text(this.content.xTitle), ...lines.map((line) => text(line.key))],
      rows: xs.map((x) => [x, ...values.map((each) => measured(each.get(x), 4))]),
    };
  }

  /** Draws the same to take away. */
  drawOn(surface: Surface, area: Area): void {
    this.draw(surface, area);
    this.drawLegend(surface, this.content.lines(), area);
  }

  private draw(surface: Surface, area: Area): void {
    const inks = palette();
    const lines = this.content.lines();
    const range = bounds(this.content, lines);
    const log = this.content.logarithmic === true;
    // A logarithmic axis has no 0.
    const scaled = (value: number | null): number | null =>
      value === null || !log ? value : value > 0 ? Math.log10(value) : null;
    const [low, high] = log ? [Math.log10(range[0]), Math.log10(range[1])] : range;
    const end = grownEnd(this.content.reached(), Math.max(1, this.content.until()));
    const plot = new Plot(surface, { left: 60, right: 18, top: 8, bottom: 38 }, [0, end], [low, high], area);
    plot.axis({
      side: "bottom", title: text(this.content.xTitle), low: 0, high: end, grid: true,
      marks: ticks(0, end, plot.width / 50).filter(Number.isInteger).map((value) => [value, shortCount(value)]),
    });
    const marks = log ? powers(...range, plot.height / 18).map((value): [number, string] => [Math.log10(value), String(value)]) : undefined;
    plot.axis({
      side: "left", title: text(this.content.yTitle), low, high, grid: true, ticks: plot.height / 28,
      ...(marks === undefined ? {} : { marks }),
    });
    plot.inside(() => {
      for (const level of this.content.levels()) {
        const y = plot.atY(scaled(level.value) ?? low);
        surface.segments([plot.x, y, plot.x + plot.width, y], { colour: inks[level.ink], width: 1.2, dash: [3, 4] });
      }
      for (const line of lines) {
        const [xs, ys] = [plot.xs(line.xs), plot.ys(line.ys.map(scaled))];
        surface.line(xs, ys, { colour: inks[line.ink], width: line.dots === true ? 1.8 : 1.3, ...(line.dash === undefined ? {} : { dash: line.dash }) });
        if (line.dots === true) {
          surface.dots(xs, ys, { radius: 2, colour: inks[line.ink] });
        }
      }
      for (const mark of this.content.marks()) {
        surface.segments([plot.atX(mark.at), plot.y, plot.atX(mark.at), plot.y + plot.height],
          { colour: inks[mark.ink], width: 1.2, dash: [6, 3] });
      }
    });
    plot.frame();
  }

  private drawLegend(surface: Surface, lines: Line[], area: Area): void {
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
