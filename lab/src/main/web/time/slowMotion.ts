import { button, make, signButton } from "../base/dom";
import { measured } from "../base/format";
import { known, onLanguage, text, write } from "../base/words";
import type { Stage, StageName } from "../server/protocol";
import type { Laboratory } from "../state/laboratory";

/** The stages of each turn, in order. */
const TURNS: Record<"discriminator" | "generator", StageName[]> = {
  discriminator: ["real", "generate", "judge", "discriminator"],
  generator: ["latents", "forge", "slope", "generator"],
};

/** The initial time for which a stage is shown. */
export const SECONDS_PER_STAGE = 2;

/** The stages of an iteration in words, four for each turn, with the current one marked. */
export class SlowMotion {
  readonly element: HTMLElement;
  private readonly steps: HTMLLIElement[];
  private readonly words = make("p", { class: "stage-words", testid: "stage-words", attributes: { "aria-live": "polite" } });
  private readonly pace = make("input", {
    label: "slow.pace", testid: "slow-pace", attributes: { type: "range", min: "0.5", max: "6", step: "0.5", value: String(SECONDS_PER_STAGE) },
  });

  constructor(
    private readonly laboratory: Laboratory,
    close: () => void,
  ) {
    const turns = (["discriminator", "generator"] as const).map((turn) => {
      const steps = TURNS[turn].map((name, at) =>
        make("li", { testid: `stage-${name}` }, make("b", {}, String(at + 1)), make("span", { say: `slow.${name}` })));
      const element = make("div", { class: `turn ${turn}` }, make("h3", { say: `slow.turn.${turn}` }), make("ol", {}, ...steps));
      return { steps, element };
    });
    this.steps = turns.flatMap(({ steps }) => steps);
    this.element = make(
      "section",
      { class: "slow-motion", label: "slow.label", testid: "slow-panel" },
      make("div", { class: "stage-row" },
        make("div", { class: "turns" }, ...turns.map(({ element }) => element)),
        button("slow.next", "slow-next", () => void laboratory.command({ action: "step", what: "stage", count: 1 })),
        make("label", {}, make("span", { say: "slow.pace" }), this.pace),
        signButton("close", "slow.close", "slow-close", close)),
      this.words,
    );
    this.element.hidden = true;
    this.pace.addEventListener("change", () => laboratory.setSpeed({ secondsPerStage: Number(this.pace.value) }));
    onLanguage(() => this.update());
  }

  update(): void {
    const stage = this.laboratory.lanes.find((lane) => lane.stage !== null)?.stage ?? null;
    this.steps.forEach((step, at) => {
      const current = stage?.stage === at + 1;
      step.classList.toggle("current", current);
      if (current) {
        step.setAttribute("aria-current", "step");
      } else {
        step.removeAttribute("aria-current");
      }
    });
    const words = stage === null ? text("slow.begin") : this.sentence(stage);
    if (this.words.dataset["words"] !== words) {
      this.words.dataset["words"] = words;
      write(this.words, words);
    }
  }

  private sentence(stage: Stage): string {
    const mean = (values: number[] | null | undefined): string =>
      measured(values == null || values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);
    const lane = this.laboratory.lanes.find((each) => each.stage === stage);
    const decision = lane?.scene?.decision ?? "probability";
    const key = `slow.${stage.name}.what`;
    // Only a probability may be called one.
    return text(known(`${key}.${decision}`) ? `${key}.${decision}` : key, {
      shown: (stage.z?.length ?? 0) / (lane?.scene?.latents.dimension ?? 1),
      real: mean(stage.dReal),
      generated: mean(stage.dGenerated),
      objectiveD: measured(stage.objectiveD),
      objectiveG: measured(stage.objectiveG),
      moved: stage.moved === null ? "–" : measured((100 * stage.moved.reduce<number>((sum, each) => sum + (each ?? 0), 0)) / stage.moved.length, 2),
    });
  }
}
