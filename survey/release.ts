import type { infer as Infer } from 'zod/mini';
import { type CountedTable, judgeWhole } from './disclosure/whole.ts';
import { type Mark, marks } from './quality.ts';
import type { participationSchema, releaseSchema } from './schema.ts';
import { declaredTables } from './table.ts';
import { markCounter, type Plan, placeCounter, type Tally, tabulate, totalCounter } from './tally.ts';
import type { Wave } from './wave.ts';

/** An immutable, numbered, disclosure-controlled set of tables. */
export type Release = Infer<typeof releaseSchema>;
export type ReleasedTable = Release['tables'][number];

/** What staff see of a wave that is open. */
export type Participation = Infer<typeof participationSchema>;

/** Makes a wave's release from its exact tally. The same tally gives the same release, byte for byte. */
export function makeRelease(
  plan: Plan,
  wave: Wave,
  tally: Tally,
  { number, day }: { number: number; day: string },
): Release {
  const total = tally.get(totalCounter) ?? 0;
  const counted: readonly CountedTable[] = declaredTables(plan.questionnaire).map((table) => ({
    table,
    cells: tabulate(plan, table, tally),
  }));
  const verdicts = judgeWhole(plan.questionnaire, counted, wave.k);
  const tables = counted.map(({ table, cells }): ReleasedTable => {
    const shape = { ...table, rows: [...table.rows], columns: [...table.columns] };
    const reason = total < wave.k ? 'too_few' : verdicts.get(table.id);
    return reason
      ? { ...shape, status: 'withheld', reason }
      : { ...shape, status: 'published', counts: cells.map((row) => [...row]) };
  });
  return {
    wave: wave.id,
    number,
    questionnaire: wave.questionnaire,
    version: wave.version,
    day,
    policy: { rule: 'whole_table', k: wave.k },
    total: total < wave.k ? null : total,
    tables,
  };
}

/** A mark that a wave's responses can have: `unproved` only where a proof may be wanted. */
const isPossible = (mark: Mark, { proof }: Wave): boolean => mark !== 'unproved' || proof !== undefined;

/** How many took part, in all, per place and per mark; a place or a mark is null until it has k. */
export function participationOf(wave: Wave, tally: Tally, day: string): Participation {
  const shown = (counter: string): number | null => {
    const count = tally.get(counter) ?? 0;
    return count < wave.k ? null : count;
  };
  const possible = marks.filter((mark) => isPossible(mark, wave));
  return {
    total: tally.get(totalCounter) ?? 0,
    places: Object.fromEntries(wave.places.map(({ code }) => [code, shown(`${placeCounter}${code}`)])),
    marks: Object.fromEntries(possible.map((mark) => [mark, shown(`${markCounter}${mark}`)])),
    day,
  };
}
