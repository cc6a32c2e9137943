import { button, make, save } from "../base/dom";
import { openDialog } from "../base/dialog";
import { percent } from "../base/format";
import { complain, notice } from "../base/notice";
import { say, text } from "../base/words";
import type { ChartPanel } from "../charts/panel";
import { Refusal, takeAwayAddress } from "../server/requests";
import type { Laboratory } from "../state/laboratory";
import { canAnimate, saveAnimation } from "./animation";
import { savePng, saveSvg } from "./picture";

/** Everything that can be taken away, in one dialog. */
export function openTakeAway(laboratory: Laboratory, charts: ChartPanel): void {
  const { run, comparing } = laboratory;
  if (run === null) {
    return;
  }
  let lane = laboratory.selected;
  const name = (): string => laboratory.status?.lanes[lane]?.name ?? "gan4j";
  const fetched = (key: string, what: string, file: () => string): HTMLElement =>
    row(button(key, `take-${what}`, () => void download(takeAwayAddress(run, what, lane), file())), `${key}.what`);
  const animation = button("take.animation", "take-animation", () => {
    animation.disabled = true;
    saveAnimation(laboratory, (share) => say(animation, "take.animation.progress", { share: percent(share) }))
      .then(() => notice(text("take.animation.done")), complain)
      .finally(() => {
        animation.disabled = false;
        say(animation, "take.animation");
      });
  });
  animation.disabled = !canAnimate();
  const lanes = make("fieldset", { class: "row" }, make("legend", { say: "take.lane" }));
  laboratory.lanes.forEach((_, at) => {
    const radio = make("input", { attributes: { type: "radio", name: "take-lane" } });
    radio.checked = at === lane;
    radio.addEventListener("change", () => (lane = at));
    lanes.append(make("label", {}, radio, make("span", { say: `lane.${at}` })));
  });
  openDialog(
    "take.title",
    comparing ? lanes : null,
    make(
      "ul",
      { class: "take-list" },
      row(button("take.svg", "take-svg", () => saveSvg(laboratory, charts)), "take.svg.what"),
      row(button("take.png", "take-png", () => savePng(laboratory, charts)), "take.png.what"),
      row(animation, "take.animation.what"),
      fetched("take.model", "model.gan", () => `${name()}.gan`),
      fetched("take.run", "run.zip", () => `${name()}.zip`),
      fetched("take.history", "history.csv", () => `${name()}-history.csv`),
      fetched("take.experiment", "experiment.yaml", () => `${name()}.yaml`),
    ),
  );
}

function row(press: HTMLElement, what: string): HTMLElement {
  return make("li", {}, press, make("span", { say: what }));
}

/** Fetches first, so that a refusal is shown on the page and not saved as a file. */
async function download(address: string, name: string): Promise<void> {
  try {
    const response = await fetch(address, { cache: "no-store" });
    if (!response.ok) {
      const answer = (await response.json().catch(() => ({}))) as { error?: string; code?: string };
      throw new Refusal(response.status, answer.code ?? "failure", answer.error ?? response.statusText);
    }
    save(name, await response.blob());
  } catch (error) {
    complain(error);
  }
}
