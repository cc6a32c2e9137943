import { button, make } from "../base/dom";
import { openDialog } from "../base/dialog";
import { count } from "../base/format";
import { notice } from "../base/notice";
import { text } from "../base/words";
import { requests } from "../server/requests";
import type { Json, Kind, Upload } from "../server/protocol";

/** Sends a file and asks which one or two of its columns are the data. */
export async function chooseColumns(file: File, choose: (data: Json, kind: Kind) => void): Promise<void> {
  const upload = await requests.upload(file.name, file);
  const numeric = upload.columns.filter((column) => column.numeric);
  if (numeric.length === 0) {
    notice(text("upload.noNumbers", { name: upload.name }), "error");
    return;
  }
  const only = numeric[0];
  if (numeric.length === 1 && only !== undefined) {
    choose({ file: upload.upload, column: named(upload, only) }, "numbers");
    return;
  }
  ask(upload, choose);
}

const named = (upload: Upload, column: Upload["columns"][number]): string | number =>
  upload.header && column.name !== "" && upload.columns.filter((each) => each.name === column.name).length === 1
    ? column.name
    : column.number;

function ask(upload: Upload, choose: (data: Json, kind: Kind) => void): void {
  const boxes = upload.columns.map((column, at) => {
    const box = make("input", { testid: `column-${column.number}`, attributes: { type: "checkbox" } });
    box.disabled = !column.numeric;
    box.checked = column.numeric && upload.columns.findIndex((each) => each.numeric) === at;
    const words = upload.header ? column.name : text("upload.column", { number: column.number });
    return { column, box, element: make("li", {}, make("label", {}, box, ` ${words}`)) };
  });
  const use = button("upload.use", "upload-use", () => {
    const chosen = boxes.filter(({ box }) => box.checked).map(({ column }) => named(upload, column));
    dialog.close();
    const first = chosen[0];
    if (chosen.length === 1 && first !== undefined) {
      choose({ file: upload.upload, column: first }, "numbers");
    } else {
      choose({ file: upload.upload, columns: chosen }, "points");
    }
  }, { class: "primary" });
  const check = (): void => {
    const chosen = boxes.filter(({ box }) => box.checked).length;
    use.disabled = chosen < 1 || chosen > 2;
  };
  boxes.forEach(({ box }) => box.addEventListener("change", check));
  check();
  const dialog = openDialog(
    "upload.title",
    make("p", { say: "upload.choose", values: { name: upload.name, rows: count(upload.rows) } }),
    make("ul", { class: "columns" }, ...boxes.map(({ element }) => element)),
    make("p", { class: "row" }, use),
  );
}

