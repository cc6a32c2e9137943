import { palette } from "./colours";
import type { Surface } from "./surface";

/** The side of a plot that an axis is at. */
export type Side = "left" | "right" | "top" | "bottom";

export interface AxisStyle {
  side: Side;
  title: string;
  /** What it says where there is no room for its title. */
  short?: string;
  low: number;
  high: number;
  colour?: string;
  /** How many ticks to aim at. */
  ticks?: number;
  /** Whether lines of the grid go across. */
  grid?: boolean;
  /** Places and their words, in place of round steps. */
  marks?: [number, string][];
}

const SIZE = 11;

/** Tick values at round steps. */
export function ticks(low: number, high: number, aim: number): number[] {
  const raw = (high - low) / Math.max(1, aim);
  if (!(raw > 0) || !Number.isFinite(raw)) {
    return [];
  }
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw * 0.85) ?? raw;
  const found: number[] = [];
  for (let at = Math.ceil(low / step - 1e-9); at * step <= high + step * 1e-9; at++) {
    found.push(at === 0 ? 0 : at * step);
  }
  return found;
}

export function tickText(value: number, all: number[]): string {
  const step = all.length > 1 ? Math.abs((all[1] ?? 0) - (all[0] ?? 0)) : 1;
  const decimals = Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9)));
  return (Math.abs(value) >= 1e5 ? value.toExponential(0) : value.toFixed(decimals)).replace("-", "−");
}

/** A rectangle with axes, and the way from values to pixels. */
export class Plot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;

  constructor(
    private readonly surface: Surface,
    margins: { left: number; right: number; top: number; bottom: number },
    private readonly horizontal: [number, number],
    private readonly vertical: [number, number],
    area: { x: number; y: number; width: number; height: number } = { x: 0, y: 0, width: surface.width, height: surface.height },
  ) {
    this.x = area.x + margins.left;
    this.y = area.y + margins.top;
    this.width = Math.max(10, area.width - margins.left - margins.right);
    this.height = Math.max(10, area.height - margins.top - margins.bottom);
  }

  /** A plot with other values on its vertical axis. */
  over(vertical: [number, number]): Plot {
    return new Plot(this.surface, { left: 0, right: 0, top: 0, bottom: 0 }, this.horizontal, vertical, this);
  }

  atX(value: number): number {
    return this.x + ((value - this.horizontal[0]) / (this.horizontal[1] - this.horizontal[0])) * this.width;
  }

  atY(value: number): number {
    return this.y + this.height - ((value - this.vertical[0]) / (this.vertical[1] - this.vertical[0])) * this.height;
  }

  xs(values: ArrayLike<number>): number[] {
    return Array.from(values, (value) => this.atX(value));
  }

  ys(values: ArrayLike<number | null>): number[] {
    return Array.from(values, (value) => (value === null ? Number.NaN : this.atY(value)));
  }

  inside(body: () => void): void {
    this.surface.within(this.x, this.y, this.width, this.height, body);
  }

  frame(): void {
    const right = this.x + this.width;
    const bottom = this.y + this.height;
    this.surface.line(
      [this.x, right, right, this.x, this.x],
      [this.y, this.y, bottom, bottom, this.y],
      { colour: palette().axis, width: 1 },
    );
  }

  axis(style: AxisStyle): void {
    const inks = palette();
    const colour = style.colour ?? inks.muted;
    const flat = style.side === "top" || style.side === "bottom";
    const steps = ticks(style.low, style.high, style.ticks ?? Math.min(8, flat ? this.width / 70 : this.height / 45));
    const marks = style.marks ?? steps.map((value): [number, string] => [value, tickText(value, steps)]);
    const span = style.high - style.low;
    const bottom = this.y + this.height;
    const right = this.x + this.width;
    for (const [value, words] of marks) {
      const share = (value - style.low) / span;
      if (flat) {
        const x = this.x + share * this.width;
        if (style.grid === true) {
          this.surface.segments([x, this.y, x, bottom], { colour: inks.grid, width: 1 });
        }
        const low = style.side === "bottom";
        this.surface.segments([x, low ? bottom : this.y - 4, x, low ? bottom + 4 : this.y], { colour: inks.axis, width: 1 });
        this.surface.text(words, x, low ? bottom + 15 : this.y - 7, { size: SIZE, colour, anchor: "middle" });
      } else {
        const y = bottom - share * this.height;
        if (style.grid === true) {
          this.surface.segments([this.x, y, right, y], { colour: inks.grid, width: 1 });
        }
        const left = style.side === "left";
        this.surface.segments([left ? this.x - 4 : right, y, left ? this.x : right + 4, y], { colour: inks.axis, width: 1 });
        this.surface.text(words, left ? this.x - 7 : right + 7, y + 4, { size: SIZE, colour, anchor: left ? "end" : "start" });
      }
    }
    this.axisTitle(style, colour, Math.max(0, ...marks.map(([, words]) => this.surface.measure(words, SIZE))));
  }

  private axisTitle(style: AxisStyle, colour: string, widest: number): void {
    const words = { size: SIZE, colour, anchor: "middle" as const };
    const middle = this.y + this.height / 2;
    const upright = this.surface.measure(style.title, SIZE) > this.height + 14 ? (style.short ?? "") : style.title;
    switch (style.side) {
      case "bottom":
        this.surface.text(style.title, this.x + this.width / 2, this.y + this.height + 30, words);
        break;
      case "top":
        this.surface.text(style.title, this.x + this.width / 2, this.y - 22, words);
        break;
      case "left":
        this.surface.text(upright, this.x - Math.max(34, widest + 14), middle, { ...words, turned: -1 });
        break;
      case "right":
        this.surface.text(upright, this.x + this.width + 36, middle, { ...words, turned: -1 });
        break;
    }
  }
}
