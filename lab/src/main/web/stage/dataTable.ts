import { make } from "../base/dom";
import { openDialog } from "../base/dialog";
import { save } from "../base/dom";
import { button } from "../base/dom";
import { text } from "../base/words";
import type { Table } from "../draw/figure";

/** Opens the present numbers behind a picture. */
export function openTable(title: string, table: () => Table): void {
  const { columns, rows } = table();
  const head = make("tr");
  columns.forEach((column) => head.append(make("th", { attributes: { scope: "col" } }, column)));
  const body = make("tbody");
  for (const row of rows) {
    const line = make("tr");
    row.forEach((cell) => line.append(make("td", {}, String(cell))));
    body.append(line);
  }
  const whole = make("table", { class: "data", testid: "data-table" }, make("caption", {}, title), make("thead", {}, head), body);
  const note = rows.length === 0 ? make("p", { say: "table.empty" }) : null;
  const download = button("table.csv", "table-csv", () => {
    const lines = [columns, ...rows].map((row) => row.map((cell) => quoted(String(cell).replace("−", "-"))).join(","));
    save(`${title}.csv`, new Blob([`${lines.join("\r\n")}\r\n`], { type: "text/csv" }));
  });
  const scroll = make("div", { class: "table-scroll", attributes: { tabindex: "0", role: "region", "aria-label": text("figure.table") } }, whole);
  openDialog("figure.table", note, scroll, make("p", { class: "row" }, download));
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
