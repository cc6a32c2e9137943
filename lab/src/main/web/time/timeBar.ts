import { button, make, signButton } from "../base/dom";
import { icon } from "../base/icons";
import { count, seconds } from "../base/format";
import { onLanguage, sayAttribute, text, write } from "../base/words";
import type { Laboratory } from "../state/laboratory";
import { SECONDS_PER_STAGE } from "./slowMotion";

/** The speeds of the slider in iterations per second; the last one is as fast as possible. */
const SPEEDS = [1, 3, 10, 30, 60, 100, 300, 1000, 3000, 10000, null] as const;

/** Play, pause, steps, speed, and the slider back through the run. */
export class TimeBar {
  readonly element: HTMLElement;
  private readonly play = signButton("play", "time.play", "play", () => this.togglePlay());
  private readonly restart = signButton("restart", "time.restart", "restart", () => void this.laboratory.restart());
  private readonly slow = button("time.slow", "slow-motion", () => this.toggleSlow(), { title: "time.slow.what" });
  private readonly speed = make("input", {
    testid: "speed", label: "time.speed", attributes: { type: "range", min: "0", max: String(SPEEDS.length - 1), step: "1" },
  });
  private readonly speedWords = make("output", { testid: "speed-words" });
  private readonly slider = make("input", {
    class: "timeline", testid: "timeline", label: "time.slider", attributes: { type: "range", min: "0", max: "1", step: "1", value: "0" },
  });
  private readonly marks = make("div", { class: "timeline-marks", attributes: { "aria-hidden": "true" } });
  private readonly where = make("output", { class: "where", testid: "where", attributes: { for: "" } });
  private readonly state = make("span", { class: "run-state", testid: "run-state" });
  private readonly toNow = button("time.now", "now", () => this.laboratory.now(), { class: "quiet" });
  private dragging = false;

  constructor(
    private readonly laboratory: Laboratory,
    private readonly openSlow: (open: boolean) => void,
  ) {
    const step = (key: string, what: "discriminator" | "generator" | "iteration"): HTMLButtonElement =>
      button(key, `step-${what}`, () => void this.laboratory.command({ action: "step", what, count: 1 }), { title: `${key}.what` });
    this.element = make(
      "section",
      { class: "time", label: "time.label", testid: "time" },
      make(
        "div",
        { class: "time-row" },
        this.restart,
        this.play,
        make("div", { class: "steps", attributes: { role: "group" }, label: "time.steps" },
          step("time.step.discriminator", "discriminator"),
          step("time.step.generator", "generator"),
          step("time.step.iteration", "iteration")),
        this.slow,
        make("label", { class: "speed" }, make("span", { say: "time.speed" }), this.speed, this.speedWords),
        make("span", { class: "spring" }),
        this.state,
      ),
      make("div", { class: "time-row" }, make("div", { class: "timeline-holder" }, this.marks, this.slider), this.where, this.toNow),
    );
    this.speed.addEventListener("input", () => this.tellSpeed());
    this.speed.addEventListener("change", () =>
      laboratory.setSpeed({ iterationsPerSecond: SPEEDS[Number(this.speed.value)] ?? null }));
    this.slider.addEventListener("input", () => {
      this.dragging = true;
      const done = Math.max(0, ...(laboratory.status?.lanes.map((lane) => lane.iteration) ?? [0]));
      if (Number(this.slider.value) >= done) {
        this.slider.value = String(done);
        laboratory.now();
      } else {
        void this.hold();
        laboratory.showPast(Number(this.slider.value));
      }
      this.update();
    });
    this.slider.addEventListener("change", () => (this.dragging = false));
    this.setSpeedSlider();
    onLanguage(() => this.update());
  }

  togglePlay(): void {
    const { status } = this.laboratory;
    if (status === null) {
      return;
    }
    if (this.laboratory.running) {
      void this.laboratory.command({ action: "pause" });
    } else if (status.state === "finished" || status.state === "failed") {
      void this.laboratory.restart(true);
    } else {
      void this.laboratory.command({ action: "play" });
    }
  }

  get slowMotion(): boolean {
    return typeof this.laboratory.speed.secondsPerStage === "number";
  }

  toggleSlow(): void {
    if (this.slowMotion) {
      this.setSpeed(SPEEDS[Number(this.speed.value)] ?? null);
      this.openSlow(false);
    } else {
      this.laboratory.setSpeed({ secondsPerStage: SECONDS_PER_STAGE });
      this.openSlow(true);
      if (!this.laboratory.running && this.laboratory.status?.state === "paused") {
        void this.laboratory.command({ action: "play" });
      }
    }
    this.update();
  }

