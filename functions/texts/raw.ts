import { stringify } from 'csv-stringify/sync';
import type { Held } from '../store/room.ts';

const columns = ['question', 'text', 'state', 'written'] as const;

/**
 * The texts of a room as CSV, in the order of their secret ids, as `csvOf` writes it for spreadsheets. They are
 * personal data: no language, place or day stands beside them, and still who reads them may know who wrote.
 */
export const rawCsv = (texts: readonly Held[]): string =>
  stringify(
    texts.map(({ question, text, state, written = '' }) => ({ question, text, state, written })),
    { header: true, columns: [...columns], delimiter: ';', bom: true, record_delimiter: '\r\n', escape_formulas: true },
  );
