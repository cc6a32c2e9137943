import { button, make } from "../base/dom";
import { measured } from "../base/format";
import { onTheme } from "../base/theme";
import { onLanguage, say, text } from "../base/words";
import { classLegend } from "../draw/colours";
import { Sheet } from "../draw/figure";
import type { Json, Stage } from "../server/protocol";
import { at } from "../state/experiment";
import { shownFrame, type Laboratory, type Lane } from "../state/laboratory";
import { LIT, MORE, NARROW, PARTS, WIDE, type Part } from "./parts";
import { drawThumbnail, type Seen } from "./thumbnails";
import { Ways } from "./ways";

/** Narrower than this, the picture is three parts wide. */
const ROW = 600;

interface Card {
  press: HTMLButtonElement;
  sheet: Sheet | null;
  number: HTMLElement;
}

const isGradient = (part: Part): boolean => part === "gradientD" || part === "gradientG";

/** The two networks and the data between them, each part with its own data; highlighted part by part in slow motion. */
export class Diagram {
  readonly element: HTMLElement;
  private readonly cards = new Map<Part, Card>();
  private readonly ways = new Ways();
  private readonly picture: HTMLElement;
  private readonly title = make("b", { testid: "diagram-title" });
  private readonly sentence = make("span", { testid: "diagram-sentence" });
  private readonly classes = make("span", { testid: "diagram-classes" });
  private readonly more: HTMLButtonElement;
  private readonly words: HTMLElement;
  private chosen: Part | null = null;
  private narrow = false;
  private seriesDirty = true;

  /** Opens what there is more of a part: a section of the controls, or a picture; on demand, or where there is room. */
  constructor(
    private readonly laboratory: Laboratory,
    private readonly open: (more: (typeof MORE)[Part], demanded: boolean) => void,
  ) {
    this.more = button("diagram.more", "diagram-more", () => {
      if (this.chosen !== null) {
        this.open(MORE[this.chosen], true);
      }
    }, { class: "quiet" });
    this.words = make("p", { class: "diagram-words", attributes: { "aria-live": "polite" } }, this.title, " ", this.sentence, " ", this.classes, " ", this.more);
    const parts = PARTS.map((part) => this.card(part));
    this.picture = make("div", { class: "diagram-picture" }, ...parts, this.words);
    this.picture.prepend(this.ways.element);
    this.element = make("section", { class: "diagram", label: "diagram.label", testid: "diagram" }, this.picture);
    new ResizeObserver(() => this.lay()).observe(this.picture);
    onTheme(() => this.draw());
    onLanguage(() => {
      this.lay();
      this.draw();
    });
    this.choose(null);
  }

  private card(part: Part): HTMLElement {
    const gradient = isGradient(part);
    const sheet = gradient ? null : new Sheet((surface) => {
      const seen = this.seen();
      if (seen !== null) {
        drawThumbnail(part, surface, seen);
      }
    });
    sheet?.canvas.setAttribute("aria-hidden", "true");
    sheet?.canvas.removeAttribute("role");
    const number = make("span", { class: "part-number" });
    const press = make("button", { class: gradient ? `part gradient ${part}` : `part ${part}`, testid: `part-${part}`, title: `diagram.${part}.what` },
      make("span", { class: "part-name" }, make("span", { class: "whole", say: `diagram.${part}` }), make("span", { class: "short", say: `diagram.${part}.short`, attributes: { "aria-hidden": "true" } }), number), sheet?.element ?? null);
    press.type = "button";
    press.addEventListener("click", () => {
      this.choose(this.chosen === part ? null : part);
      if (this.chosen !== null) {
        this.open(MORE[part], false);
      }
    });
    this.cards.set(part, { press, sheet, number });
    return press;
  }

  private choose(part: Part | null): void {
    this.chosen = part;
    this.cards.forEach(({ press }, each) => press.setAttribute("aria-pressed", String(each === part)));
    say(this.title, part === null ? "diagram.title" : `diagram.${part}.name`);
    say(this.sentence, part === null ? "diagram.what" : `diagram.${part}.what`);
    this.words.classList.toggle("chosen", part !== null);
    this.more.hidden = part === null;
    if (part !== null) {
      say(this.more, "section" in MORE[part] ? "diagram.more" : "diagram.picture");
    }
  }

  private get lane(): Lane | null {
    return this.laboratory.lanes[0] ?? null;
  }