  faster(by: number): void {
    const place = Math.max(0, Math.min(SPEEDS.length - 1, Number(this.speed.value) + by));
    this.speed.value = String(place);
    this.setSpeed(SPEEDS[place] ?? null);
    this.tellSpeed();
  }

  /** Sets the speed, and the slider with it. */
  setSpeed(iterationsPerSecond: number | null): void {
    this.laboratory.setSpeed({ iterationsPerSecond });
    this.setSpeedSlider();
  }

  /** Shows the speed that there is, such as that of a run that was found again. */
  showSpeed(): void {
    this.setSpeedSlider();
    this.openSlow(this.slowMotion);
  }

  private setSpeedSlider(): void {
    const speed = this.laboratory.speed.iterationsPerSecond;
    const place = speed == null && !this.slowMotion ? SPEEDS.length - 1
      : SPEEDS.findIndex((each) => each === null || each >= (speed ?? 300));
    this.speed.value = String(place < 0 ? SPEEDS.length - 1 : place);
    this.tellSpeed();
  }

  private async hold(): Promise<void> {
    if (this.laboratory.status?.state === "running") {
      const shown = Number(this.slider.value);
      await this.laboratory.command({ action: "pause" });
      this.laboratory.showPast(shown);
    }
  }

  private tellSpeed(): void {
    const speed = SPEEDS[Number(this.speed.value)] ?? null;
    const words = speed === null ? text("time.fastest") : text("time.perSecond", { speed: count(speed) });
    write(this.speedWords, words);
    this.speed.setAttribute("aria-valuetext", words);
  }

  update(): void {
    const { status, running } = this.laboratory;
    const key = running ? "time.pause" : "time.play";
    if (this.play.getAttribute("data-aria-label") !== key) {
      sayAttribute(this.play, "aria-label", key);
      sayAttribute(this.play, "title", key);
      this.play.replaceChildren(icon(running ? "pause" : "play"));
    }
    this.slow.setAttribute("aria-pressed", String(this.slowMotion));
    this.tellSpeed();
    const done = Math.max(0, ...(status?.lanes.map((lane) => lane.iteration) ?? [0]));
    const last = Math.max(1, ...(status?.lanes.map((lane) => lane.of) ?? [1]));
    this.slider.max = String(last);
    if (!this.dragging) {
      this.slider.value = String(this.laboratory.shownPast ?? done);
    }
    this.toNow.hidden = this.laboratory.shownPast === null;
    this.tellWhere();
    this.tellState();
    this.tellMarks(last);
  }

  private tellWhere(): void {
    const lane = this.laboratory.status?.lanes[0];
    const at = this.laboratory.shownPast ?? lane?.iteration ?? 0;
    const words = text("time.where", { iteration: count(at), of: count(lane?.of ?? 0) });
    if (this.where.textContent !== words) {
      write(this.where, words);
      this.slider.setAttribute("aria-valuetext", words);
    }
  }

  private tellState(): void {
    const { status } = this.laboratory;
    let words = text(`state.${status?.state ?? "none"}`);
    if (!this.laboratory.connected) {
      words = text("state.disconnected");
    } else if (status?.state !== "failed" && status?.lanes.some((lane) => lane.state === "preparing")) {
      words = text("state.preparing");
    } else if (status?.state === "waiting") {
      words = text("state.waiting.place", { position: status.position, queue: status.queue });
    } else if (status?.state === "running") {
      const pretraining = status.lanes.find((lane) => lane.state === "pretraining");
      if (pretraining !== undefined) {
        words = text("state.pretraining", { step: count(pretraining.pretrainingStep), of: count(pretraining.pretrainingOf) });
      } else if (status.iterationsPerSecond !== null && !this.slowMotion) {
        const speed = status.iterationsPerSecond;
        words = text("state.running.speed", { speed: speed < 10 ? seconds(speed) : count(speed) });
      }
    } else if (status?.why) {
      words = `${words}: ${status.why}`;
    }
    if (this.state.textContent !== words) {
      write(this.state, words);
      this.state.title = words;
    }
    this.state.dataset["state"] = this.laboratory.connected ? (status?.state ?? "none") : "disconnected";
  }

  private tellMarks(last: number): void {
    const events = (this.laboratory.status?.lanes ?? []).flatMap((lane) => lane.events);
    const shape = `${last} ${events.map((event) => event.iteration).join(" ")}`;
    if (this.marks.dataset["shape"] === shape) {
      return;
    }
    this.marks.dataset["shape"] = shape;
    this.marks.replaceChildren(...events.map((event) => {
      const mark = make("span", { class: `mark ${event.kind}` });
      mark.style.left = `${(100 * event.iteration) / last}%`;
      return mark;
    }));
  }
}
