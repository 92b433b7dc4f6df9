import type { Edition } from '../../../web/results/edition.ts';
import { factsOf, methodOf } from '../../../web/results/method.ts';
import { type Cell, head, type Sheet, text, title } from './sheet.ts';

type Row = readonly Cell[];

const said = (first: string, second: string): Row => [head(first), text(second)];

/** The first sheet: what the file is, how its numbers came about, what the mark means, what stands where. */
export function notesSheet(edition: Edition, sheets: readonly Sheet[]): Sheet {
  const { words, title: of, demo } = edition;
  const { say } = words;
  const rows: readonly Row[] = [
    [head(say('notes')), title(of.text)],
    ...(demo ? [said(say('note'), say('demo'))] : []),
    ...factsOf(edition).map(({ name, value }) => said(name, value)),
    ...methodOf(edition).map(({ name, text: long }) => said(name, long)),
    ...sheets.map((sheet) => said(`${say('sheet')}: ${sheet.name}`, sheet.about)),
  ];
  return { name: say('notes'), about: '', widths: [34, 100], frozen: { rows: 1, columns: 0 }, filter: false, rows };
}