  private seen(): Seen | null {
    const lane = this.lane;
    if (lane?.scene == null) {
      return null;
    }
    const tree = lane.completed.experiment;
    const sizes = (value: Json | undefined): number[] => (Array.isArray(value) ? value.filter((each): each is number => typeof each === "number") : []);
    return {
      scene: lane.scene,
      frame: shownFrame(lane),
      stage: this.stage(),
      series: lane.series,
      hidden: { generator: sizes(at(tree, "generator.hidden")), discriminator: sizes(at(tree, "discriminator.hidden")) },
    };
  }

  private stage(): Stage | null {
    const lane = this.lane;
    return lane === null || lane.past !== null || lane.stage?.scene !== lane.scene?.scene ? null : lane.stage;
  }

  /** Draws the ways anew, since the parts lie elsewhere. */
  private lay(): void {
    const whole = this.picture.getBoundingClientRect();
    if (whole.width === 0) {
      return;
    }
    const narrow = whole.width < ROW;
    if (narrow !== this.narrow) {
      this.narrow = narrow;
      this.picture.classList.toggle("narrow", narrow);
    }
    const boxes = new Map([...this.cards].map(([part, { press }]) => {
      const { x, y, width, height } = press.getBoundingClientRect();
      return [part, { x: x - whole.x, y: y - whole.y, width, height }];
    }));
    this.ways.lay(narrow ? NARROW : WIDE, boxes, whole.width, this.picture.getBoundingClientRect().height);
    this.draw();
  }

  /** Says that the lines of the objectives are others; they are drawn with the next frame. */
  seriesChanged(): void {
    this.seriesDirty = true;
  }

  draw(): void {
    if (this.element.offsetParent === null) {
      return;
    }
    const seen = this.seen();
    this.cards.forEach(({ sheet }, part) => {
      const objective = part === "objectiveD" || part === "objectiveG";
      if (!objective || this.seriesDirty) {
        sheet?.draw();
      }
    });
    this.seriesDirty = false;
    this.light(seen?.stage ?? null);
    this.tell(seen);
  }

  private light(stage: Stage | null): void {
    const lit = stage === null ? null : LIT[stage.name];
    this.element.classList.toggle("slow", lit !== null);
    this.element.dataset["stage"] = stage?.name ?? "";
    this.cards.forEach(({ press }, part) => {
      const now = lit?.parts.includes(part) === true || (part === "real" && stage?.name === "latents" && stage.x !== null);
      press.classList.toggle("lit", now);
      if (now) {
        press.setAttribute("aria-current", "step");
      } else {
        press.removeAttribute("aria-current");
      }
    });
    this.ways.light(lit?.ways ?? []);
  }

  private tell(seen: Seen | null): void {
    const tell = (part: Part, words: string): void => {
      const number = this.cards.get(part)?.number;
      if (number !== undefined && number.textContent !== words) {
        number.textContent = words;
      }
    };
    const { frame = null, stage = null, scene = null } = seen ?? {};
    const names = scene?.classes?.names ?? null;
    const told = names === null ? "" : text("diagram.class");
    tell("generator", told);
    tell("discriminator", told);
    const sentence = names === null ? "" : text("diagram.classes", {
      column: String(at(this.lane?.completed.experiment, "label.column") ?? ""),
      names: classLegend(names, text("classes.others")).join(text("upload.between")),
    });
    if (this.classes.textContent !== sentence) {
      this.classes.textContent = sentence;
    }
    const pull = frame?.verdicts.pull ?? null;
    tell("objectiveD", measured(stage?.objectiveD ?? frame?.objectiveD, 2));
    tell("objectiveG", measured(stage?.objectiveG ?? frame?.objectiveG, 2));
    tell("gradientG", pull === null ? "" : measured(pull, 2));
    const moved = stage?.moved ?? null;
    const mean = moved === null ? null : moved.reduce<number>((sum, each) => sum + (each ?? 0), 0) / moved.length;
    tell("gradientD", mean === null || stage?.ofGenerator === true ? "" : text("diagram.moved", { share: measured(100 * mean, 2) }));
    // A gradient of a thousandth is a thin line, one of a tenth a strong one.
    this.ways.widen("toGenerator", pull === null || pull <= 0 ? 1 : Math.max(0.7, Math.min(4, 4 + 1.1 * Math.log10(pull))));
  }
}
