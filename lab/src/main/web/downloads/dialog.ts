import { button, make } from "../base/dom";
import { openDialog } from "../base/dialog";
import { percent } from "../base/format";
import { complain, notice } from "../base/notice";
import { say, text } from "../base/words";
import type { ChartPanel } from "../charts/panel";
import { downloadAddress } from "../server/requests";
import type { Laboratory } from "../state/laboratory";
import { canAnimate, saveAnimation } from "./animation";
import { download } from "./download";
import { savePng, saveSvg } from "./picture";

/** All downloads, in one dialog. */
export function openDownloads(laboratory: Laboratory, charts: ChartPanel): void {
  const { run, comparing } = laboratory;
  if (run === null) {
    return;
  }
  let lane = laboratory.selected;
  const fetched = (key: string, what: string): HTMLElement =>
    row(button(key, `take-${what}`, () => void download(downloadAddress(run, what, lane))), `${key}.what`);
  const uploaded = laboratory.lanes.some(({ completed }) => completed.data !== null);
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
      fetched("take.model", "model.gan"),
      fetched("take.run", "run.zip"),
      fetched("take.history", "history.csv"),
      uploaded ? fetched("take.data", "experiment.zip") : fetched("take.experiment", "experiment.yaml"),
    ),
  );
}

function row(press: HTMLElement, what: string): HTMLElement {
  return make("li", {}, press, make("span", { say: what }));
}
