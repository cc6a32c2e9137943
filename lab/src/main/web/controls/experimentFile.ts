import { button, make, save } from "../base/dom";
import { openDialog } from "../base/dialog";
import { notice } from "../base/notice";
import { text } from "../base/words";
import { downloadAddress } from "../server/requests";
import type { Laboratory } from "../state/laboratory";
import { remembered } from "../state/remembered";
import { download } from "../downloads/download";

/** The experiment as text: copied, saved, opened, and as a link. */
export function fileRow(laboratory: Laboratory): HTMLElement {
  const yaml = (): string => laboratory.lanes[laboratory.selected]?.completed.yaml ?? "";
  return make(
    "div",
    { class: "row files" },
    button("file.copy", "copy-yaml", () => void copy(yaml(), "file.copied"), { class: "small", title: "file.copy.what" }),
    button("file.download", "download-yaml", () => {
      const completed = laboratory.lanes[laboratory.selected]?.completed;
      if (completed?.data != null && laboratory.run !== null) {
        // It cannot be run without its data.
        void download(downloadAddress(laboratory.run, "experiment.zip", laboratory.selected));
      } else {
        save(`${completed?.file ?? "experiment"}.yaml`, new Blob([yaml()], { type: "application/yaml" }));
      }
    }, { class: "small", title: "file.download.what" }),
    button("file.open", "open-yaml", () => openText(laboratory, yaml()), { class: "small", title: "file.open.what" }),
    button("file.link", "copy-link", () => void copy(location.href, "file.linked"), { class: "small", title: "file.link.what" }),
  );
}

async function copy(words: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    notice(text(done));
  } catch {
    // Without access to the clipboard, the text is shown for copying by hand.
    const area = make("textarea", { class: "yaml", testid: "copied-text", label: "file.text", attributes: { rows: "20", readonly: "" } });
    area.value = words;
    openDialog("file.byHand", area);
    area.select();
  }
}

function openText(laboratory: Laboratory, yaml: string): void {
  const area = make("textarea", { class: "yaml", testid: "yaml", label: "file.text", attributes: { rows: "20", spellcheck: "false" } });
  area.value = yaml;
  const file = make("input", { testid: "yaml-file", label: "file.choose", attributes: { type: "file", accept: ".yaml,.yml,text/yaml" } });
  file.addEventListener("change", () => {
    void file.files?.[0]?.text().then((words) => (area.value = words));
  });
  const use = button("file.use", "yaml-use", () => {
    const lanes = laboratory.lanes.map((lane, at) =>
      at === laboratory.selected ? { experiment: area.value, files: remembered.files } : { experiment: lane.completed.experiment });
    void laboratory.open(lanes).then((opened) => {
      if (opened) {
        dialog.close();
      }
    });
  }, { class: "primary" });
  const dialog = openDialog("file.open", make("p", { say: "file.open.what" }), file, area, make("p", { class: "row" }, use));
}
