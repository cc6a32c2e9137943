import { button, make } from "../base/dom";
import { known, onLanguage, say, text } from "../base/words";
import { at, differingPaths } from "../state/experiment";
import { plainly } from "../controls/field";
import type { Laboratory } from "../state/laboratory";
import { VARIATIONS } from "./variations";

/** The bar above the stage while two runs are compared: their differences, and one thing to change. */
export class CompareBar {
  readonly element: HTMLElement;
  private readonly differences = make("ul", { class: "differences", testid: "differences" });
  private readonly variation = make("select", { testid: "variation", label: "compare.vary" });

  constructor(private readonly laboratory: Laboratory) {
    this.variation.append(make("option", { say: "compare.vary", attributes: { value: "" } }));
    for (const name of Object.keys(VARIATIONS)) {
      this.variation.append(make("option", { say: `variation.${name}`, attributes: { value: name } }));
    }
    this.variation.addEventListener("change", () => {
      const set = VARIATIONS[this.variation.value];
      this.variation.value = "";
      if (set !== undefined) {
        // Lane 1 begins as a copy of lane 0, so this is the only difference.
        const first = { experiment: this.laboratory.experiment(0) };
        void this.laboratory.open([first, { ...first, set }], this.laboratory.playing);
      }
    });
    this.element = make(
      "section",
      { class: "compare-bar", label: "compare.label", testid: "compare-bar" },
      make("span", { class: "compare-title", say: "compare.apart" }),
      this.differences,
      this.variation,
      button("compare.end", "compare-end", () => this.end(), { class: "small" }),
    );
    this.element.hidden = true;
    onLanguage(() => this.update());
  }

  /** Adds a second run beside the first, the same but for what will be changed; or takes it away. */
  toggle(): void {
    if (this.laboratory.comparing) {
      this.end();
    } else {
      const experiment = this.laboratory.experiment(0);
      this.laboratory.selected = 1;
      void this.laboratory.open([{ experiment }, { experiment }]);
    }
  }

  private end(): void {
    this.laboratory.selected = 0;
    void this.laboratory.open([{ experiment: this.laboratory.experiment(0) }]);
  }

  update(): void {
    this.element.hidden = !this.laboratory.comparing;
    if (!this.laboratory.comparing) {
      return;
    }
    const [first, second] = [this.laboratory.experiment(0), this.laboratory.experiment(1)];
    const paths = differingPaths(first, second).filter((path) => path !== "name");
    if (paths.length === 0) {
      this.differences.replaceChildren(make("li", { class: "none", say: "compare.same" }));
      return;
    }
    this.differences.replaceChildren(...paths.map((path) => {
      const name = make("span");
      const key = [`control.${path}`, `control.network.${path.split(".").at(-1)}`].find(known);
      if (key === undefined) {
        name.textContent = path;
      } else {
        say(name, key);
      }
      const shown = (value: string): string => (value === "" ? text("compare.nothing") : value);
      const whose = path.startsWith("generator.") ? "G: " : path.startsWith("discriminator.") ? "D: " : null;
      return make("li", { class: "difference", attributes: { title: path } }, whose, name, " ",
        make("b", { class: "lane-0" }, shown(plainly(at(first, path)))), " | ",
        make("b", { class: "lane-1" }, shown(plainly(at(second, path)))));
    }));
  }
}
