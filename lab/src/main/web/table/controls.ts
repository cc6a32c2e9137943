import { button, make, signButton } from "../base/dom";
import { count } from "../base/format";
import { icon } from "../base/icons";
import { onLanguage, sayAttribute, text, write } from "../base/words";
import type { TableTraining } from "./training";

/** Play, pause, end, begin again, and how far training is. */
export class TableControls {
  private readonly play = make("button", { class: "primary play", testid: "play" });
  private readonly playSign = make("span", { class: "play-sign" });
  private readonly playWords = make("span");
  private readonly stop = button("table.stop", "table-stop", () => void this.training.command("stop"), { title: "table.stop.what" });
  private readonly seed = make("input", { testid: "table-seed", attributes: { inputmode: "numeric", size: "6", pattern: "-?[0-9]+" } });
  private readonly restart = signButton("restart", "table.restart", "table-restart", () => this.again());
  private readonly progress = make("progress", { label: "table.progress", attributes: { max: "1", value: "0" } });
  private readonly state = make("span", { class: "run-state", testid: "run-state", attributes: { "aria-live": "polite" } });
  private readonly phases = ["likelihood", "game", "judging"].map((phase) =>
    make("li", { say: `table.phase.${phase}`, attributes: { "data-phase": phase } }));
  readonly element = make("section", { class: "time table-time", label: "time.label", testid: "time" },
    make("div", { class: "time-row" }, this.play, this.stop,
      make("span", { class: "again" }, make("label", { class: "seed-label" }, make("span", { say: "table.seed" }), this.seed), this.restart),
      make("ol", { class: "phases" }, ...this.phases), make("span", { class: "spring" }), this.state),
    this.progress);

  constructor(private readonly training: TableTraining) {
    this.play.type = "button";
    this.play.append(this.playSign, this.playWords);
    this.play.addEventListener("click", () => this.toggle());
    this.seed.value = training.status.seed;
    this.seed.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        this.again();
      }
    });
    onLanguage(() => this.update());
  }

  toggle(): void {
    if (this.training.goesOn) {
      void this.training.command(this.training.playing ? "pause" : "play");
    }
  }

  private again(): void {
    void this.training.restart(this.seed.value.trim());
  }

  update(): void {
    const { training } = this;
    const { status } = training;
    const key = training.playing ? "time.pause" : status.step === 0 && status.phase !== "game" ? "table.train" : "time.play";
    if (this.play.dataset["key"] !== key) {
      this.play.dataset["key"] = key;
      this.playSign.replaceChildren(icon(training.playing ? "pause" : "play"));
    }
    write(this.playWords, text(key));
    sayAttribute(this.play, "title", key);
    this.play.disabled = !training.goesOn;
    this.stop.disabled = !training.goesOn || status.phase === "preparing";
    this.phases.forEach((phase) => phase.toggleAttribute("aria-current", phase.dataset["phase"] === status.phase));
    this.progress.value = status.phase === "done" ? 1 : status.of > 0 ? status.step / status.of : 0;
    if (status.phase === "judging") {
      this.progress.removeAttribute("value"); // nobody knows how far it is
    }
    write(this.state, this.words());
    this.state.title = this.state.textContent ?? "";
    this.state.dataset["state"] = !training.connected || training.gone ? "disconnected" : status.state;
  }

  private words(): string {
    const { status, gone, connected } = this.training;
    if (gone) {
      return text("table.gone");
    }
    if (!connected) {
      return text("state.disconnected");
    }
    if (status.state === "failed") {
      return `${text("state.failed")}: ${status.why ?? ""}`;
    }
    if (status.state === "waiting" && status.position > 0) {
      return text("state.waiting.place", { position: status.position, queue: status.queue });
    }
    if (status.phase === "likelihood" || status.phase === "game") {
      const words = text(`table.state.${status.phase}`, { step: count(status.step), of: count(status.of) });
      return status.state === "paused" ? `${words} · ${text("state.paused")}${status.why === null ? "" : `: ${status.why}`}` : words;
    }
    return text(`table.state.${status.phase}`);
  }
}
