import { make } from "../base/dom";
import { onLanguage, say, text } from "../base/words";
import type { Laboratory } from "../state/laboratory";
import { differingPaths } from "../state/experiment";
import { fileRow } from "./experimentFile";
import type { Field, FieldContext } from "./field";
import type { OwnData } from "./ownData";
import { presetField } from "./presets";
import { gameSections, type Section } from "./sections";
import { TargetField } from "./target";

/** Every control of the experiment, and below them a description of the focused one. */
export class ControlPanel {
  readonly element: HTMLElement;
  private readonly fields: Field[];
  private readonly tabs = make("div", { class: "lane-tabs", attributes: { role: "radiogroup" }, label: "controls.lane" });
  private readonly hint = make("p", { class: "hint", testid: "hint", say: "controls.hint" });

  constructor(private readonly laboratory: Laboratory, own: OwnData) {
    const { catalogue } = laboratory;
    const context: FieldContext = {
      change: (set) => void laboratory.change(set),
      isLive: (path) => catalogue.fields.some((each) => each.live && (each.path === path || each.path.startsWith(`${path}.`))),
    };
    const target = new TargetField(context, catalogue, own);
    const sections: Section[] = [{ key: "data", fields: [target] }, ...gameSections(context, catalogue)];
    this.fields = sections.flatMap((section) => [...section.fields, ...(section.more ?? [])]);
    const open = new Set(["data", "game", "optimiser"]);
    this.element = make(
      "aside",
      { class: "controls", label: "controls.label", testid: "controls" },
      make("div", { class: "controls-scroll" },
        this.tabs,
        presetField(laboratory),
        fileRow(laboratory),
        ...sections.map((section) => sectionElement(section, open.has(section.key)))),
      this.hint,
    );
    const hint = (event: Event): void => {
      const place = (event.target as Element).closest<HTMLElement>("[data-hint]");
      if (place !== null) {
        say(this.hint, place.dataset["hint"] ?? "");
      }
    };
    this.element.addEventListener("focusin", hint);
    this.element.addEventListener("pointerover", hint);
    onLanguage(() => this.update());
  }

  /** Opens a section and brings it into view. */
  reveal(section: string): void {
    const details = this.element.querySelector<HTMLDetailsElement>(`[data-testid="section-${section}"]`);
    if (details !== null) {
      details.open = true;
      details.scrollIntoView({ block: "start" });
    }
  }

  /** Moves the focus to a section. */
  focus(section: string): void {
    this.element.querySelector<HTMLElement>(`[data-testid="section-${section}"] > summary`)?.focus();
  }

  update(): void {
    const { comparing, selected } = this.laboratory;
    this.tabs.hidden = !comparing;
    if (comparing) {
      this.tabs.replaceChildren(...this.laboratory.lanes.map((_, lane) => {
        const radio = make("input", { testid: `select-lane-${lane}`, attributes: { type: "radio", name: "lane", value: String(lane) } });
        radio.checked = lane === selected;
        radio.addEventListener("change", () => this.laboratory.select(lane));
        return make("label", { class: `lane-tab lane-${lane}` }, radio, make("span", { say: `lane.${lane}` }));
      }));
    }
    const tree = this.laboratory.experiment();
    this.fields.forEach((field) => field.show(tree));
    const differing = comparing ? differingPaths(this.laboratory.experiment(0), this.laboratory.experiment(1)) : [];
    const differs = (path: string): boolean =>
      differing.some((each) => each === path || each.startsWith(`${path}.`) || path.startsWith(`${each}.`));
    for (const element of this.element.querySelectorAll<HTMLElement>("[data-path]")) {
      const apart = differs(element.dataset["path"] ?? "");
      element.classList.toggle("differs", apart);
      if (apart) {
        element.title = text("controls.differs");
      } else {
        element.removeAttribute("title");
      }
    }
  }
}

function sectionElement(section: Section, open: boolean): HTMLElement {
  const details = make("details", { class: "section", testid: `section-${section.key}` },
    make("summary", { say: `section.${section.key}` }),
    ...section.fields.map((field) => field.element));
  details.open = open;
  if (section.more !== undefined) {
    details.append(make("details", { class: "more" }, make("summary", { say: "section.more" }),
      ...section.more.map((field) => field.element)));
  }
  return details;
}
