import { make } from "../base/dom";
import { measured } from "../base/format";
import { text, write } from "../base/words";
import type { TableVerdict, TableVerdictLine } from "../server/protocol";

/** The judgement at the end, in the words of reports. */
export class VerdictPanel {
  private readonly words = make("p", { class: "verdict-words", testid: "verdict" });
  private readonly rest = make("details", {});
  readonly element = make("section", { class: "table-verdict", label: "table.verdict", testid: "table-verdict" }, this.words, this.rest);
  private told = "";

  update(verdict: TableVerdict | null): void {
    this.element.hidden = verdict === null;
    const told = JSON.stringify([verdict, text("table.scores")]);
    if (verdict === null || told === this.told) {
      return;
    }
    this.told = told;
    this.element.dataset["grade"] = verdict.grade;
    this.words.textContent = verdict.words;
    const head = make("tr");
    ["table.scores.score", "table.scores.generated", "table.scores.floor", "table.scores.evidence"].forEach((key) =>
      head.append(make("th", { say: key, attributes: { scope: "col" } })));
    const about = make("p", { class: "muted" });
    write(about, [text("table.scores.what", { reference: verdict.reference }), verdict.sizes,
      ...(verdict.target === null ? [] : [text("table.scores.target", { target: verdict.target })]), ...verdict.notes].join(" "));
    this.rest.replaceChildren(
      make("summary", { say: "table.scores", testid: "table-scores" }),
      ...(verdict.sightings.length === 0 ? [] : [
        make("h3", { say: "table.sightings" }),
        make("ul", { class: "sightings" }, ...verdict.sightings.map((sighting) => make("li", {}, sighting)))]),
      make("table", {}, make("thead", {}, head), make("tbody", {}, ...verdict.scores.map((line) => this.line(line)))),
      about);
  }

  private line(line: TableVerdictLine): HTMLElement {
    const name = make("th", { attributes: { scope: "row" } }, line.title, make("small", {}, line.sentence));
    if (line.value === null || line.notJudged !== null) {
      return make("tr", {}, name, make("td", { attributes: { colspan: "3" } }, text("table.scores.none", { reason: line.notJudged ?? "" })));
    }
    const evidence = line.p !== null ? measured(line.p, 2)
      : line.low !== null ? text("table.scores.interval", { low: measured(line.low), high: measured(line.high) }) : "";
    return make("tr", {}, name, make("td", {}, measured(line.value, 4)), make("td", {}, measured(line.floor)), make("td", {}, evidence));
  }
}
