import { button, make } from "../base/dom";
import { openDialog } from "../base/dialog";
import { count } from "../base/format";
import { text } from "../base/words";
import { requests } from "../server/requests";
import { tableHash } from "../table/start";
import type { Json, Kind, UploadedTable, UploadedTableColumn, UploadedTableLabel } from "../server/protocol";

/** The most columns that a stage can show; the server refuses more. */
const MOST_COLUMNS = 24;

/** Receives the chosen data, and the column of their classes; null for none. */
export type Choose = (data: Json, kind: Kind, label: string | null) => void;

/** Sends a file and asks which of its columns are the data. */
export async function chooseColumns(file: File, choose: Choose): Promise<void> {
  const upload = await requests.upload(file.name, file);
  const only = upload.columns[0];
  if (upload.columns.length === 1 && only !== undefined && only.missing === 0 && upload.others.length === 0) {
    choose(dataOf(upload, [only], null), "numbers", null);
    return;
  }
  ask(upload, choose);
}

/** The data of an experiment. Rows with a blank cell must be left out. */
function dataOf(upload: UploadedTable, chosen: UploadedTableColumn[], label: UploadedTableLabel | null): Json {
  const keys = chosen.map((column) => column.key);
  const first = keys[0];
  const columns = keys.length === 1 && first !== undefined ? { column: first } : { columns: keys };
  const missing = [...chosen, ...(label === null ? [] : [label])].some((column) => column.missing > 0) ? { missing: "drop" } : {};
  return { file: upload.upload, ...columns, ...missing };
}

function ask(upload: UploadedTable, choose: Choose): void {
  const nameOf = (column: { number: number; name: string }): string =>
    upload.header && column.name !== `column ${column.number}` ? column.name : text("upload.column", { number: column.number });
  const boxes = upload.columns.map((column, at) => {
    const box = make("input", { testid: `column-${column.number}`, attributes: { type: "checkbox" } });
    box.checked = at === 0;
    const blank = column.missing > 0 ? ` (${text("upload.blank", { count: count(column.missing) })})` : "";
    return { column, box, element: make("li", {}, make("label", {}, box, ` ${nameOf(column)}${blank}`)) };
  });
  const chosen = (): UploadedTableColumn[] => boxes.filter(({ box }) => box.checked).map(({ column }) => column);
  const use = button("upload.use", "upload-use", () => {
    const columns = chosen();
    const classes = labelled();
    dialog.close();
    choose(dataOf(upload, columns, classes), columns.length === 1 ? "numbers" : columns.length === 2 ? "points" : "table",
      classes?.key ?? null);
  }, upload.others.length > 0 ? {} : { class: "primary" });
  const label = make("select", { testid: "upload-label" });
  label.append(make("option", { say: "upload.label.none", attributes: { value: "" } }),
    ...upload.labels.map((column) => make("option", { attributes: { value: String(column.number) } },
      text("upload.label.of", { name: nameOf(column), classes: column.classes }))));
  const labelled = (): UploadedTableLabel | null => upload.labels.find(({ number }) => String(number) === label.value) ?? null;
  const classes = make("div", {}, make("label", { class: "row" }, make("span", { say: "upload.label" }), label),
    make("p", { class: "muted", say: "upload.label.what" }));
  classes.hidden = upload.labels.length === 0;
  const dropped = make("p", { say: "upload.dropped", testid: "upload-dropped" });
  const check = (): void => {
    const columns = chosen();
    use.disabled = columns.length < 1 || columns.length > MOST_COLUMNS;
    for (const option of label.options) {
      option.disabled = columns.some((column) => String(column.number) === option.value);
    }
    if (label.selectedOptions[0]?.disabled === true) {
      label.value = "";
    }
    dropped.hidden = columns.every((column) => column.missing === 0) && (labelled()?.missing ?? 0) === 0;
  };
  label.addEventListener("change", check);
  boxes.forEach(({ box }) => box.addEventListener("change", check));
  check();
  const others = upload.others
    .map((column) => text("upload.because", { name: nameOf(column), reason: text(`upload.why.${column.why}`) }))
    .join(text("upload.between"));
  const dialog = openDialog(
    "upload.title",
    make("p", { say: "upload.what", values: { name: upload.name, rows: count(upload.rows) } }),
    ...(upload.columns.length + upload.others.length > 1 ? [whole(upload)] : []),
    ...(upload.columns.length === 0 ? [] : [make("p", { say: "upload.choose" })]),
    make("ul", { class: "columns" }, ...boxes.map(({ element }) => element)),
    ...(upload.columns.length === 0 ? [] : [classes]),
    dropped,
    ...(others === "" ? [] : [make("p", { say: "upload.others", values: { others }, testid: "upload-others" })]),
    ...(upload.columns.length === 0 ? [] : [make("p", { class: "row" }, use)]),
  );
}

/** All columns, of whatever kind, as gan4j train takes a file. */
function whole(upload: UploadedTable): HTMLElement {
  const press = button("upload.table", "upload-table", () => {
    location.hash = tableHash(upload.upload);
  }, { class: "primary" });
  return make("div", { class: "upload-table" }, press, make("span", { say: "upload.table.what" }));
}
