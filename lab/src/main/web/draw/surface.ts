/** The surface of charts: a canvas on the page, or an SVG document for download. Units are CSS pixels. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  line(xs: ArrayLike<number>, ys: ArrayLike<number>, stroke: Stroke): void;
  /** Closed shapes, each a list of x, y, x, y. */
  shape(corners: number[], fill: string, opacity: number): void;
  /** Separate lines: x, y to x, y, four numbers each. */
  segments(ends: ArrayLike<number>, stroke: Stroke): void;
  dots(xs: ArrayLike<number>, ys: ArrayLike<number>, dot: Dot): void;
  text(words: string, x: number, y: number, style: TextStyle): void;
  measure(words: string, size: number): number;
  /** Draws within a rectangle only. */
  within(x: number, y: number, width: number, height: number, body: () => void): void;
  image(pixels: ImageData, x: number, y: number, width: number, height: number): void;
}

export interface Stroke {
  colour: string;
  width: number;
  opacity?: number;
  dash?: number[];
}

export interface Dot {
  radius: number;
  colour: string;
  opacity?: number;
  /** A ring instead of a disc. */
  hollow?: boolean;
  /** The colour of an edge that sets it off from what is behind. */
  edge?: string;
}

export interface TextStyle {
  size: number;
  colour: string;
  anchor?: "start" | "middle" | "end";
  weight?: number;
  /** Turned by a quarter, to be read from below (-1) or from above (1). */
  turned?: -1 | 1;
}

export const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** Text as runs, some of them subscripts: "p_g" is p with subscript g. */
export function runs(words: string): { words: string; index: boolean }[] {
  return words.split(/(?<=p)_(g|data)/).flatMap((part, at) => (part === "" ? [] : [{ words: part, index: at % 2 === 1 }]));
}
