import { make, button } from "../base/dom";
import { complain } from "../base/notice";
import { Refusal, requests } from "../server/requests";
import { TablePage } from "./page";
import { TableTraining } from "./training";

/** The upload that a hash asks to open as a table; null if it asks for none. */
export function tableIn(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, "")).get("table");
}

/** The address of an upload as a table. */
export const tableHash = (upload: string): string => `#table=${upload}`;

/** Opens an upload as a table. */
export async function openTablePage(upload: string): Promise<HTMLElement> {
  try {
    return new TablePage(await TableTraining.of(upload)).element;
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 404) {
      throw error;
    }
    return lost();
  }
}

/** The server does not have the table any more. */
function lost(): HTMLElement {
  const file = make("input", { testid: "table-file", label: "target.upload", attributes: { type: "file", accept: ".csv,.tsv,.txt,text/csv", class: "unseen" } });
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen !== undefined) {
      requests.upload(chosen.name, chosen).then((upload) => {
        location.hash = tableHash(upload.upload);
      }, complain);
    }
  });
  return make("div", { class: "lost", testid: "table-lost" }, make("h1", { say: "table.lost" }), make("p", { say: "table.lost.what" }),
    make("p", { class: "row" }, button("table.lost.open", "table-open", () => file.click(), { class: "primary" }), file,
      make("a", { say: "table.back", attributes: { href: "#" } })));
}
