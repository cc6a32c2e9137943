import { freshId, make, signButton } from "./dom";

/** Opens a modal dialog; it closes by its button, by Escape, and by a press beside it. */
export function openDialog(titleKey: string, ...content: (Node | null)[]): HTMLDialogElement {
  const heading = freshId("dialog");
  const dialog = make("dialog", { testid: "dialog", attributes: { "aria-labelledby": heading } });
  dialog.append(
    make(
      "header",
      {},
      make("h2", { id: heading, say: titleKey }),
      signButton("close", "dialog.close", "dialog-close", () => dialog.close()),
    ),
    // What is longer than the window is scrolled, with the keyboard too.
    make("div", { class: "dialog-content", attributes: { tabindex: "0", role: "region", "aria-labelledby": heading } }, ...content),
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  dialog.addEventListener("close", () => {
    document.body.append(...dialog.querySelectorAll(".notices"));
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
