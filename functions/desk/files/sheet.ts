/** A cell of a sheet: nothing, a text, or a whole number; percents are whole percents. */
export type Cell =
  | null
  | { readonly kind: 'text' | 'head' | 'title'; readonly text: string }
  | { readonly kind: 'count' | 'percent'; readonly number: number };

/** A table on a page of a spreadsheet file, without merged cells. Its first row is its header. */
export type Sheet = {
  readonly name: string;
  /** What is on it, for the list on the first sheet. */
  readonly about: string;
  /** In characters. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly filter: boolean;
  readonly rows: readonly (readonly Cell[])[];
};

/** Most UTF-16 units in a cell (Excel); a text that is cut ends with an ellipsis. */
const most = 32_767;

const fitting = (value: string): string =>
  value.length > most ? `${value.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : value;

/** A text; nothing where it is empty. */
export const text = (value: string): Cell => (value === '' ? null : { kind: 'text', text: fitting(value) });
export const head = (value: string): Cell => ({ kind: 'head', text: fitting(value) });
export const title = (value: string): Cell => ({ kind: 'title', text: fitting(value) });
export const count = (number: number): Cell => ({ kind: 'count', number });
export const percent = (number: number): Cell => ({ kind: 'percent', number });

/** `A`, `B` … `Z`, `AA`: the name of a column by its position from 0. */
const columnName = (index: number): string =>
  (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** The cells of a sheet as an address. */
export const rangeOf = ({ rows, widths }: Sheet): string => `A1:${columnName(widths.length - 1)}${rows.length}`;
