import { button, make } from "../base/dom";
import { onLanguage, write } from "../base/words";
import { loaded } from "../state/loaded";
import type { Laboratory } from "../state/laboratory";

export interface Choices {
  tour(): void;
  watch(): void;
  own(): void;
  everything(): void;
}

/** The first view: what is loaded, and three things to do. */
export class Welcome {
  readonly element: HTMLElement;
  private readonly loaded = make("p", { class: "loaded", testid: "loaded" });

  constructor(
    private readonly laboratory: Laboratory,
    choices: Choices,
  ) {
    const choice = (name: keyof Choices): HTMLElement => {
      const press = button(`welcome.${name}`, `welcome-${name}`, () => choices[name](), { class: name === "tour" ? "choice primary" : "choice" });
      const title = make("span", { class: "choice-title", say: `welcome.${name}` });
      press.removeAttribute("data-message");
      press.replaceChildren(title, make("span", { class: "choice-what", say: `welcome.${name}.what` }));
      return press;
    };
    this.element = make(
      "section",
      { class: "welcome", label: "welcome.label", testid: "welcome" },
      make("h2", { say: "welcome.title" }),
      make("p", { class: "lead", say: "welcome.lead" }),
      this.loaded,
      make("div", { class: "choices" }, choice("tour"), choice("watch"), choice("own")),
      make("p", {}, button("welcome.everything", "welcome-everything", () => choices.everything(), { class: "quiet" })),
    );
    onLanguage(() => this.update());
  }

  update(): void {
    const lane = this.laboratory.lanes[0];
    write(this.loaded, lane === undefined ? "" : loaded(lane.completed, this.laboratory.catalogue));
  }
}
