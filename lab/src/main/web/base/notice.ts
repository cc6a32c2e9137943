import { make, signButton } from "./dom";
import { text, write } from "./words";
import { Refusal } from "../server/requests";

/** Shows what went wrong, or was done, in a polite way: a line at the bottom that a screen reader says too. */
const area = make("div", { class: "notices", attributes: { role: "status", "aria-live": "polite" }, testid: "notices" });

export function noticeArea(): HTMLElement {
  return area;
}

export function notice(words: string, kind: "error" | "done" = "done"): void {
  const same = [...area.children].find((child) => child.getAttribute("data-words") === words);
  same?.remove();
  const line = make("div", { class: `notice ${kind}`, testid: `notice-${kind}`, attributes: { "data-words": words } });
  const sentence = make("span");
  write(sentence, words);
  line.append(sentence, signButton("close", "notice.close", "notice-close", () => line.remove()));
  area.append(line);
  // What is beside an open dialog is out of reach, so it goes into it.
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  while (area.children.length > 3) {
    area.firstElementChild?.remove();
  }
  window.setTimeout(() => line.remove(), kind === "error" ? 15000 : 5000);
}

/** Takes complaints away, once something has worked. */
export function content(): void {
  area.querySelectorAll(".error").forEach((line) => line.remove());
}

/** Says why a request failed; the server's own sentence follows ours. */
export function complain(error: unknown): void {
  if (error instanceof Refusal) {
    const lead = error.code === "away" ? text("error.away") : text("error.refused");
    notice(error.message === "" ? lead : `${lead} ${error.message}`, "error");
  } else {
    notice(`${text("error.page")} ${error instanceof Error ? error.message : String(error)}`, "error");
  }
}
