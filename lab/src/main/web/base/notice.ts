import { make, signButton } from "./dom";
import { text, write } from "./words";
import { Refusal } from "../server/requests";

/** Shows an error or a result as a polite notice: a line at the bottom that screen readers announce. */
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
  // Elements outside an open dialog are inert, so the notice goes into the dialog.
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  while (area.children.length > 3) {
    area.firstElementChild?.remove();
  }
  window.setTimeout(() => line.remove(), kind === "error" ? 15000 : 5000);
}

/** Removes error notices once something has worked. */
export function content(): void {
  area.querySelectorAll(".error").forEach((line) => line.remove());
}

/** Shows why a request failed: the page's sentence, then the server's. */
export function complain(error: unknown): void {
  if (error instanceof Refusal) {
    const lead = error.code === "away" ? text("error.away") : text("error.refused");
    notice(error.message === "" ? lead : `${lead} ${error.message}`, "error");
  } else {
    notice(`${text("error.page")} ${error instanceof Error ? error.message : String(error)}`, "error");
  }
}
