import { button, make } from "../base/dom";
import { measured } from "../base/format";
import { onLanguage, text, write } from "../base/words";
import type { TableCardsPairs } from "../server/protocol";
import { openTable } from "../stage/dataTable";

const SPACE = "http://www.w3.org/2000/svg";
const SHADES = 10;
/** The least difference that has the strongest colour. */
const STRONGEST = 0.1;
const LONGEST_NAME = 14;

/** A cell for each pair of columns: the stronger, the more differently the two are related in generated and in real rows. */
export class PairsMap {
  private readonly holder = make("div", { class: "pairs-holder" });
  private readonly scale = make("p", { class: "pairs-scale" });
  readonly element = make("figure", { class: "figure pairs-map", testid: "pairs-map" },
    make("figcaption", {}, make("span", { class: "figure-title", say: "table.pairs" }),
      button("figure.table", "pairs-table", () => this.open(), { class: "quiet" })),
    this.holder, this.scale);
  private pairs: TableCardsPairs | null = null;

  constructor() {
    onLanguage(() => this.update(this.pairs));
  }

  update(pairs: TableCardsPairs | null): void {
    this.pairs = pairs;
    this.element.hidden = pairs === null;
    if (pairs === null) {
      return;
    }
    const { columns, scores } = pairs;
    const strongest = Math.max(STRONGEST, ...scores.flat().map((score) => 1 - score));
    const count = columns.length;
    const cell = count <= 16 ? 18 : count <= 30 ? 12 : 8;
    const left = count <= 30 ? 92 : 4;
    const below = count <= 30 ? 66 : 4;
    const svg = document.createElementNS(SPACE, "svg");
    const [width, height] = [left + cell * count + (count <= 30 ? 46 : 4), 4 + cell * (count - 1) + below];
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", text("table.pairs"));
    const add = (tag: string, attributes: Record<string, string | number>, words: string): SVGElement => {
      const element = document.createElementNS(SPACE, tag);
      Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, String(value)));
      element.textContent = words;
      svg.append(element);
      return element;
    };
    scores.forEach((row, i) => {
      const name = columns[i] ?? "";
      const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
      const middle = 4 + cell * (i - 0.5);
      if (count <= 30 && i > 0) {
        add("text", { x: left - 5, y: middle + 3.5, "text-anchor": "end" }, short);
      }
      if (count <= 30 && i < count - 1) {
        add("text", { transform: `translate(${left + cell * (i + 0.5) - 3} ${4 + cell * (count - 1) + 9}) rotate(45)` }, short);
      }
      row.forEach((score, k) => {
        const shade = Math.ceil(SHADES * Math.sqrt(Math.max(0, 1 - score) / strongest)) / SHADES;
        const rect = add("rect", { x: left + cell * k, y: 4 + cell * (i - 1), width: cell, height: cell, "fill-opacity": Math.max(0.04, shade) }, "");
        const title = document.createElementNS(SPACE, "title");
        title.textContent = text("table.pair", { one: columns[k] ?? "", other: name, score: measured(score, 4) });
        rect.append(title);
      });
    });
    this.holder.replaceChildren(svg);
    write(this.scale, text(pairs.left > 0 ? "table.pairs.some" : "table.pairs.scale",
      { least: measured(1 - strongest, 2), shown: count, left: pairs.left }));
  }

  /** The pairs, those that differ most first. */
  private open(): void {
    const { columns, scores } = this.pairs ?? { columns: [], scores: [] };
    const rows = scores.flatMap((row, i) => row.map((score, k) => ({ one: columns[k] ?? "", other: columns[i] ?? "", score })))
      .sort((first, second) => first.score - second.score);
    openTable(text("table.pairs"), () => ({
      columns: [text("table.pairs.column"), text("table.pairs.with"), text("table.pairs.score")],
      rows: rows.map(({ one, other, score }) => [one, other, measured(score, 4)]),
    }));
  }
}
