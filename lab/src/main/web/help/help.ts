import { make } from "../base/dom";
import { openDialog } from "../base/dialog";
import type { Laboratory } from "../state/laboratory";

export interface Shortcut {
  keys: string[];
  key: string;
  act(): void;
}

/** Handles shortcuts, unless the user is typing or choosing something. */
export function listen(shortcuts: Shortcut[]): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]") !== null) {
      return;
    }
    const target = event.target as Element;
    const typing = target.matches("input:not([type=checkbox], [type=radio], [type=range]), textarea, select");
    const pressing = event.key === " " && target.matches("button, summary, input, [tabindex='0']:not(body)");
    const sliding = target.matches("input[type=range]") && /^(Arrow|Home|End|Page)/.test(event.key);
    if (typing || pressing || sliding) {
      return;
    }
    const found = shortcuts.find((shortcut) => shortcut.keys.includes(event.key));
    if (found !== undefined) {
      event.preventDefault();
      found.act();
    }
  });
}

export function openHelp(laboratory: Laboratory, shortcuts: Shortcut[]): void {
  const list = make("dl", { class: "shortcuts" });
  for (const shortcut of shortcuts) {
    const keys = shortcut.keys.map((name) => make("kbd", {}, name === " " ? "Space" : name));
    list.append(make("div", {}, make("dt", {}, ...keys), make("dd", { say: shortcut.key })));
  }
  openDialog(
    "help.title",
    make("p", { say: "help.what" }),
    make("h3", { say: "help.read" }),
    make("p", { say: "help.read.diagram" }),
    make("p", { say: "help.read.numbers" }),
    make("p", { say: "help.read.points" }),
    make("p", { say: "help.read.distance" }),
    make("h3", { say: "help.shortcuts" }),
    list,
    make("p", { class: "muted", say: "help.version", values: { version: laboratory.info.version, kernels: laboratory.info.kernels } }),
  );
}
