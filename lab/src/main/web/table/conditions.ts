import { button, make, signButton } from "../base/dom";
import { count } from "../base/format";
import { text, write } from "../base/words";
import { download } from "../downloads/download";
import { samplesAddress } from "../server/requests";
import type { Condition, TableTraining } from "./training";

/** The most rows of a file. */
const MOST_ROWS = 100000;

/** What rows are asked for, and a file of such rows. */
export class ConditionBar {
  private readonly chips = make("div", { class: "chips", testid: "conditions" });
  private readonly what = make("p", { class: "rows-shown", testid: "rows-shown", attributes: { "aria-live": "polite" } });
  private readonly rows = make("input", {
    testid: "sample-rows", label: "table.rows.label",
    attributes: { type: "number", min: "1", max: String(MOST_ROWS), step: "1", value: "1000" },
  });
  private readonly get = button("table.rows.get", "sample-get", () => void this.download());
  readonly element = make("section", { class: "condition-bar", label: "table.conditions" },
    make("div", { class: "condition-words" }, this.chips, this.what),
    make("div", { class: "row" }, this.rows, this.get));

  constructor(private readonly training: TableTraining) {}

  update(): void {
    const { conditions, shown } = this.training;
    this.chips.replaceChildren(...(conditions.length === 0
      ? [make("span", { class: "muted", say: "table.conditions.none" })]
      : [make("span", { say: "table.conditions.all" }), ...conditions.map((condition) => this.chip(condition)),
        button("table.conditions.clear", "conditions-clear", () => this.training.clear(), { class: "quiet" })]));
    this.get.disabled = this.training.gone || this.training.status.phase === "preparing";
    write(this.what, shown === null ? text("table.shown.waiting") : text(shown.isFinal ? "table.shown.final" : "table.shown", {
      generated: count(shown.generated), real: count(shown.real),
    }) + (shown.left > 0 ? ` ${text("table.shown.left", { shown: shown.columns.length, left: shown.left })}` : ""));
  }

  private chip(condition: Condition): HTMLElement {
    const chip = make("span", { class: "chip", testid: "condition", attributes: { title: condition.where.join(", ") } },
      text("table.condition", { column: condition.column, value: condition.text }));
    chip.append(signButton("close", "table.condition.remove", "condition-remove", () => this.training.toggle(condition)));
    return chip;
  }

  private async download(): Promise<void> {
    const rows = Math.max(1, Math.min(MOST_ROWS, Math.round(Number(this.rows.value)) || 1000));
    this.rows.value = String(rows);
    this.get.disabled = true;
    await download(samplesAddress(this.training.status.run, rows, this.training.where));
    this.get.disabled = false;
  }
}
