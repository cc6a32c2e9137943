import { button, make } from "../base/dom";
import { text } from "../base/words";
import { CanvasSurface } from "./canvasSurface";
import type { Surface } from "./surface";

export interface Table {
  columns: string[];
  rows: (string | number)[][];
}

export interface LegendEntry {
  key: string;
  /** The class that gives its sign a colour and a form. */
  sign: string;
}

export interface FigureContent {
  titleKey: string;
  testid: string;
  legend: LegendEntry[];
  draw(surface: Surface, shown: (key: string) => boolean): void;
  table(): Table;
  /** Layers that there is nothing to show for. */
  absent(): string[];
  /** Whether it shows classes in colours of their own. */
  classed(): boolean;
  /** One sentence for those who do not see the picture. */
  summary(): string;
}

/** What a picture shows of a lane at one moment. */
interface Shown<M extends { frame: unknown }> {
  titleKey: string;
  testid: string;
  legend?: LegendEntry[];
  draw(surface: Surface, now: M, shown: (key: string) => boolean): void;
  columns(now: M | null): string[];
  rows(now: M): (string | number)[][];
  absent?(now: M): string[];
  classed?(now: M): boolean;
  summary(now: M & { frame: NonNullable<M["frame"]> }): string;
}

/** A picture of what a lane shows, once it shows anything. */
export function figureOf<M extends { frame: unknown }>(moment: () => M | null, parts: Shown<M>): FigureContent {
  const of = <T>(part: (now: M) => T, none: T): T => {
    const now = moment();
    return now === null ? none : part(now);
  };
  return {
    ...parts,
    legend: parts.legend ?? [],
    draw: (surface, shown) => of((now) => parts.draw(surface, now, shown), undefined),
    table: () => ({ columns: parts.columns(moment()), rows: of((now) => parts.rows(now), []) }),
    absent: () => of((now) => parts.absent?.(now) ?? [], []),
    classed: () => of((now) => parts.classed?.(now) ?? false, false),
    summary: () => of((now) => (now.frame == null ? null : parts.summary({ ...now, frame: now.frame })), null) ?? text("figure.nothing"),
  };
}

const hidden = new Set<string>();
const figures = new Set<Figure>();

/** Layers are shown or hidden in all figures together, so two lanes always show the same. */
function toggle(key: string): void {
  if (!hidden.delete(key)) {
    hidden.add(key);
  }
  figures.forEach((figure) => figure.layersChanged());
}

export function layerShown(key: string): boolean {
  return !hidden.has(key);
}

/** A canvas that fills its container and is redrawn when its size changes. */
export class Sheet {
  readonly element: HTMLElement;
  readonly canvas = make("canvas", { attributes: { role: "img" } });
  private width = 0;
  private height = 0;

  constructor(private readonly drawing: (surface: Surface) => void) {
    this.element = make("div", { class: "canvas-holder" }, this.canvas);
    new ResizeObserver(() => this.resized()).observe(this.element);
  }

  draw(): void {
    const context = this.canvas.getContext("2d");
    if (context === null || this.width < 20 || this.height < 20) {
      return;
    }
    const scale = window.devicePixelRatio;
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, this.width, this.height);
    this.drawing(new CanvasSurface(context, this.width, this.height));
  }

  private resized(): void {
    const box = this.element.getBoundingClientRect();
    this.width = Math.floor(box.width);
    this.height = Math.floor(box.height);
    const scale = window.devicePixelRatio;
    this.canvas.width = Math.round(this.width * scale);
    this.canvas.height = Math.round(this.height * scale);
    this.canvas.style.width = `${this.width}px`;
    this.canvas.style.height = `${this.height}px`;
    this.draw();
  }
}

/** A picture on a canvas, with its title, a legend whose entries switch layers, and a table of what it shows. */
export class Figure {
  readonly element: HTMLElement;
  private readonly sheet = new Sheet((surface) => this.drawOn(surface));
  private readonly switches = new Map<string, HTMLButtonElement>();
  private summarised = Number.NEGATIVE_INFINITY;

  constructor(
    readonly content: FigureContent,
    openTable: (title: string, table: () => Table) => void,
  ) {
    const legend = make("div", { class: "legend", label: "figure.layers", attributes: { role: "group" } });
    for (const entry of content.legend) {
      const press = button(entry.key, `layer-${entry.key.split(".").at(-1)}`, () => toggle(entry.key), { class: "layer" });
      const words = make("span", { say: entry.key });
      press.removeAttribute("data-message");
      press.replaceChildren(make("span", { class: `swatch ${entry.sign}`, attributes: { "aria-hidden": "true" } }), words);
      legend.append(press);
      this.switches.set(entry.key, press);
    }
    this.element = make(
      "figure",
      { class: "figure", testid: content.testid },
      make(
        "figcaption",
        {},
        make("span", { class: "figure-title", say: content.titleKey }),
        legend,
        button("figure.table", `${content.testid}-table`, () => openTable(text(content.titleKey), () => content.table()), {
          class: "quiet",
        }),
      ),
      this.sheet.element,
    );
    figures.add(this);
    this.layersChanged();
  }

  dispose(): void {
    figures.delete(this);
  }

  layersChanged(): void {
    for (const [key, press] of this.switches) {
      press.setAttribute("aria-pressed", String(!hidden.has(key)));
    }
    this.draw();
  }

  draw(): void {
    this.sheet.draw();
  }

  private drawOn(surface: Surface): void {
    this.content.draw(surface, layerShown);
    const absent = this.content.absent();
    this.element.classList.toggle("classed", this.content.classed());
    for (const [key, press] of this.switches) {
      press.hidden = absent.includes(key);
    }
    const now = performance.now();
    if (now - this.summarised > 2000) {
      this.summarised = now;
      this.sheet.canvas.setAttribute("aria-label", this.content.summary());
    }
  }
}
