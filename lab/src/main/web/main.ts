import { complain, notice, noticeArea } from "./base/notice";
import { make } from "./base/dom";
import { startTheme } from "./base/theme";
import { preferredLanguage, speak, text } from "./base/words";
import { Page } from "./page";
import { requests } from "./server/requests";
import { Laboratory } from "./state/laboratory";
import { readHash } from "./state/link";
import { openTablePage, tableIn } from "./table/start";

async function start(): Promise<void> {
  startTheme();
  await speak(preferredLanguage());
  document.body.append(noticeArea());
  const table = tableIn(location.hash);
  window.addEventListener("hashchange", () => {
    if (tableIn(location.hash) !== table) {
      location.reload(); // another view
    }
  });
  if (table !== null) {
    const opened = await openTablePage(table);
    document.querySelector("#waiting")?.remove();
    document.body.prepend(opened);
    return;
  }
  const [info, catalogue] = await Promise.all([requests.info(), requests.catalogue()]);
  const laboratory = new Laboratory(info, catalogue);
  const page = new Page(laboratory);
  document.querySelector("#waiting")?.remove();
  document.body.prepend(page.element);
  await openLinked(laboratory, true);
  window.addEventListener("hashchange", () => {
    if (location.hash !== laboratory.hash && tableIn(location.hash) === null) {
      void openLinked(laboratory, false);
    }
  });
}

/** Opens the experiment in the address; otherwise the run that this page had, or the tutorial. */
async function openLinked(laboratory: Laboratory, first: boolean): Promise<void> {
  try {
    if (first && (await laboratory.resume(location.hash))) {
      return;
    }
    const linked = await readHash(location.hash);
    const preset = laboratory.catalogue.presets.find((each) => each.name === linked?.preset);
    const lanes = linked === null || linked.lanes.length === 0
      ? [preset === undefined ? {} : { experiment: preset.experiment }]
      : linked.lanes;
    if (await laboratory.open(lanes)) {
      if (linked?.lanes.length === 0 && linked.preset !== null && preset === undefined) {
        notice(text("error.preset", { name: linked.preset }), "error");
      }
      return;
    }
  } catch (error) {
    complain(error instanceof Error && !("status" in error) ? new Error(text("error.link")) : error);
  }
  if (laboratory.lanes.length === 0) {
    await laboratory.open([{}]);
  }
}

start().catch((error: unknown) => {
  const waiting = document.querySelector("#waiting") ?? document.body.appendChild(make("p"));
  waiting.textContent = `${text("error.start")} ${error instanceof Error ? error.message : ""}`;
});
