import { freshId, make, signButton } from "./dom";

/** Opens a modal dialog, which closes by its button, by Escape, and by a click outside it. */
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
    // Content longer than the window can be scrolled, also with the keyboard.
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
