import { make } from "../base/dom";
import { measured } from "../base/format";
import { text, write } from "../base/words";
import type { TableCardsBar, TableCardsCard } from "../server/protocol";
import { Histogram, share, words } from "./histogram";
import type { Condition } from "./training";

/** The least share that fills a row: a few blanks must not look like many. */
const LEAST_SCALE = 0.1;

/** A value and its shares; a click asks for such rows. */
class ValueRow {
  readonly element = make("button", { class: "value", testid: "bar" });
  private readonly name = make("span", { class: "value-name" });
  private readonly real = make("i");
  private readonly generated = make("b");
  private readonly numbers = make("span", { class: "value-numbers" });
  private bar: TableCardsBar;

  constructor(bar: TableCardsBar, press: (bar: TableCardsBar) => void) {
    this.bar = bar;
    this.element.type = "button";
    this.element.append(this.name, make("span", { class: "track" }, this.real, this.generated), this.numbers);
    this.element.addEventListener("click", () => press(this.bar));
  }

  update(bar: TableCardsBar, highest: number, isChosen: boolean): void {
    this.bar = bar;
    this.name.textContent = bar.text;
    this.element.title = words(bar);
    this.element.disabled = bar.where.length === 0;
    this.element.setAttribute("aria-pressed", String(isChosen));
    this.real.style.width = `${(100 * bar.real) / highest}%`;
    this.generated.style.width = `${(100 * bar.generated) / highest}%`;
    this.numbers.textContent = `${share(bar.real)} ${share(bar.generated)}`;
  }
}

/** A column: its score, its histogram or its values, and its blanks. */
export class Card {
  readonly element = make("article", { class: "card", testid: "card" });
  private readonly score = make("p");
  private readonly histogram: Histogram;
  private readonly values = make("div", { class: "values" });
  private rows: ValueRow[] = [];
  private shape = "";

  constructor(readonly name: string, private readonly ask: (condition: Condition) => void) {
    this.element.dataset["column"] = name;
    this.histogram = new Histogram(name, (bar) => this.press(bar));
    this.element.append(make("h3", { attributes: { title: name } }, name), this.score, this.histogram.element, this.values);
  }

  private press(bar: TableCardsBar): void {
    this.ask({ column: this.name, text: bar.text, where: bar.where });
  }

  update(card: TableCardsCard, condition: Condition | null): void {
    this.element.classList.toggle("differs", card.differs);
    write(this.score, card.shape === null ? text("table.shape.none")
      : card.floor === null ? text("table.shape", { shape: measured(card.shape, 4) })
      : text(card.differs ? "table.shape.differs" : "table.shape.floor", { shape: measured(card.shape, 4), floor: measured(card.floor, 4) }));
    const chosen = condition?.text ?? null;
    this.histogram.update(card.histogram, chosen);
    const bars = card.realBlanks > 0 || card.generatedBlanks > 0
      ? [...card.top, { text: text("table.blank"), real: card.realBlanks, generated: card.generatedBlanks, where: card.blankWhere }]
      : card.top;
    const shape = JSON.stringify(bars.map((bar) => bar.text));
    if (shape !== this.shape) {
      this.shape = shape;
      this.rows = bars.map((bar) => new ValueRow(bar, (pressed) => this.press(pressed)));
      this.values.replaceChildren(...this.rows.map((row) => row.element));
    }
    this.values.hidden = bars.length === 0;
    const highest = Math.max(LEAST_SCALE, ...bars.map((bar) => Math.max(bar.real, bar.generated)));
    bars.forEach((bar, i) => this.rows[i]?.update(bar, highest, bar.text === chosen));
  }
}
