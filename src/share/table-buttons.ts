import {saveButton, type SavedFile} from "../components/controls/save-button.js";
import {html} from "../components/dom.js";
import {DOWNLOAD_WORDS as WORDS} from "../text/download.js";
import type {DownloadTable} from "../views/table-download.js";

export interface TableButtonsProps {
  /** Name of the files without ending. */
  readonly name: () => string;
  /** The table as it is when a button is pressed. */
  readonly table: () => DownloadTable | Promise<DownloadTable>;
}

const EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Three buttons that hand a table to the reader as CSV, Excel and Parquet; the writers are loaded when one is pressed. */
export function tableButtons({name, table}: TableButtonsProps): HTMLElement {
  const writers = () => import("../views/table-download.js");
  const save = (label: string, ending: string, type: string, content: () => Promise<BlobPart>) =>
    saveButton({
      label,
      file: async (): Promise<SavedFile> => ({name: `${name()}.${ending}`, type, content: await content()})
    });
  return html(
    "span",
    {class: "buttons"},
    save(WORDS.csv, "csv", "text/csv;charset=utf-8", async () =>
      (await writers()).toCsv((await table()).columns)
    ),
    save(WORDS.excel, "xlsx", EXCEL, async () => (await writers()).toExcel(await table())),
    save(WORDS.parquet, "parquet", "application/vnd.apache.parquet", async () =>
      (await writers()).toParquet((await table()).columns)
    )
  );
}
