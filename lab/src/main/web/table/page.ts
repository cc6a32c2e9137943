import { button, make, signButton } from "../base/dom";
import { openDialog } from "../base/dialog";
import { count } from "../base/format";
import { choose, isDark, onTheme } from "../base/theme";
import { currentLanguage, onLanguage, say, speak, text, write } from "../base/words";
import { download } from "../downloads/download";
import { listen } from "../help/help";
import { tableAddress } from "../server/requests";
import { Card } from "./card";
import { TableCharts } from "./charts";
import { ConditionBar } from "./conditions";
import { TableControls } from "./controls";
import { PairsMap } from "./pairsMap";
import type { TableTraining } from "./training";
import { VerdictPanel } from "./verdict";

/** Between a card and the one below it, in pixels. */
const GAP = 10;

/** The view of a table of mixed columns: cards that change while it trains, what the judge saw, and the pairs of columns. */
export class TablePage {
  readonly element: HTMLElement;
  private readonly title = make("p", { class: "table-title", testid: "table-title" });
  private readonly cards = make("div", { class: "cards", testid: "table-cards" });
  private readonly conditions: ConditionBar;
  private readonly controls: TableControls;
  private readonly charts: TableCharts;
  private readonly map = new PairsMap();
  private readonly verdict = new VerdictPanel();
  private readonly theme = signButton("theme", "theme.switch", "theme", () => choose(isDark() ? "light" : "dark"));
  private shown: Card[] = [];
  /** Lets each card take as many rows of the grid as it is high. */
  private readonly heights = new ResizeObserver((changed) => {
    for (const { target } of changed) {
      (target as HTMLElement).style.gridRowEnd = `span ${Math.ceil((target as HTMLElement).offsetHeight + GAP)}`;
    }
  });
  private shape = "";

  constructor(private readonly training: TableTraining) {
    this.conditions = new ConditionBar(training);
    this.controls = new TableControls(training);
    this.charts = new TableCharts(training);
    const language = button("language.switch", "language", () => void speak(currentLanguage() === "en" ? "zh" : "en"), { class: "language" });
    const brand = make("a", { class: "brand-button", title: "table.back", testid: "brand", attributes: { href: "#" } },
      make("span", { class: "brand" }, "gan4j"), " ", make("span", { say: "brand.lab" }));
    const key = make("p", { class: "card-key" }, make("span", {}, make("i"), make("span", { say: "table.key.real" })),
      make("span", {}, make("b"), make("span", { say: "table.key.generated" })));
    this.element = make("div", { class: "page table-page", testid: "page" },
      make("header", { class: "top" }, make("h1", {}, brand), this.title, make("span", { class: "spring" }),
        button("take.open", "take-away", () => this.export()), language, this.theme),
      make("div", { class: "body" },
        make("main", { id: "stage", attributes: { tabindex: "-1" } }, this.verdict.element, this.conditions.element, key, this.cards),
        make("aside", { class: "charts", label: "charts.label", testid: "charts" }, ...this.charts.elements, this.map.element)),
      this.controls.element);
    training.on(["status", "connection"], () => this.tellStatus());
    training.on(["cards", "conditions"], () => this.tellCards());
    const showTheme = (): void => this.theme.setAttribute("aria-pressed", String(isDark()));
    onTheme(showTheme);
    showTheme();
    onLanguage(() => {
      this.tellStatus();
      this.tellCards();
    });
    listen([{ keys: [" ", "p"], key: "key.play", act: () => this.controls.toggle() }]);
    this.tellStatus();
    this.tellCards();
  }

  private tellStatus(): void {
    const { status } = this.training;
    write(this.title, text(status.learnt === status.columns ? "table.title.all" : "table.title", { name: status.name, rows: count(status.rows), columns: status.columns, learnt: status.learnt }));
    this.title.title = [this.title.textContent ?? "", ...status.notes].join("\n");
    document.title = `${status.name} – gan4j lab`;
    this.controls.update();
    this.charts.update();
    this.verdict.update(status.judgement);
    this.conditions.update();
  }

  private tellCards(): void {
    const { shown, conditions, cards } = this.training;
    this.conditions.update();
    this.map.update(cards?.pairs ?? null);
    this.cards.classList.toggle("stale", shown === null && cards !== null);
    if (shown === null) {
      return;
    }
    const shape = JSON.stringify(shown.columns.map((card) => card.name));
    if (shape !== this.shape) {
      this.shape = shape;
      this.shown = shown.columns.map((card) => new Card(card.name, (condition) => this.training.toggle(condition)));
      this.heights.disconnect();
      this.cards.replaceChildren(...this.shown.map((card) => card.element));
      this.shown.forEach((card) => this.heights.observe(card.element));
    }
    this.cards.dataset["look"] = String(shown.look);
    this.cards.dataset["conditions"] = String(shown.where.length);
    shown.columns.forEach((card, at) =>
      this.shown[at]?.update(card, conditions.find((condition) => condition.column === card.name) ?? null));
  }

  private export(): void {
    const { run, phase } = this.training.status;
    const file = (key: string, what: string, waits: boolean): HTMLElement => {
      const press = button(key, `take-${what}`, () => void download(tableAddress(run, what)));
      press.disabled = waits && phase !== "done";
      const about = make("span", { say: `${key}.what` });
      if (press.disabled) {
        say(about, "table.take.later");
      }
      return make("li", {}, press, about);
    };
    openDialog("take.title", make("ul", { class: "take-list" },
      file("table.take.model", "model.gan", true),
      file("table.take.report", "report.html", true),
      file("table.take.experiment", "experiment.yaml", false)));
  }
}
