import { createHmac } from 'node:crypto';
import { cellsOf, codedColumns, headOf, linesOf, type Record, type Sizes } from '../../survey/microdata.ts';
import type { Questionnaire } from '../../survey/questionnaire.ts';
import { type Row, textOf } from '../store/client.ts';
import { responseOf } from '../tally/record.ts';

/** Which part of a wave is asked for: one of so many, into which responses fall by a secret. */
export type Part = { readonly part: number; readonly parts: number };

const add = (counts: Map<string, number>, value: string): void => void counts.set(value, (counts.get(value) ?? 0) + 1);

/**
 * A part of a wave's responses as coded CSV, in chunks; the first part begins with the head. Responses are read one page
 * after another; what is kept of them are the lines of this part, since their order is another than that of reading.
 * `minGroup` counts over all parts.
 */
export async function* microdata(
  rows: AsyncIterable<Row>,
  questionnaire: Questionnaire,
  { secret, minGroup, part, parts }: Part & { readonly secret: string; readonly minGroup: number },
): AsyncGenerator<string, void> {
  const columns = codedColumns(questionnaire);
  const sizes: Sizes = { places: new Map(), languages: new Map() };
  const records: Record[] = [];
  for await (const row of rows) {
    const [place, language] = [row['place']?.S ?? '', textOf(row, 'language')];
    add(sizes.places, place);
    add(sizes.languages, language);
    const digest = createHmac('sha256', secret).update(textOf(row, 'sk')).digest();
    if (digest.readUInt32BE(0) % parts !== part - 1) continue;
    const { answers } = responseOf(row);
    const order = digest.toString('latin1', 4, 16);
    records.push({ order, day: textOf(row, 'day'), language, place, cells: cellsOf(columns, answers) });
  }
  if (part === 1) yield headOf(columns);
  yield* linesOf(records, sizes, minGroup);
}
