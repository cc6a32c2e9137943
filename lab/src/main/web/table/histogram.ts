import { make } from "../base/dom";
import { text } from "../base/words";
import type { TableCardsBar } from "../server/protocol";

const WIDTH = 12;
const HEIGHT = 72;
const SPACE = "http://www.w3.org/2000/svg";

function svg<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Record<string, string | number>): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, String(value));
  }
  return element;
}

/** A share as a percentage. */
export const share = (value: number): string => `${(100 * value).toFixed(1)} %`;

/** A bar in words. */
export const words = (bar: { text: string; real: number; generated: number }): string =>
  text("table.bar", { value: bar.text, real: share(bar.real), generated: share(bar.generated) });

/** The histogram of a column: real shares are filled, and generated ones are a line before them. A click asks for such rows. */
export class Histogram {
  readonly element = make("div", { class: "histogram" });
  private readonly picture = svg("svg", { preserveAspectRatio: "none", tabindex: 0, role: "slider" });
  private readonly line = svg("path", { class: "g" });
  private readonly low = make("span");
  private readonly high = make("span");
  private bars: TableCardsBar[] = [];
  private real: SVGRectElement[] = [];
  private areas: SVGRectElement[] = [];
  /** The bar that the keyboard is at. */
  private at = 0;

  constructor(name: string, private readonly press: (bar: TableCardsBar) => void) {
    this.picture.setAttribute("aria-label", name);
    this.picture.setAttribute("data-testid", "histogram");
    this.element.append(this.picture, make("div", { class: "ends" }, this.low, this.high));
    this.picture.addEventListener("keydown", (event) => this.key(event));
    this.picture.addEventListener("focus", () => this.tellAt());
    this.picture.addEventListener("blur", () => this.areas.forEach((area) => area.classList.remove("at")));
  }

  update(bars: TableCardsBar[], chosen: string | null): void {
    const isSame = bars.length === this.bars.length && bars.every((bar, i) => bar.text === this.bars[i]?.text);
    this.bars = bars;
    this.element.hidden = bars.length === 0;
    if (!isSame) {
      this.build();
    }
    const highest = Math.max(1e-9, ...bars.map((bar) => Math.max(bar.real, bar.generated)));
    const height = (value: number): number => ((HEIGHT - 4) * value) / highest;
    bars.forEach((bar, i) => {
      const real = this.real[i];
      real?.setAttribute("y", String(HEIGHT - height(bar.real)));
      real?.setAttribute("height", String(height(bar.real)));
      const area = this.areas[i];
      area?.classList.toggle("chosen", bar.text === chosen);
      area?.firstElementChild?.replaceChildren(words(bar));
    });
    this.line.setAttribute("d",
      `M0 ${HEIGHT}${bars.map((bar, i) => `V${HEIGHT - height(bar.generated)}H${WIDTH * (i + 1)}`).join("")}V${HEIGHT}`);
    this.tellValue();
  }

  private build(): void {
    const { bars } = this;
    this.at = Math.min(this.at, Math.max(0, bars.length - 1));
    this.picture.setAttribute("viewBox", `0 0 ${WIDTH * bars.length} ${HEIGHT}`);
    this.picture.setAttribute("aria-valuemin", "1");
    this.picture.setAttribute("aria-valuemax", String(bars.length));
    this.real = bars.map((_, i) => svg("rect", { class: "r", x: WIDTH * i, width: WIDTH, y: HEIGHT, height: 0 }));
    this.areas = bars.map((bar, i) => {
      const area = svg("rect", { class: "area", x: WIDTH * i, width: WIDTH, y: 0, height: HEIGHT });
      area.append(svg("title", {}));
      if (bar.where.length > 0) {
        area.classList.add("can");
        area.addEventListener("click", () => this.pressAt(i));
      }
      return area;
    });
    this.picture.replaceChildren(...this.real, this.line, ...this.areas);
    this.low.textContent = bars[0]?.text ?? "";
    this.high.textContent = bars.at(-1)?.text ?? "";
  }

  private pressAt(index: number): void {
    const bar = this.bars[index];
    if (bar !== undefined && bar.where.length > 0) {
      this.press(bar);
    }
  }

  private key(event: KeyboardEvent): void {
    const last = this.bars.length - 1;
    const to = { ArrowLeft: this.at - 1, ArrowDown: this.at - 1, ArrowRight: this.at + 1, ArrowUp: this.at + 1, Home: 0, End: last }[event.key];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.pressAt(this.at);
    } else if (to !== undefined) {
      event.preventDefault();
      this.at = Math.max(0, Math.min(last, to));
      this.tellAt();
    }
  }

  private tellAt(): void {
    this.areas.forEach((area, i) => area.classList.toggle("at", i === this.at));
    this.tellValue();
  }

  private tellValue(): void {
    const bar = this.bars[this.at];
    this.picture.setAttribute("aria-valuenow", String(this.at + 1));
    this.picture.setAttribute("aria-valuetext", bar === undefined ? "" : words(bar));
  }
}
