/** Cells as a spreadsheet's clipboard holds them. */

/** Text that a spreadsheet would run is written so that it stays text. Wide signs count too: Chinese Excel takes them for the others. A plain negative number is none. */
export const inert = (text: string): string => (/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) && !/^-[\d,.]+$/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[\t\r\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows of cells → cells by tabs, rows by lines. */
export const writeBlock = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map((cell) => quoted(inert(cell))).join('\t')).join('\n');
