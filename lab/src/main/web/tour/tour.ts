import { button, make, signButton } from "../base/dom";
import { known, say, text } from "../base/words";
import type { Laboratory } from "../state/laboratory";
import type { LaneRequest } from "../server/protocol";
import { SECONDS_PER_STAGE } from "../time/slowMotion";
import type { TimeBar } from "../time/timeBar";
import { CHAPTERS, type Scenery } from "./chapters";

const REMEMBERED = "gan4j.chapter";

/** The article's story next to the stage, one chapter at a time, each with a matching stage. */
export class Tour {
  readonly element: HTMLElement;
  private readonly title = make("h2", { attributes: { tabindex: "-1" }, testid: "chapter-title" });
  private readonly place = make("p", { class: "chapter-place", testid: "chapter-place" });
  private readonly body = make("div", { class: "chapter-body", testid: "chapter-body" });
  private readonly before = button("tour.before", "tour-before", () => void this.go(this.at - 1));
  private readonly next = button("tour.next", "tour-next", () => void this.go(this.at + 1), { class: "primary" });
  private readonly contents = make("select", { testid: "tour-contents", label: "tour.contents" });
  private at = 0;
  private wanted: Scenery | null = null;
  private setting = false;

  constructor(
    private readonly laboratory: Laboratory,
    private readonly timeBar: TimeBar,
    private readonly openSlow: (open: boolean) => void,
    close: () => void,
  ) {
    CHAPTERS.forEach((chapter, at) =>
      this.contents.append(make("option", { say: `tour.${chapter.key}.title`, attributes: { value: String(at) } })));
    this.contents.addEventListener("change", () => void this.go(Number(this.contents.value)));
    this.element = make(
      "aside",
      { class: "tour", label: "tour.label", testid: "tour" },
      make("header", {}, this.contents, signButton("close", "tour.close", "tour-close", close)),
      make("div", { class: "tour-scroll", attributes: { tabindex: "0", role: "region" }, label: "tour.label" }, this.place, this.title, this.body),
      make("footer", { class: "row" }, this.before, this.next),
    );
    this.element.hidden = true;
    this.at = Math.max(0, Math.min(CHAPTERS.length - 1, Number(sessionStorage.getItem(REMEMBERED) ?? 0)));
  }

  async begin(): Promise<void> {
    await this.go(this.at);
  }

  async go(at: number): Promise<void> {
    const chapter = CHAPTERS[at];
    if (chapter === undefined) {
      return;
    }
    this.at = at;
    sessionStorage.setItem(REMEMBERED, String(at));
    this.contents.value = String(at);
    this.before.disabled = at === 0;
    this.next.disabled = at === CHAPTERS.length - 1;
    say(this.place, "tour.place", { at: at + 1, of: CHAPTERS.length });
    say(this.title, `tour.${chapter.key}.title`);
    const paragraphs: HTMLElement[] = [];
    for (let part = 1; known(`tour.${chapter.key}.${part}`); part++) {
      paragraphs.push(make("p", { say: `tour.${chapter.key}.${part}` }));
    }
    const look = make("p", { class: "look" }, make("b", { say: "tour.look" }), " ", make("span", { say: `tour.${chapter.key}.look` }));
    const tries = chapter.tries.map((each) =>
      make("li", {},
        button(`tour.${chapter.key}.try.${each.key}`, `try-${each.key}`, () => void this.set(each.scenery), { class: "try" })));
    const again = button("tour.again", "tour-again", () => void this.set(chapter.scenery), { class: "small" });
    this.body.replaceChildren(...paragraphs, look, make("h3", { say: "tour.try" }), make("ul", { class: "tries" }, ...tries),
      make("p", {}, again));
    this.body.parentElement?.scrollTo(0, 0);
    document.querySelector("#stage")?.scrollTo(0, 0);
    await this.set(chapter.scenery);
    this.title.setAttribute("aria-label", `${text("tour.place", { at: at + 1, of: CHAPTERS.length })}: ${this.title.textContent}`);
  }

  /** Sets the stage; of several asked for in haste, only the last. */
  private async set(scenery: Scenery): Promise<void> {
    this.wanted = scenery;
    if (this.setting) {
      return;
    }
    this.setting = true;
    try {
      while (this.wanted !== null) {
        const next: Scenery = this.wanted;
        this.wanted = null;
        await this.arrange(next);
      }
    } finally {
      this.setting = false;
    }
  }

  private async arrange(scenery: Scenery): Promise<void> {
    const lanes = scenery.lanes.map((lane) => this.requested(lane));
    this.laboratory.selected = 0;
    if (!(await this.laboratory.open(lanes))) {
      return;
    }
    if (scenery.slow === true) {
      this.laboratory.setSpeed({ secondsPerStage: SECONDS_PER_STAGE });
    } else {
      this.timeBar.setSpeed(scenery.speed === undefined ? 300 : (scenery.speed.iterationsPerSecond ?? null));
    }
    this.openSlow(scenery.slow === true);
    this.timeBar.update();
    if (scenery.pretraining !== undefined) {
      await this.laboratory.command({ action: "step", what: "pretraining", count: scenery.pretraining });
    }
    if (scenery.play === true) {
      await this.laboratory.command({ action: "play" });
    }
  }

  /** A lane that names a preset of the library has its complete experiment. */
  private requested(lane: LaneRequest): LaneRequest {
    if (typeof lane.experiment !== "string" || !lane.experiment.startsWith("preset:")) {
      return lane;
    }
    const name = lane.experiment.slice("preset:".length);
    const preset = this.laboratory.catalogue.presets.find((each) => each.name === name);
    return preset === undefined ? { set: lane.set ?? {} } : { experiment: preset.experiment, set: lane.set ?? {} };
  }
}
