/** Endings of the files that `readWorkbook` reads. */
export const WORKBOOK_ENDINGS: readonly string[] = [".xlsx", ".xlsm", ".xls", ".ods"];
